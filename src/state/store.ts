/**
 * @file The store: the open design with its history, and the view. Actions are the only way to change it.
 *
 * | state | saved | shared | undone |
 * | design | yes | yes | yes |
 * | selection, hover, panels | no | no | no |
 * | theme | yes | no | no |
 */
import { create } from 'zustand';
import type { LayerId } from '../architecture/architecture';
import { type Design, emptyDesign } from '../document/document';

/** One step that can be undone: the design before it, and what it was called. */
export interface HistoryStep {
  readonly design: Design;
  readonly label: string;
}

/** The saved and undoable part. */
export interface DocumentSlice {
  readonly design: Design;
  /** Oldest first. */
  readonly past: readonly HistoryStep[];
  /** Next redo last. */
  readonly future: readonly HistoryStep[];
  /** Edits with the same gesture as the one before extend its step; null: every edit is a step. */
  readonly gesture: string | null;
  /** Counts the designs that were opened: what belongs to one of them only can use it as its key. */
  readonly generation: number;
}

/** The part that is neither saved nor undone. */
export interface ViewSlice {
  readonly selection: ReadonlySet<LayerId>;
  readonly hovered: LayerId | null;
}

/** What can be done. Actions keep their identity. */
export interface StoreActions {
  /** Opens a design; its history starts anew. */
  openDesign(design: Design): void;
  /** Applies an edit as one step; a repeated `gesture` (a drag, a burst of typing) extends the last step. */
  editDesign(label: string, edit: (design: Design) => Design, gesture?: string): void;
  /** Ends the running gesture: the next edit is a step of its own. */
  endGesture(): void;
  undo(): void;
  redo(): void;
  select(ids: Iterable<LayerId>): void;
  hover(id: LayerId | null): void;
}

/** Everything in the store. */
export type Store = DocumentSlice & ViewSlice & StoreActions;

const historyDepth = 200;

/** The store of the page. */
export const useStore = create<Store>()((set) => ({
  design: emptyDesign,
  past: [],
  future: [],
  gesture: null,
  generation: 0,
  selection: new Set<LayerId>(),
  hovered: null,
  openDesign: (design) =>
    set(({ generation }) => ({
      design,
      past: [],
      future: [],
      gesture: null,
      generation: generation + 1,
      selection: new Set<LayerId>(),
      hovered: null,
    })),
  editDesign: (label, edit, gesture) =>
    set((state) => {
      const design = edit(state.design);
      if (design === state.design) return state;
      const isContinued = gesture !== undefined && gesture === state.gesture;
      const step = { design: state.design, label };
      return {
        design,
        past: isContinued ? state.past : [...state.past, step].slice(-historyDepth),
        future: [],
        gesture: gesture ?? null,
        selection: keepExisting(state.selection, design),
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
      };
    }),
  select: (ids) => set({ selection: new Set(ids) }),
  hover: (hovered) => set({ hovered }),
}));

function keepExisting(selection: ReadonlySet<LayerId>, { architecture }: Design): ReadonlySet<LayerId> {
  const kept = [...selection].filter((id) => architecture.layers.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}
