/**
 * @file The cards of a network that is partly folded: folded groups in place of the cards within them.
 *
 * Every layer first finds the layer that is drawn for it: itself, or where only the first of a row of identical
 * groups is drawn, its counterpart there. The outermost folded group around that one, if any, is its card. Neighbours
 * that are alike and folded share a card.
 */
import type { Architecture, GroupId, LayerId } from '../architecture/architecture';
import { getGroupPath } from '../architecture/architecture';
import { computeGroupLayers } from '../architecture/membership';
import { findRepeats } from '../architecture/repeats';
import { type Card, type CardEdge, type CardGraph, emptyCardGraph, shareUnchanged } from './cards';
import type { Folds } from './foldState';

/** What the rows of identical groups come to. */
interface Rows {
  /** Groups that are not drawn: the first of their row is. */
  readonly patternOf: ReadonlyMap<GroupId, GroupId>;
  readonly patterns: ReadonlyMap<GroupId, readonly GroupId[]>;
  /** For every folded group all that share its card. */
  readonly runOf: ReadonlyMap<GroupId, readonly GroupId[]>;
}

const isFolded = ({ folded, joined }: Folds, id: GroupId) => folded.has(id) && !joined.has(id);

function findRows(architecture: Architecture, folds: Folds): Rows {
  const patternOf = new Map<GroupId, GroupId>();
  const patterns = new Map<GroupId, readonly GroupId[]>();
  const runOf = new Map<GroupId, GroupId[]>();
  for (const { groups } of findRepeats(architecture, folds.splits)) {
    const [first] = groups;
    if (first !== undefined && folds.joined.has(first)) {
      patterns.set(first, groups);
      for (const id of groups.slice(1)) patternOf.set(id, first);
      continue;
    }
    let run: GroupId[] = [];
    for (const id of groups) {
      if (!isFolded(folds, id)) run = [];
      else runOf.set(id, run).get(id)?.push(id);
    }
  }
  return { patternOf, patterns, runOf };
}

/** In which group of a row a layer lies. */
interface Turn {
  readonly row: GroupId;
  readonly at: number;
}

/** Where a layer is drawn. */
interface Drawn {
  /** The layer that is drawn for it. */
  readonly layer: LayerId;
  /** The groups that its folded card stands for; null where it is drawn as itself. */
  readonly groups: readonly GroupId[] | null;
  /** The rows around it of which only the first group is drawn, outermost first. */
  readonly turns: readonly Turn[];
}

/** Finds where every layer is drawn. O(layers x depth). */
function locateLayers(
  architecture: Architecture,
  folds: Folds,
  { patternOf, patterns, runOf }: Rows,
): ReadonlyMap<LayerId, Drawn> {
  const members = computeGroupLayers(architecture);
  const positions = new Map(
    [...patternOf.keys()].map((id) => [
      id,
      new Map((members.get(id) ?? []).map((layer, position) => [layer, position])),
    ]),
  );
  const paths = new Map<GroupId | null, readonly GroupId[]>();
  const getPath = (layer: LayerId) => {
    const group = architecture.layers.get(layer)?.group ?? null;
    let path = paths.get(group);
    if (path === undefined) {
      path = getGroupPath(architecture, group).map(({ id }) => id);
      paths.set(group, path);
    }
    return path;
  };
  const locate = (id: LayerId): Drawn => {
    let layer = id;
    let path = getPath(layer);
    const turns: Turn[] = [];
    for (let depth = 0; depth < path.length; depth += 1) {
      const group = path[depth];
      if (group === undefined) break;
      const pattern = patternOf.get(group);
      const row = patterns.get(pattern ?? group);
      if (row !== undefined) turns.push({ row: pattern ?? group, at: row.indexOf(group) });
      else if (isFolded(folds, group)) return { layer, groups: runOf.get(group) ?? [group], turns };
      if (pattern === undefined) continue;
      layer = members.get(pattern)?.[positions.get(group)?.get(layer) ?? -1] ?? layer;
      path = getPath(layer);
    }
    return { layer, groups: null, turns };
  };
  return new Map([...architecture.layers.keys()].map((id) => [id, locate(id)]));
}
/** Whether two layers lie in different groups of the same row: connections between those are what its count says. */
function isBetweenTurns(a: readonly Turn[], b: readonly Turn[]): boolean {
  for (const [depth, { row, at }] of a.entries()) {
    const other = b[depth];
    if (other?.row !== row) return false;
    if (other.at !== at) return true;
  }
  return false;
}

/**
 * Folds cards. Every layer belongs to one card; every connection between two cards is drawn, except for those from
 * one group of a row to the next where only the first is drawn.
 *
 * @param base the cards of the same architecture with nothing folded.
 * @param previous an earlier result: what did not change keeps its identity. O(layers x depth + connections).
 */
export function foldCards(
  base: CardGraph,
  architecture: Architecture,
  folds: Folds,
  previous: CardGraph = emptyCardGraph,
): CardGraph {
  const isPlain = ![...folds.folded, ...folds.joined].some((id) => architecture.groups.has(id));
  if (isPlain) return base;
  const rows = findRows(architecture, folds);
  const drawn = locateLayers(architecture, folds, rows);
  // A folded card goes by the first card within it: it stands where that stood.
  const ids = new Map<GroupId | undefined, LayerId>();
  for (const { main } of base.cards) {
    const { layer, groups } = drawn.get(main) ?? {};
    if (groups && layer === main && !ids.has(groups[0])) ids.set(groups[0], main);
  }
  const cardOf = new Map<LayerId, LayerId>();
  const standsFor = new Map<LayerId, LayerId[]>();
  for (const [id, { layer, groups }] of drawn) {
    const card = groups === null ? base.cardOf.get(layer) : ids.get(groups[0]);
    if (card === undefined) continue;
    cardOf.set(id, card);
    const shown = groups === null ? layer : card;
    const meant = standsFor.get(shown);
    if (meant === undefined) standsFor.set(shown, [id]);
    else meant.push(id);
  }
  const cards: Card[] = [];
  for (const card of base.cards) {
    const { layer, groups = null } = drawn.get(card.main) ?? {};
    if (layer !== card.main) continue;
    if (groups === null) cards.push(card);
    else if (ids.get(groups[0]) === card.main) {
      const layers = standsFor.get(card.main) ?? [];
      cards.push({ id: card.main, main: card.main, rows: [], folded: { groups, layers } });
    }
  }
  for (const [id, [first, second]] of standsFor)
    if (first === id && second === undefined) standsFor.delete(id);
  const edges = foldEdges(base, drawn, cardOf);
  return shareUnchanged({ cards, edges, cardOf, patterns: rows.patterns, standsFor }, previous);
}

function foldEdges(
  base: CardGraph,
  drawn: ReadonlyMap<LayerId, Drawn>,
  cardOf: ReadonlyMap<LayerId, LayerId>,
): readonly CardEdge[] {
  const edges = new Map<string, CardEdge>();
  for (const edge of base.edges) {
    const from = drawn.get(edge.from);
    const to = drawn.get(edge.to);
    const source = cardOf.get(edge.from);
    const target = cardOf.get(edge.to);
    if (from === undefined || to === undefined || source === undefined || target === undefined) continue;
    const isFolded = from.groups !== null || to.groups !== null;
    const isItself = from.layer === edge.from && to.layer === edge.to && !isFolded;
    if ((source === target && !isItself) || isBetweenTurns(from.turns, to.turns)) continue;
    const key = isFolded ? `${source} ${target}` : `${from.layer} ${to.layer} ${edge.port}`;
    if (!edges.has(key)) edges.set(key, isItself ? edge : { ...edge, source, target });
  }
  return [...edges.values()];
}
