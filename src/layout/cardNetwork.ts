/**
 * @file The card graph as linked objects in topological order: what all steps of the layout walk.
 */

import type { LayerId } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import type { Card, CardEdge, CardGraph } from './cards';

/** A card with its connections. */
export interface Vertex {
  readonly card: Card;
  /** Position in topological order; cards on or behind a cycle come last, in document order. */
  readonly position: number;
  /** Forward links that enter, by port. */
  readonly ins: Link[];
  /** Forward links that leave. */
  readonly outs: Link[];
}

/** A connection between two cards. */
export interface Link {
  readonly edge: CardEdge;
  readonly source: Vertex;
  readonly target: Vertex;
}

/** The cards in topological order. */
export interface CardNetwork {
  readonly vertices: readonly Vertex[];
  /** All links in the order of the card graph's edges. */
  readonly links: readonly Link[];
}

/** Whether a link runs with the topological order; those of cycles may not. */
export function isForward(link: Link): boolean {
  return link.source.position < link.target.position;
}

/** Links the cards. Only forward links are listed at the cards. O(cards + edges). */
export function createCardNetwork(graph: CardGraph): CardNetwork {
  const inputs = new Map<LayerId, LayerId[]>(graph.cards.map((card) => [card.id, []]));
  for (const edge of graph.edges) inputs.get(edge.target)?.push(edge.source);
  const nodes = new Map([...inputs].map(([id, sources]) => [id, { id, inputs: sources }]));
  const { order, cyclic } = computeOrder(nodes);
  const cards = new Map(graph.cards.map((card) => [card.id, card]));
  const byId = new Map<LayerId, Vertex>();
  for (const id of [...order, ...cyclic]) {
    const card = cards.get(id);
    if (card !== undefined) byId.set(id, { card, position: byId.size, ins: [], outs: [] });
  }
  const links: Link[] = [];
  for (const edge of graph.edges) {
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    if (source === undefined || target === undefined) continue;
    const link = { edge, source, target };
    links.push(link);
    if (!isForward(link)) continue;
    source.outs.push(link);
    target.ins.push(link);
  }
  return { vertices: [...byId.values()], links };
}
