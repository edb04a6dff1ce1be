/** @file The saved and undoable part of the store, and what changes it. */
import type { Design } from '../document/document';
import type { DesignId } from './library/designId';

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

/** How a gesture ends that is not to stand. */
export type GestureOutcome = 'taken-back';

/** What opens, edits and takes back. Actions keep their identity. */
export interface DocumentActions {
  /**
   * Opens a design; its history starts anew. What was open goes to `recent`, unless it is empty.
   * @param designId the entry of the library that it comes from; without one it is a new entry.
   */
  openDesign(design: Design, designId?: DesignId): void;
  /** Puts a design of an earlier visit to `recent`, as the latest. */
  addRecent(design: Design, designId: DesignId): void;
  /** Gives a design that was open before another title: the library has it so. */
  renameRecent(designId: DesignId, title: string): void;
  /** Opens the latest of `recent`, or another one of it, with its history, in exchange for what is open. */
  reopenRecent(designId?: DesignId): void;
  /** Applies an edit as one step; a repeated `gesture` (a drag, a burst of typing) extends the last step. */
  editDesign(label: string, edit: (design: Design) => Design, gesture?: string): void;
  /**
   * Ends the running gesture: the next edit is a step of its own. What it did can be taken back, as if it had never
   * been: there is no step to redo then.
   */
  endGesture(outcome?: GestureOutcome): void;
  undo(): void;
  redo(): void;
}
