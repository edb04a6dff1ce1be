/**
 * @file Tangles drawn by dagre: ranks by tight trees, few crossings, ways around the cards. Too slow for large
 * ones. Its slanted ways are turned into right angles, the turns between two ranks in lanes by source.
 */
import { Graph, layout } from '@dagrejs/dagre';
import type { Point, Size } from './geometry';
import { assignLanes, type Stretch } from './lanes';
import { type ArrangeTangle, arrangeInRows, type TangleLink } from './tangle';

/** With more cards and links than this dagre would hold up a worker for seconds; plain rows are used. */
const maxDagreSize = 600;

/** Between two ranks there is room for this many pixels of lanes. */
const rankGap = 32;
const turnGap = 5;

const front = 'front';
const behind = 'behind';

/** Arranges a tangle with dagre; very large ones in rows. */
export const arrangeWithDagre: ArrangeTangle = (tangle) => {
  const { sizes, links, entries, exits, branchGap } = tangle;
  if (sizes.length + links.length > maxDagreSize) return arrangeInRows(tangle);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ranker: 'tight-tree', rankdir: 'TB', ranksep: rankGap, nodesep: branchGap, edgesep: 10 });
  for (const [card, { width, height }] of sizes.entries()) graph.setNode(String(card), { width, height });
  // The cards in front and behind pull what they are linked with towards the middle.
  graph.setNode(front, { width: 1, height: 1 });
  graph.setNode(behind, { width: 1, height: 1 });
  const ends = [
    ...links.map(([from, to]): readonly [string, string] => [String(from), String(to)]),
    ...entries.map((card): readonly [string, string] => [front, String(card)]),
    ...exits.map((card): readonly [string, string] => [String(card), behind]),
  ];
  for (const [index, [from, to]] of ends.entries()) graph.setEdge(from, to, {}, String(index));
  layout(graph);
  const middle = graph.node(front).x ?? 0;
  const getCentre = (node: string): Point => {
    const { x = 0, y = 0 } = graph.node(node);
    return { x: Math.round(x - middle), y: Math.round(y) };
  };
  const centres = sizes.map((_, card) => getCentre(String(card)));
  const ranks = collectRanks(centres, sizes);
  const passes = ends.map(([from, to], index) => {
    const points: readonly Point[] = graph.edge(from, to, String(index)).points ?? [];
    const inner = points.slice(1, -1).map(({ x, y }) => ({ x: Math.round(x - middle), y }));
    return { from: getCentre(from), to: getCentre(to), source: from, inner };
  });
  const ways = turnAtRightAngles(passes, ranks);
  const { length } = links satisfies readonly TangleLink[];
  return {
    centres,
    ways: ways.slice(0, length),
    entryWays: ways.slice(length, length + entries.length),
    exitWays: ways.slice(length + entries.length),
  };
};

interface Rank {
  readonly top: number;
  readonly bottom: number;
}

interface Pass {
  readonly source: string;
  readonly from: Point;
  readonly to: Point;
  readonly inner: readonly Point[];
}

/** The ranks of the drawing, from top to bottom. */
function collectRanks(centres: readonly Point[], sizes: readonly Size[]): readonly Rank[] {
  const ranks: { top: number; bottom: number }[] = [];
  const order = [...centres.keys()].sort((a, b) => (centres[a]?.y ?? 0) - (centres[b]?.y ?? 0));
  for (const card of order) {
    const half = (sizes[card]?.height ?? 0) / 2;
    const y = centres[card]?.y ?? 0;
    const rank = ranks.at(-1);
    if (rank === undefined || y > rank.bottom) ranks.push({ top: y - half, bottom: y + half });
    else {
      rank.top = Math.min(rank.top, y - half);
      rank.bottom = Math.max(rank.bottom, y + half);
    }
  }
  return ranks;
}

/** Ways that go down through ranks and turn only between them. */
function turnAtRightAngles(passes: readonly Pass[], ranks: readonly Rank[]): readonly (readonly Point[])[] {
  const turns: { pass: number; gap: number; from: number; to: number }[] = [];
  for (const [pass, { from, to, inner }] of passes.entries()) {
    let { x } = from;
    for (const point of [...inner, to]) {
      const gap = ranks.findIndex((rank) => point.y >= rank.top && point.y <= rank.bottom);
      // Points between ranks only carry labels, of which there are none.
      if (gap < 0 || point.x === x) continue;
      turns.push({ pass, gap, from: x, to: point.x });
      x = point.x;
    }
  }
  const ways: Point[][] = passes.map(() => []);
  for (const [gap, { top }] of ranks.entries()) {
    const here = turns.filter((turn) => turn.gap === gap);
    const stretches = here.map(({ pass, from, to }): Stretch<string> => {
      return { key: passes[pass]?.source ?? '', from, to };
    });
    const { laneOf, count } = assignLanes(stretches);
    const step = Math.min(turnGap, (rankGap - 12) / Math.max(1, count - 1));
    for (const { pass, from, to } of here) {
      const y = Math.round(top - 6 - (laneOf.get(passes[pass]?.source ?? '') ?? 0) * step);
      ways[pass]?.push({ x: from, y }, { x: to, y });
    }
  }
  return ways;
}
