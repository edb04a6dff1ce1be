/** @file The open design with its history: opening, editing, undoing, and what was open before. */
import type { LayerId } from '../architecture/architecture';
import { type Design, emptyDesign } from '../document/document';
import { changeAssignment } from './assignmentChange';
import type { DocumentActions, DocumentSlice } from './documentSlice';
import { getFolding } from './folding';
import { createDesignId, type DesignId } from './library/designId';
import type { SetStore, Store } from './storeShape';
import type { RecentDesign } from './viewSlice';
import { followEdge } from './wireView';

const historyDepth = 200;
const recentDepth = 20;

/** What is open, added to the designs that were open before. */
function keepRecent(
  { design, designId, past, future, canvasView, assignment, recent }: Store,
  opened?: DesignId,
): readonly RecentDesign[] {
  // What is replaced by a later state of itself is not another design.
  if (design === emptyDesign || designId === opened) return recent;
  return [...recent, { design, designId, past, future, canvasView, assignment }].slice(-recentDepth);
}

/** What a design that is opened does not take over from the one before. */
const freshView = {
  gesture: null,
  selection: new Set<LayerId>(),
  hovered: null,
  chosenEdge: null,
  wireEnd: null,
  fileRun: null,
  search: null,
  preview: null,
  compared: null,
} as const;

function keepExisting(selection: ReadonlySet<LayerId>, { architecture }: Design): ReadonlySet<LayerId> {
  const kept = [...selection].filter((id) => architecture.layers.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}

/** What a step leads back to: selected are the layers that come back with it, or what is there still. */
function leadBack({ design, selection, chosenEdge }: Store, next: Design) {
  const { layers } = design.architecture;
  const returned = [...next.architecture.layers.keys()].filter((id) => !layers.has(id));
  return {
    design: next,
    gesture: null,
    selection: returned.length > 0 ? new Set(returned) : keepExisting(selection, next),
    chosenEdge: followEdge(chosenEdge, next),
    preview: null,
  };
}

/** The slice as it is at first, and its actions. */
export function createDocument(set: SetStore): DocumentSlice & DocumentActions {
  return {
    design: emptyDesign,
    designId: createDesignId(),
    past: [],
    future: [],
    gesture: null,
    generation: 0,
    openDesign: (design, designId = createDesignId()) =>
      set((state) => ({
        ...freshView,
        design,
        designId,
        past: [],
        future: [],
        canvasView: getFolding().chooseView(design.architecture, designId),
        keeping: 'kept',
        generation: state.generation + 1,
        recent: keepRecent(state, designId),
        ...(designId !== state.designId && changeAssignment(state.assignment, null)),
      })),
    addRecent: (design, designId) =>
      set(({ recent }) => {
        const canvasView = getFolding().chooseView(design.architecture, designId);
        return {
          recent: [...recent, { design, designId, past: [], future: [], canvasView, assignment: null }],
        };
      }),
    renameRecent: (designId, title) =>
      set(({ recent }) => ({
        recent: recent.map((entry) =>
          entry.designId === designId ? { ...entry, design: { ...entry.design, title } } : entry,
        ),
      })),
    reopenRecent: (designId) =>
      set((state) => {
        const place = state.recent.findLastIndex(
          (entry) => designId === undefined || entry.designId === designId,
        );
        const latest = state.recent[place];
        if (latest === undefined) return state;
        return {
          ...freshView,
          ...latest,
          keeping: 'kept',
          generation: state.generation + 1,
          recent: keepRecent({ ...state, recent: state.recent.toSpliced(place, 1) }),
          ...changeAssignment(state.assignment, latest.assignment),
        };
      }),
    editDesign: (label, edit, gesture) =>
      set((state) => {
        const edited = edit(state.design);
        if (edited === state.design) return state;
        const design = getFolding().follow(state.design, edited, state.canvasView.folds);
        const isContinued = gesture !== undefined && gesture === state.gesture;
        const step = { design: state.design, label };
        return {
          design,
          past: isContinued ? state.past : [...state.past, step].slice(-historyDepth),
          future: [],
          gesture: gesture ?? null,
          selection: keepExisting(state.selection, design),
          chosenEdge: followEdge(state.chosenEdge, design),
          preview: null,
        };
      }),
    endGesture: (outcome) =>
      set((state) => {
        const step = state.past.at(-1);
        if (outcome !== 'taken-back' || state.gesture === null || step === undefined)
          return { gesture: null };
        return { ...leadBack(state, step.design), past: state.past.slice(0, -1) };
      }),
    undo: () =>
      set((state) => {
        const step = state.past.at(-1);
        if (step === undefined) return state;
        return {
          ...leadBack(state, step.design),
          past: state.past.slice(0, -1),
          future: [...state.future, { design: state.design, label: step.label }],
        };
      }),
    redo: () =>
      set((state) => {
        const step = state.future.at(-1);
        if (step === undefined) return state;
        return {
          ...leadBack(state, step.design),
          past: [...state.past, { design: state.design, label: step.label }],
          future: state.future.slice(0, -1),
        };
      }),
  };
}
