/** @file What is looked at, and how. */
import type { LayerId } from '../architecture/architecture';
import type { HiddenFact } from '../document/assignment';
import { closeHidden } from '../document/closeHidden';
import { clamp } from '../util/numbers';
import { changeAssignment } from './assignmentChange';
import { openView } from './folding';
import { firstImageView } from './imageView';
import type { SetStore } from './storeShape';
import type { CompareView, PanelName, ViewActions, ViewSlice } from './viewSlice';

const usedDepth = 4;

/** Limits of the dock's height in pixels. */
export const dockHeightLimits = { min: 96, max: 640 } as const;

const firstCompareView: CompareView = { isOtherAfter: false, hasOwnImages: true };

/** The slice as it is at first, and its actions. */
export function createView(set: SetStore): ViewSlice & ViewActions {
  return {
    selection: new Set<LayerId>(),
    hovered: null,
    chosenEdge: null,
    wireEnd: null,
    canvasView: openView,
    recent: [],
    openPanels: new Set<PanelName>(['palette', 'inspector', 'dock']),
    dockCalls: 0,
    dockHeight: 208,
    dockTab: 'table',
    theme: 'system',
    language: 'en',
    lateLanguage: null,
    dialog: null,
    keeping: 'kept',
    isElsewhere: false,
    notice: null,
    linkProblem: null,
    compared: null,
    compareView: firstCompareView,
    lesson: null,
    assignment: null,
    tour: null,
    isPresenting: false,
    hidden: new Set<HiddenFact>(),
    hasUpdate: false,
    preview: null,
    imageView: firstImageView,
    usedEntries: [],
    hasLetterKeys: true,
    hasMap: true,
    isFraming: false,
    setKeeping: (keeping) => set({ keeping }),
    setElsewhere: (isElsewhere) => set({ isElsewhere }),
    select: (ids) => set({ selection: new Set(ids), chosenEdge: null }),
    chooseEdge: (chosenEdge) => set({ chosenEdge, selection: new Set<LayerId>() }),
    takeWire: (wireEnd) => set({ wireEnd }),
    hover: (hovered) => set({ hovered }),
    setCanvasView: (change) => set(({ canvasView }) => ({ canvasView: { ...canvasView, ...change } })),
    togglePanel: (name) =>
      set(({ openPanels }) => {
        const next = new Set(openPanels);
        if (!next.delete(name)) next.add(name);
        return { openPanels: next };
      }),
    setDockHeight: (height) =>
      set({ dockHeight: clamp(Math.round(height), dockHeightLimits.min, dockHeightLimits.max) }),
    showDockTab: (dockTab) =>
      set(({ openPanels, dockCalls }) => ({
        dockTab,
        dockCalls: dockCalls + 1,
        openPanels: new Set([...openPanels, 'dock' as const]),
      })),
    setTheme: (theme) => set({ theme }),
    setLanguage: (language) => set({ language }),
    noteLateText: (lateLanguage) => set({ lateLanguage }),
    showDialog: (dialog) => set({ dialog }),
    showNotice: (notice) => set({ notice }),
    setLinkProblem: (linkProblem) => set({ linkProblem }),
    setCompared: (compared, view) => set({ compared, compareView: { ...firstCompareView, ...view } }),
    setCompareView: (view) => set(({ compareView }) => ({ compareView: { ...compareView, ...view } })),
    setUpdate: (hasUpdate) => set({ hasUpdate }),
    setLesson: (lesson) => set({ lesson }),
    setAssignment: (assignment) => set((state) => changeAssignment(state.assignment, assignment)),
    setTour: (tour) => set({ tour }),
    setPresenting: (isPresenting) =>
      set({
        isPresenting,
        openPanels: new Set<PanelName>(isPresenting ? [] : ['palette', 'inspector', 'dock']),
      }),
    hideFacts: (facts) =>
      set(({ hidden: before }) => {
        const hidden = closeHidden(facts);
        const isSame = hidden.size === before.size && [...hidden].every((fact) => before.has(fact));
        return isSame ? {} : { hidden, ...(hidden.size > 0 && { preview: null }) };
      }),
    // What another network comes to would give away what is hidden of this one.
    setPreview: (preview) => set(({ hidden }) => ({ preview: hidden.size > 0 ? null : preview })),
    setImageView: (change) => set(({ imageView }) => ({ imageView: { ...imageView, ...change } })),
    setFraming: (isFraming) => set({ isFraming }),
    setLetterKeys: (hasLetterKeys) => set({ hasLetterKeys }),
    setMap: (hasMap) => set({ hasMap }),
    noteUse: (entry) =>
      set(({ usedEntries }) => ({
        usedEntries: [entry, ...usedEntries.filter((other) => other !== entry)].slice(0, usedDepth),
      })),
  };
}
