/** @file Tangles drawn by dagre: ranks by tight trees, few crossings. Too slow for large ones. */
import { Graph, layout } from '@dagrejs/dagre';
import { type ArrangeTangle, arrangeInRows } from './tangle';

/** Above this many cards or links dagre would hold up the page for seconds; the plain rows are used. */
const maxDagreSize = 600;

/** Arranges a tangle with dagre; very large ones in rows. */
export const arrangeWithDagre: ArrangeTangle = (tangle) => {
  const { sizes, links, entries, exits, rowGap, branchGap } = tangle;
  if (sizes.length + links.length > maxDagreSize) return arrangeInRows(tangle);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ranker: 'tight-tree', rankdir: 'TB', ranksep: rowGap, nodesep: branchGap, edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [card, { width, height }] of sizes.entries()) graph.setNode(String(card), { width, height });
  for (const [index, [from, to]] of links.entries()) {
    graph.setEdge(String(from), String(to), {}, String(index));
  }
  // The card in front and the card behind pull what they are linked with towards the middle.
  graph.setNode('front', { width: 1, height: 1 });
  graph.setNode('behind', { width: 1, height: 1 });
  for (const card of entries) graph.setEdge('front', String(card), {}, 'entry');
  for (const card of exits) graph.setEdge(String(card), 'behind', {}, 'exit');
  layout(graph);
  const middle = graph.node('front').x ?? 0;
  return sizes.map((_, card) => {
    const { x, y } = graph.node(String(card));
    return { x: (x ?? 0) - middle, y: y ?? 0 };
  });
};
