/**
 * @file Which layers the canvas draws together: cards, and the connections between cards.
 *
 * A convolution with the normalisation, activation and dropout behind it is one card with thin rows. The layers
 * stay what they are; a card only says what is drawn, placed and moved as one.
 */
import type { Architecture, GroupId, LayerId, LayerNode } from '../architecture/architecture';
import { computeConsumers } from '../graph/graph';
import { getDefinition } from '../layers/catalogue';
import type { LayerFamily } from '../layers/definition';

/** Layers drawn as one card. */
export interface Card {
  /** The id of its main layer. */
  readonly id: LayerId;
  /** The layer that gives the card its title; every connection to the card enters here. */
  readonly main: LayerId;
  /** The layers behind it that are drawn as rows, in the order of computation. */
  readonly rows: readonly LayerId[];
  /** Set where the card stands for whole groups; their first layer is `main` then, and there are no rows. */
  readonly folded?: FoldedGroups;
}

/** What a card stands for that is drawn in place of whole groups. */
export interface FoldedGroups {
  /** One group, or a row of groups that are alike. */
  readonly groups: readonly GroupId[];
  /** All their layers, in document order. */
  readonly layers: readonly LayerId[];
}

/** A connection from one card to another. Several to or from a folded card are drawn as one: the first. */
export interface CardEdge {
  /** The card it leaves. */
  readonly source: LayerId;
  /** The card it enters. */
  readonly target: LayerId;
  /** The layer it really leaves: one that `source` stands for. */
  readonly from: LayerId;
  /** The layer it really enters: one that `target` stands for. */
  readonly to: LayerId;
  /** The input port of `to`. */
  readonly port: number;
}

/** What the canvas draws of an architecture. */
export interface CardGraph {
  /** In document order of the main layers. */
  readonly cards: readonly Card[];
  /** In document order of the layers they enter, then by port. */
  readonly edges: readonly CardEdge[];
  /** The card of every layer. */
  readonly cardOf: ReadonlyMap<LayerId, LayerId>;
  /** Rows of groups of which only the first is drawn, by that group. */
  readonly patterns: ReadonlyMap<GroupId, readonly GroupId[]>;
  /** All layers that a folded card, or a drawn layer of such a row, stands for; others stand for themselves. */
  readonly standsFor: ReadonlyMap<LayerId, readonly LayerId[]>;
}

/** The card graph of an empty canvas. */
export const emptyCardGraph: CardGraph = {
  cards: [],
  edges: [],
  cardOf: new Map(),
  patterns: new Map(),
  standsFor: new Map(),
};

const behindConvolution: readonly LayerFamily[] = ['normalization', 'activation', 'regularization'];
const behindMerge: readonly LayerFamily[] = ['activation', 'regularization'];

/** The families that may follow as rows, or null where a layer takes no rows. */
function getRowFamilies(node: LayerNode): readonly LayerFamily[] | null {
  const { family } = getDefinition(node.layer.kind);
  if (family === 'convolution' || node.layer.kind === 'Linear') return behindConvolution;
  // A normalisation is a row where it can be; in front of a convolution it carries its activation.
  return family === 'merge' || family === 'normalization' ? behindMerge : null;
}

/**
 * Gathers layers into cards.
 *
 * A layer becomes a row when it is the single consumer of the layer before it, has no other input and lies in
 * the same group: normalisation, activation and dropout behind a convolution or dense layer, activation and
 * dropout behind a merge or behind a normalisation that is no row itself. All other layers are cards.
 *
 * @param previous an earlier result: what did not change keeps its identity, and where nothing did (an edit of a
 *   parameter, a name) the earlier result itself is returned. O(layers + connections).
 */
export function computeCards(architecture: Architecture, previous: CardGraph = emptyCardGraph): CardGraph {
  const { layers } = architecture;
  const consumers = computeConsumers(layers);
  const cardOf = new Map<LayerId, LayerId>();
  const rowsOf = new Map<LayerId, readonly LayerId[]>();

  const findRow = (host: LayerNode, last: LayerId, families: readonly LayerFamily[]) => {
    const [next, ...others] = consumers.get(last) ?? [];
    const row = next === undefined || others.length > 0 ? undefined : layers.get(next);
    if (row === undefined || row.inputs.length !== 1 || row.group !== host.group) return undefined;
    const isRow = !cardOf.has(row.id) && families.includes(getDefinition(row.layer.kind).family);
    return isRow ? row.id : undefined;
  };
  const gather = (host: LayerNode, families: readonly LayerFamily[] | null) => {
    const rows: LayerId[] = [];
    cardOf.set(host.id, host.id);
    rowsOf.set(host.id, rows);
    if (families === null) return;
    for (let row = findRow(host, host.id, families); row !== undefined; row = findRow(host, row, families)) {
      cardOf.set(row, host.id);
      rows.push(row);
    }
  };
  // Rows are claimed from the strongest host first: a normalisation is its own card only where none claims it.
  for (const node of layers.values()) {
    const families = getRowFamilies(node);
    if (families !== null && getDefinition(node.layer.kind).family !== 'normalization')
      gather(node, families);
  }
  for (const node of layers.values()) {
    const { family } = getDefinition(node.layer.kind);
    if (family === 'normalization' && !cardOf.has(node.id)) gather(node, behindMerge);
  }
  for (const node of layers.values()) if (!cardOf.has(node.id)) gather(node, null);

  const cards: Card[] = [];
  const edges: CardEdge[] = [];
  for (const node of layers.values()) {
    const rows = rowsOf.get(node.id);
    if (rows === undefined) continue;
    cards.push({ id: node.id, main: node.id, rows });
    for (const [port, from] of node.inputs.entries()) {
      const source = cardOf.get(from);
      if (source !== undefined) edges.push({ source, target: node.id, from, to: node.id, port });
    }
  }
  return shareUnchanged({ ...emptyCardGraph, cards, edges, cardOf }, previous);
}

/** The next graph with everything that equals its predecessor replaced by it; `previous` itself if all does. */
export function shareUnchanged(next: CardGraph, previous: CardGraph): CardGraph {
  const cardsBefore = new Map(previous.cards.map((card) => [card.id, card]));
  const cards = next.cards.map((card) => {
    const before = cardsBefore.get(card.id);
    return before !== undefined && standsForSame(before, card) ? before : card;
  });
  const edges = shareEdges(next.edges, previous.edges);
  const isSame =
    hasSameItems(cards, previous.cards) &&
    hasSameItems(edges, previous.edges) &&
    hasSameLists(next.patterns, previous.patterns) &&
    hasSameLists(next.standsFor, previous.standsFor);
  return isSame ? previous : { ...next, cards, edges };
}

function standsForSame(a: Card, b: Card): boolean {
  return (
    hasSameItems(a.rows, b.rows) &&
    hasSameItems(a.folded?.groups ?? [], b.folded?.groups ?? []) &&
    hasSameItems(a.folded?.layers ?? [], b.folded?.layers ?? [])
  );
}

function hasSameLists<Key>(
  a: ReadonlyMap<Key, readonly unknown[]>,
  b: ReadonlyMap<Key, readonly unknown[]>,
): boolean {
  return a.size === b.size && [...a].every(([key, list]) => hasSameItems(list, b.get(key) ?? []));
}

function hasSameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function shareEdges(edges: readonly CardEdge[], previous: readonly CardEdge[]): readonly CardEdge[] {
  const before = new Map<LayerId, CardEdge[]>();
  for (const edge of previous) {
    const entering = before.get(edge.to);
    if (entering === undefined) before.set(edge.to, [edge]);
    else entering.push(edge);
  }
  return edges.map(
    (edge) =>
      before
        .get(edge.to)
        ?.find((old) => old.port === edge.port && old.from === edge.from && old.source === edge.source) ??
      edge,
  );
}
