/** @file The part of the store that is not undone: what is looked at, and how. */
import type { Analysis, Status } from '../analysis/analysis';
import type { Architecture, LayerId } from '../architecture/architecture';
import type { LinkProblem } from '../codecs/url/linkResult';
import type { HiddenFact } from '../document/assignment';
import type { Design } from '../document/document';
import type { AssignmentRun } from './assignmentRun';
import type { DocumentSlice } from './documentSlice';
import type { ImageView } from './imageView';
import type { CanvasView } from './library/keptViews';
import type { ChosenEdge, WireEnd } from './wireView';

/** A design that was open before, with its history, how it was looked at, and what was to be done with it. */
export type RecentDesign = Pick<DocumentSlice, 'design' | 'designId' | 'past' | 'future'> &
  Pick<ViewSlice, 'canvasView' | 'assignment'>;

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
  /** The network with which the task was done, in its stored form; checked where it is read. */
  readonly answer?: unknown;
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
  | 'rename'
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
  /** How often a tab of the dock was asked for; where the dock is a sheet, that opens it. */
  readonly dockCalls: number;
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

/** What changes the view. Actions keep their identity. */
export interface ViewActions {
  /** Says how keeping the design in this browser went. */
  setKeeping(keeping: Keeping): void;
  /** Says whether another tab has the same design open. */
  setElsewhere(isElsewhere: boolean): void;
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
