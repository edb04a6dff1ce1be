/** @file How a network is looked at first: so that it is legible as a whole. */
import type { Architecture } from '../architecture/architecture';
import { computeCards } from './cards';
import { foldCards } from './foldedCards';
import { type Folds, noFolds } from './foldState';
import { foldAll } from './folds';

/** A network of more cards than this is opened with its blocks folded. */
const maxOpenCards = 40;
/** Where more cards are left even then, stages are folded too. */
const maxFoldedCards = 120;

/** Small networks as they are, larger ones folded by block, very large ones by stage. O(layers x depth). */
export function chooseFolds(architecture: Architecture): Folds {
  if (architecture.groups.size === 0) return noFolds;
  const cards = computeCards(architecture);
  if (cards.cards.length <= maxOpenCards) return noFolds;
  const byBlock = foldAll(architecture, 'block');
  const { cards: left } = foldCards(cards, architecture, byBlock);
  return left.length <= maxFoldedCards ? byBlock : foldAll(architecture, 'stage');
}
