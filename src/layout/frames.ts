/** @file The frames around unfolded groups: which cards each holds, and which card begins it. */
import type { Architecture, GroupId, LayerId } from '../architecture/architecture';
import { getGroupPath } from '../architecture/architecture';
import type { Card, CardGraph } from './cards';

/** An unfolded group with the cards drawn for it. */
export interface Frame {
  readonly group: GroupId;
  /** In document order; the frame begins with the first. */
  readonly cards: readonly LayerId[];
  /** How many frames lie in one another within it, itself included. */
  readonly height: number;
}

/** The innermost unfolded group around a card. */
function getHolder({ layers, groups }: Architecture, { main, folded }: Card): GroupId | null {
  const [outermost] = folded?.groups ?? [];
  if (outermost === undefined) return layers.get(main)?.group ?? null;
  return groups.get(outermost)?.parent ?? null;
}

/**
 * The frames of all unfolded groups, outer ones first. A single card needs none, unless it stands for a row of groups.
 * O(cards x depth).
 */
export function computeFrames(graph: CardGraph, architecture: Architecture): readonly Frame[] {
  const cardsOf = new Map<GroupId, LayerId[]>();
  const parents = new Map<GroupId, GroupId | null>();
  const paths = new Map<GroupId | null, readonly GroupId[]>();
  for (const card of graph.cards) {
    const holder = getHolder(architecture, card);
    let path = paths.get(holder);
    if (path === undefined) {
      path = getGroupPath(architecture, holder).map(({ id }) => id);
      paths.set(holder, path);
    }
    for (const [depth, id] of path.entries()) {
      const known = cardsOf.get(id);
      parents.set(id, path[depth - 1] ?? null);
      if (known === undefined) cardsOf.set(id, [card.id]);
      else known.push(card.id);
    }
  }
  const frames: Frame[] = [];
  const heights = new Map<GroupId, number>();
  // Inner groups come later than those around them.
  for (const [group, cards] of [...cardsOf].reverse()) {
    const inner = heights.get(group) ?? 0;
    const isDrawn = cards.length > 1 || graph.patterns.has(group);
    const height = inner + (isDrawn ? 1 : 0);
    const parent = parents.get(group) ?? null;
    if (parent !== null) heights.set(parent, Math.max(heights.get(parent) ?? 0, height));
    if (isDrawn) frames.push({ group, cards, height });
  }
  return frames.reverse();
}

/** The cards that begin frames. */
export function findOpenings(frames: readonly Frame[]): ReadonlySet<LayerId> {
  return new Set(frames.flatMap(({ cards }) => cards[0] ?? []));
}
