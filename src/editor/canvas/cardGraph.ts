/** @file The cards of the open design. */
import type { Architecture } from '../../architecture/architecture';
import { type CardGraph, computeCards } from '../../layout/cards';
import type { Store } from '../../state/store';

let last: { readonly architecture: Architecture; readonly graph: CardGraph } | null = null;

/** The cards of the open design; the same graph until layers or connections change. */
export function selectCardGraph({ design: { architecture } }: Store): CardGraph {
  if (last?.architecture !== architecture) {
    last = { architecture, graph: computeCards(architecture, last?.graph) };
  }
  return last.graph;
}
