/**
 * @file Folding comes behind the first picture, which is small enough to do without: until then, nothing is folded.
 *
 * `startFolding.ts` brings it; everything that opens designs later waits for that file.
 */
import type { Architecture } from '../architecture/architecture';
import type { Design } from '../document/document';
import type { CardGraph } from '../layout/cards';
import { type Folds, noFolds } from '../layout/foldState';
import type { DesignId } from './library/designId';
import type { CanvasView } from './library/keptViews';

/** What folding can do. */
export interface Folding {
  foldCards(base: CardGraph, architecture: Architecture, folds: Folds, previous?: CardGraph): CardGraph;
  /** How a design is looked at that is opened: as the last time, else so that it is legible. */
  chooseView(architecture: Architecture, id: DesignId): CanvasView;
  /** An edit of what is drawn once for a row of identical groups, made in all of them. */
  follow(before: Design, after: Design, folds: Folds): Design;
}

/** How everything is looked at until somebody folds something. */
export const openView: CanvasView = { folds: noFolds, direction: 'down' };

let folding: Folding = {
  foldCards: (base) => base,
  chooseView: () => openView,
  follow: (_, after) => after,
};

/** What folding can do by now. */
export function getFolding(): Folding {
  return folding;
}

/** Brings folding. */
export function setFolding(next: Folding): void {
  folding = next;
}
