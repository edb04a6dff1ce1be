/**
 * @file The network taken apart into what lies behind one another and what lies beside one another.
 *
 * A card that every path passes is an item of its own; what lies between two such cards is a block of branches,
 * each taken apart in the same way. Connections between two cards of the longest path do not count: they run in
 * lanes beside it. What cannot be taken apart (branches with links among them) is a tangle.
 *
 * Articulations are found by one sweep over the topological order: in a graph with one source and one sink, a
 * card lies on all paths exactly when no link jumps over its position.
 */
import type { CardNetwork, Vertex } from './cardNetwork';
import { collectBetween, computeLongestPath, splitIntoConnectedParts } from './longestPath';

/** A card that all paths of its series pass. */
export interface CardItem {
  readonly type: 'card';
  readonly vertex: Vertex;
  /** It is the only card of a shortcut and stands in the chain for narrowness: the chain passes it by. */
  readonly isAside: boolean;
  /** Nothing before it in the series leads to it: a part of the network of its own begins. */
  readonly isStart: boolean;
}

/** Branches beside one another; the first holds the longest path. */
export interface BlockItem {
  readonly type: 'block';
  readonly branches: readonly Series[];
}

/** Cards with links in all directions. */
export interface TangleItem {
  readonly type: 'tangle';
  /** In topological order. */
  readonly vertices: readonly Vertex[];
}

/** A part of a series. */
export type Item = CardItem | BlockItem | TangleItem;

/** Items behind one another. */
export interface Series {
  readonly items: readonly Item[];
}

/** Below this depth of branches within branches everything counts as a tangle. */
const maxDepth = 40;
/** A network that still is not taken apart after this many passes over it never was meant to be. */
const maxPasses = 20;

/** Takes the network apart; parts without a connection to the main path follow it, one after the other. */
export function computeStructure(network: CardNetwork): Series {
  const items: Item[] = [];
  const waiting = splitIntoConnectedParts(network.vertices).toReversed();
  let work = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    work += part.length;
    if (part.length > 1 && work > maxPasses * network.vertices.length) {
      items.push({ type: 'tangle', vertices: part });
      continue;
    }
    const inside = new Set(part);
    const isInside = (vertex: Vertex) => inside.has(vertex);
    const path = computeLongestPath(part, isInside);
    const [first] = path;
    const last = path.at(-1);
    if (first === undefined || last === undefined) continue;
    const core = collectBetween(part, first, last, isInside);
    const [start, ...others] = splitSeries(core, new Set(core), 0).items;
    if (start !== undefined)
      items.push(start.type === 'card' ? { ...start, isStart: true } : start, ...others);
    if (core.length === part.length) continue;
    for (const vertex of core) inside.delete(vertex);
    waiting.push(...splitIntoConnectedParts([...inside]).toReversed());
  }
  return { items };
}

/**
 * Takes apart what lies between two cards that all paths pass. [vertices in topological order]
 *
 * @param scope the part of the network that is taken apart; links that lead out of it do not count.
 */
function splitSeries(vertices: readonly Vertex[], scope: ReadonlySet<Vertex>, depth: number): Series {
  const [only] = vertices;
  if (only !== undefined && vertices.length === 1) return { items: [createCardItem(only)] };
  if (depth > maxDepth) return { items: [{ type: 'tangle', vertices }] };
  const crossings = countCrossings(vertices, scope);
  const items: Item[] = [];
  let between: Vertex[] = [];
  const closeBlock = () => {
    if (between.length > 0) items.push(splitBlock(between, scope, vertices.length, depth));
    between = [];
  };
  for (const [index, vertex] of vertices.entries()) {
    if (crossings[index] !== 0) {
      between.push(vertex);
      continue;
    }
    closeBlock();
    items.push(createCardItem(vertex));
  }
  closeBlock();
  return { items };
}

function createCardItem(vertex: Vertex): CardItem {
  return { type: 'card', vertex, isAside: false, isStart: false };
}

function splitBlock(
  vertices: readonly Vertex[],
  scope: ReadonlySet<Vertex>,
  seriesLength: number,
  depth: number,
): Item {
  const parts = splitIntoConnectedParts(vertices);
  // A single part as long as the series itself would be taken apart for ever.
  if (parts.length === 1 && vertices.length === seriesLength) return { type: 'tangle', vertices };
  const branches = parts.map((part) => ({ part, series: splitSeries(part, scope, depth + 1) }));
  const [single] = branches.length === 1 ? (branches[0]?.series.items ?? []) : [];
  if (single?.type === 'tangle' && single.vertices.length === vertices.length) return single;
  const main = findMainBranch(parts);
  return {
    type: 'block',
    branches: [
      ...branches.filter(({ part }) => part === main),
      ...branches.filter(({ part }) => part !== main),
    ].map(({ series }) => series),
  };
}

function findMainBranch(parts: readonly (readonly Vertex[])[]): readonly Vertex[] | undefined {
  let main: readonly Vertex[] | undefined;
  let longest = 0;
  for (const part of parts) {
    const inside = new Set(part);
    const { length } = computeLongestPath(part, (vertex) => inside.has(vertex));
    if (length <= longest) continue;
    longest = length;
    main = part;
  }
  return main;
}

/**
 * How many links jump over each vertex: [vertices]. Links between two cards of the longest path do not count.
 * Links from outside come from in front of the first, links to outside lead behind the last.
 */
function countCrossings(vertices: readonly Vertex[], scope: ReadonlySet<Vertex>): Int32Array {
  const indexOf = new Map<Vertex, number>();
  for (const [index, vertex] of vertices.entries()) indexOf.set(vertex, index);
  const path = computeLongestPath(vertices, (vertex) => indexOf.has(vertex));
  const onPath = new Set(path);
  const first = path[0];
  const last = path.at(-1);
  const after = new Map<Vertex, Vertex | undefined>(path.map((vertex, index) => [vertex, path[index + 1]]));
  const changes = new Int32Array(vertices.length + 1);
  const cross = (from: number, to: number) => {
    if (from >= to) return;
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to] = (changes[to] ?? 0) - 1;
  };
  for (const [index, vertex] of vertices.entries()) {
    for (const { source } of vertex.ins) {
      const from = indexOf.get(source);
      if (from === undefined) {
        if (scope.has(source) && (!onPath.has(vertex) || vertex === first)) cross(0, index);
      } else if (!onPath.has(source) || !onPath.has(vertex) || after.get(source) === vertex) {
        cross(from + 1, index);
      }
    }
    const leaves = vertex.outs.some(({ target }) => scope.has(target) && !indexOf.has(target));
    if (leaves && (!onPath.has(vertex) || vertex === last)) cross(index + 1, vertices.length);
  }
  for (let index = 1; index < changes.length; index++) {
    changes[index] = (changes[index] ?? 0) + (changes[index - 1] ?? 0);
  }
  return changes;
}
