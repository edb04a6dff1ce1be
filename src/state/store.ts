/**
 * @file The store: the open design with its history, and the view. Actions are the only way to change it.
 *
 * | state | saved | shared | undone |
 * | design | yes | yes | yes |
 * | designs that were open before | no | no | no |
 * | selection, hover, panels, the end of a wire that was taken up | no | no | no |
 * | theme, language, letter keys, the small map | yes | no | no |
 * | what is folded on the canvas, its direction | yes | no | no |
 * | tab of the dock | no | no | no |
 * | notice, update, used palette entries, preview, place in the tour, presenting | no | no | no |
 * | place in a lesson and what it hides, for a reload of the tab | yes | no | no |
 * | design that the open one is compared with | no | yes | no |
 * | how both are compared | no | no | no |
 * | assignment that is worked on | steps that are done | yes | no |
 * | file that is read, link that could not be, search | no | no | no |
 * | runs of training | yes | no | no |
 * | how they are shown | no | no | no |
 * | picture below the fields, and the place on it | no | no | no |
 */
import { create } from 'zustand';
import type { Analysis, Status } from '../analysis/analysis';
import type { Architecture, LayerId } from '../architecture/architecture';
import type { FileAnswer } from '../codecs/fileAnswer';
import type { LinkProblem } from '../codecs/url/linkResult';
import type { HiddenFact } from '../document/assignment';
import { type Design, emptyDesign } from '../document/document';
import type { FoundDesigns } from '../search/foundDesign';
import type { SearchOptions } from '../search/searchDesigns';
import type { DesignSummary } from '../suggestions/designSummary';
import { clamp } from '../util/numbers';
import { type AssignmentRun, getHiddenFacts } from './assignmentRun';
import { getFolding, openView } from './folding';
import { firstImageView, type ImageView } from './imageView';
import { createDesignId, type DesignId } from './library/designId';
import type { CanvasView } from './library/keptViews';
import { emptyTraining, type TrainingView } from './training/trainingView';
import type { ChosenEdge, WireEnd } from './wireView';

/** One step that can be undone: the design before it, and what it was called. */
export interface HistoryStep {
  readonly design: Design;
  readonly label: string;
}

/** The saved and undoable part. */
export interface DocumentSlice {
  readonly design: Design;
  /** The entry of the library that the design belongs to. */
  readonly designId: DesignId;
  /** Oldest first. */
  readonly past: readonly HistoryStep[];
  /** Next redo last. */
  readonly future: readonly HistoryStep[];
  /** Edits with the same gesture as the one before extend its step; null: every edit is a step. */
  readonly gesture: string | null;
  /** Counts the designs that were opened: what belongs to one of them only can use it as its key. */
  readonly generation: number;
}

/** A design that was open before, with its history, how it was looked at, and what was to be done with it. */
export type RecentDesign = Pick<
  Store,
  'design' | 'designId' | 'past' | 'future' | 'canvasView' | 'assignment'
>;

/** Colours as the system has them, or as somebody chose. */
export type Theme = 'system' | 'light' | 'dark';

/** Places of the tour. */
export type TourStep = 'network' | 'colours' | 'image' | 'layer' | 'more';

/** Where somebody is in a lesson. */
export interface LessonRun {
  /** Name of the lesson, or `challenge-` and the name of a challenge. */
  readonly lesson: string;
  /** Place of the step, from 0. */
  readonly step: number;
  /** Whether the task of the step is done. */
  readonly isDone: boolean;
  /** Hints that are shown. */
  readonly hints: number;
}

/** Languages of the page. */
export type Language = 'en' | 'de';

/** The tabs of the dock; `editor/panels/dockTabs.ts` says what each shows. */
export type DockTab = 'table' | 'growth' | 'resolution' | 'advice' | 'image' | 'train' | 'compare';

/** The panels that can be folded away. */
export type PanelName = 'palette' | 'inspector' | 'dock';

/** What can stand above the page for a while. */
export type DialogName =
  | 'open'
  | 'report'
  | 'compare'
  | 'share'
  | 'export'
  | 'commands'
  | 'shortcuts'
  | 'designs'
  | 'layers'
  | 'history'
  | 'lessons'
  | 'challenges'
  | 'assignment'
  | 'quiz'
  | 'glossary';

/** A short sentence about what was done or refused, with what can be done about it. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How two designs are compared. */
export interface CompareView {
  /** Whether it is told what makes the other one of the open design, and not the other way round. */
  readonly isOtherAfter: boolean;
  /** Whether the other one is judged on images of its own, by its own rule, and not on those of the open design. */
  readonly hasOwnImages: boolean;
}

/** How a layer or connection of a previewed design differs from the open one. */
export interface ChangeMark {
  readonly kind: 'added' | 'removed' | 'changed' | 'recoloured';
  /** Its status in the open design; null where that is the same, or where it is new. */
  readonly statusBefore: Status | null;
  /** The difference in words, for its accessible name. */
  readonly words: string;
  /** The difference in a sign and a word, on the card. */
  readonly tag?: string;
}

/** What the canvas shows in place of the open design: the previewed one, with what would go still in its place. */
export interface ShownDesign {
  readonly architecture: Architecture;
  readonly analysis: Analysis;
  /** Of layers that differ. */
  readonly marks: ReadonlyMap<LayerId, ChangeMark>;
  /** Of connections that differ, by `from to port`. */
  readonly edgeMarks: ReadonlyMap<string, 'added' | 'removed'>;
}

/** A design that is looked at before it is taken, or compared with the open one. Every change of the open design ends it. */
export interface Preview {
  /** Says which one it is: the suggestion or the find that it comes from. */
  readonly key: string;
  /** What it would do, as the step that can be undone is called. */
  readonly label: string;
  /** What is said of it in place of what it gains. */
  readonly note?: string;
  /** Null where there is nothing to take, as where two designs are compared. */
  readonly design: Design | null;
  readonly shown: ShownDesign;
}

/** The part that is not undone. */
export interface ViewSlice {
  readonly selection: ReadonlySet<LayerId>;
  readonly hovered: LayerId | null;
  /** The connection that is chosen, in place of layers; see `selectChosenEdge`. */
  readonly chosenEdge: ChosenEdge | null;
  /** The end of a wire that waits for the other one; see `selectWireEnd`. */
  readonly wireEnd: WireEnd | null;
  /** Belongs to the open design; undo leaves it alone. */
  readonly canvasView: CanvasView;
  /** Designs that were open before, the latest last. */
  readonly recent: readonly RecentDesign[];
  readonly openPanels: ReadonlySet<PanelName>;
  /** Height of the dock in pixels. */
  readonly dockHeight: number;
  readonly dockTab: DockTab;
  readonly theme: Theme;
  readonly language: Language;
  /** The language whose late sentences came last. */
  readonly lateLanguage: Language | null;
  readonly dialog: DialogName | null;
  readonly keeping: Keeping;
  /** Whether another tab has the same design open. */
  readonly isElsewhere: boolean;
  readonly notice: Notice | null;
  /** Why the link in the address was not opened. */
  readonly linkProblem: LinkProblem | null;
  /** The design that the open one is compared with. */
  readonly compared: Design | null;
  readonly compareView: CompareView;
  /** Null where no lesson is open. */
  readonly lesson: LessonRun | null;
  /** Null where the open design is for no assignment. */
  readonly assignment: AssignmentRun | null;
  /** Null where nobody takes the tour. */
  readonly tour: TourStep | null;
  /** Large type, panels folded, arrows step: for a projector. */
  readonly isPresenting: boolean;
  readonly hidden: ReadonlySet<HiddenFact>;
  /** Whether a newer version of the page waits to be loaded. */
  readonly hasUpdate: boolean;
  readonly preview: Preview | null;
  readonly imageView: ImageView;
  /** Palette entries that were used, the latest first. */
  readonly usedEntries: readonly string[];
  /** Whether single letters start commands on the network. */
  readonly hasLetterKeys: boolean;
  /** Whether a small map is there while part of the network is out of view. */
  readonly hasMap: boolean;
  /** Whether drags on the canvas draw a frame and clicks add to the selection, for fingers that hold no Shift. */
  readonly isFraming: boolean;
}

/**
 * How the open design is kept in this browser. `forked`: another tab wrote to the same design, so that this one
 * became a copy. `full` and `unavailable`: the last change is not kept.
 */
export type Keeping = 'kept' | 'pending' | 'forked' | 'full' | 'unavailable';

/** A file that is being read, or what became of the last one. */
export type FileRun =
  | { readonly phase: 'reading'; readonly file: File; readonly fraction: number }
  | {
      readonly phase: 'answered';
      readonly file: File;
      readonly answer: FileAnswer;
      /** Whether its design is compared with the open one. */
      readonly isCompared?: boolean;
    };

/** The part that workers feed. */
export interface RunSlice {
  /** Null where there is nothing to say. */
  readonly fileRun: FileRun | null;
  /** The search for better designs that was started last from what is open. */
  readonly search: SearchRun | null;
  readonly training: TrainingView;
}

/** A search for better designs, and what it has found so far. */
export interface SearchRun {
  readonly phase: 'running' | 'done' | 'cancelled';
  /** The design that it started from. */
  readonly design: Design;
  readonly start: DesignSummary;
  readonly options: SearchOptions;
  readonly found: FoundDesigns;
}

/** What can be done. Actions keep their identity. */
export interface StoreActions {
  /**
   * Opens a design; its history starts anew. What was open goes to `recent`, unless it is empty.
   * @param designId the entry of the library that it comes from; without one it is a new entry.
   */
  openDesign(design: Design, designId?: DesignId): void;
  /** Makes the open design an entry of its own: somebody else writes to the one it had. */
  forkDesign(): void;
  /** Says how keeping the design in this browser went. */
  setKeeping(keeping: Keeping): void;
  /** Says whether another tab has the same design open. */
  setElsewhere(isElsewhere: boolean): void;
  /** Puts a design of an earlier visit to `recent`, as the latest. */
  addRecent(design: Design, designId: DesignId): void;
  /** Gives a design that was open before another title: the library has it so. */
  renameRecent(designId: DesignId, title: string): void;
  /** Opens the latest of `recent`, or another one of it, with its history, in exchange for what is open. */
  reopenRecent(designId?: DesignId): void;
  /** Applies an edit as one step; a repeated `gesture` (a drag, a burst of typing) extends the last step. */
  editDesign(label: string, edit: (design: Design) => Design, gesture?: string): void;
  /** Ends the running gesture: the next edit is a step of its own. */
  endGesture(): void;
  undo(): void;
  redo(): void;
  select(ids: Iterable<LayerId>): void;
  /** Chooses a connection in place of layers; null chooses nothing. */
  chooseEdge(edge: ChosenEdge | null): void;
  /** Takes up the end of a wire; null lets go of it. */
  takeWire(end: WireEnd | null): void;
  hover(id: LayerId | null): void;
  /** Folds and unfolds, or turns the network. */
  setCanvasView(change: Partial<CanvasView>): void;
  togglePanel(name: PanelName): void;
  setDockHeight(height: number): void;
  /** Shows a tab of the dock; a dock that is folded unfolds. */
  showDockTab(tab: DockTab): void;
  setTheme(theme: Theme): void;
  /** Called by `chooseLanguage`, which loads the sentences first. */
  setLanguage(language: Language): void;
  /** Called once the late sentences of a language are there. */
  noteLateText(language: Language): void;
  /** Shows a dialog in place of the one that is shown; null closes it. */
  showDialog(name: DialogName | null): void;
  setFileRun(run: FileRun | null): void;
  setSearch(search: SearchRun | null): void;
  /** Changes what is known of training; the rules are those of `state/training`, which comes with its panel. */
  updateTraining(update: (training: TrainingView) => TrainingView): void;
  /** Says something in place of what was said before; null says nothing. */
  showNotice(notice: Notice | null): void;
  setUpdate(hasUpdate: boolean): void;
  setLesson(lesson: LessonRun | null): void;
  /** Opens an assignment for the open design, or another step of it; what it hides is hidden. Null ends it. */
  setAssignment(run: AssignmentRun | null): void;
  setTour(tour: TourStep | null): void;
  /** Panels are folded while somebody presents. */
  setPresenting(isPresenting: boolean): void;
  /** Hides facts from cards, table and panels; the same facts again change nothing. */
  hideFacts(hidden: Iterable<HiddenFact>): void;
  /** Shows a design in place of the open one, which stays as it is; null shows that again. */
  setPreview(preview: Preview | null): void;
  /** Changes what the tab "On an image" shows. */
  setImageView(change: Partial<ImageView>): void;
  setLinkProblem(problem: LinkProblem | null): void;
  /** Compares the open design with another, each on its own images unless the view says otherwise; null ends it. */
  setCompared(design: Design | null, view?: Partial<CompareView>): void;
  setCompareView(view: Partial<CompareView>): void;
  /** Notes that a palette entry was used. */
  noteUse(entry: string): void;
  setLetterKeys(hasLetterKeys: boolean): void;
  setMap(hasMap: boolean): void;
  setFraming(isFraming: boolean): void;
}

/** Everything in the store. */
export type Store = DocumentSlice & ViewSlice & RunSlice & StoreActions;

const historyDepth = 200;
const recentDepth = 20;
const usedDepth = 4;

/** Limits of the dock's height in pixels. */
export const dockHeightLimits = { min: 96, max: 640 } as const;

/** What is open, added to the designs that were open before. */
function keepRecent(
  { design, designId, past, future, canvasView, assignment, recent }: Store,
  opened?: DesignId,
): readonly RecentDesign[] {
  // What is replaced by a later state of itself is not another design.
  if (design === emptyDesign || designId === opened) return recent;
  return [...recent, { design, designId, past, future, canvasView, assignment }].slice(-recentDepth);
}

/** Another assignment takes the place of the one before, or none does: what was hidden for that is shown. */
function changeAssignment(before: AssignmentRun | null, assignment: AssignmentRun | null): Partial<Store> {
  return before === assignment
    ? {}
    : { assignment, hidden: new Set(getHiddenFacts(assignment)), lesson: null };
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

const firstCompareView: CompareView = { isOtherAfter: false, hasOwnImages: true };

/** The store of the page. */
export const useStore = create<Store>()((set) => ({
  design: emptyDesign,
  designId: createDesignId(),
  past: [],
  future: [],
  gesture: null,
  generation: 0,
  selection: new Set<LayerId>(),
  hovered: null,
  chosenEdge: null,
  wireEnd: null,
  canvasView: openView,
  recent: [],
  openPanels: new Set<PanelName>(['palette', 'inspector', 'dock']),
  dockHeight: 208,
  dockTab: 'table',
  theme: 'system',
  language: 'en',
  lateLanguage: null,
  dialog: null,
  keeping: 'kept',
  isElsewhere: false,
  fileRun: null,
  search: null,
  training: emptyTraining,
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
  forkDesign: () => set({ designId: createDesignId() }),
  setKeeping: (keeping) => set({ keeping }),
  setElsewhere: (isElsewhere) => set({ isElsewhere }),
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
        preview: null,
      };
    }),
  endGesture: () => set({ gesture: null }),
  undo: () =>
    set((state) => {
      const step = state.past.at(-1);
      if (step === undefined) return state;
      return {
        design: step.design,
        past: state.past.slice(0, -1),
        future: [...state.future, { design: state.design, label: step.label }],
        gesture: null,
        selection: keepExisting(state.selection, step.design),
        preview: null,
      };
    }),
  redo: () =>
    set((state) => {
      const step = state.future.at(-1);
      if (step === undefined) return state;
      return {
        design: step.design,
        past: [...state.past, { design: state.design, label: step.label }],
        future: state.future.slice(0, -1),
        gesture: null,
        selection: keepExisting(state.selection, step.design),
        preview: null,
      };
    }),
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
    set(({ openPanels }) => ({ dockTab, openPanels: new Set([...openPanels, 'dock' as const]) })),
  setTheme: (theme) => set({ theme }),
  setLanguage: (language) => set({ language }),
  noteLateText: (lateLanguage) => set({ lateLanguage }),
  showDialog: (dialog) => set({ dialog }),
  setFileRun: (fileRun) => set({ fileRun }),
  setSearch: (search) => set({ search }),
  updateTraining: (update) => set(({ training }) => ({ training: update(training) })),
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
      const hidden = new Set(facts);
      const isSame = hidden.size === before.size && [...hidden].every((fact) => before.has(fact));
      return isSame ? {} : { hidden };
    }),
  setPreview: (preview) => set({ preview }),
  setImageView: (change) => set(({ imageView }) => ({ imageView: { ...imageView, ...change } })),
  setFraming: (isFraming) => set({ isFraming }),
  setLetterKeys: (hasLetterKeys) => set({ hasLetterKeys }),
  setMap: (hasMap) => set({ hasMap }),
  noteUse: (entry) =>
    set(({ usedEntries }) => ({
      usedEntries: [entry, ...usedEntries.filter((other) => other !== entry)].slice(0, usedDepth),
    })),
}));

function keepExisting(selection: ReadonlySet<LayerId>, { architecture }: Design): ReadonlySet<LayerId> {
  const kept = [...selection].filter((id) => architecture.layers.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}
