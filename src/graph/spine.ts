/**
 * @file The nodes that nothing can get past: every path from the source of a graph to its sink goes through them.
 *
 * In topological order a node is one of them when no edge leads over it. Between two of them in a row lies a segment:
 * a plain connection, or everything that runs in parallel there.
 */
import { computeConsumers, type Graph, type GraphNode } from './graph';
import { computeOrder } from './order';

/** What lies between one node of the spine and the next. */
export interface Segment<Id extends string> {
  readonly from: Id;
  readonly to: Id;
  /** The nodes in between, inputs first; none where `from` feeds `to` alone. */
  readonly inner: readonly Id[];
}

/**
 * The spine from the source to the sink, inputs first, and the segments between its nodes, one fewer. Null where a
 * graph has a cycle, several sources or several sinks, or no node. O(nodes + edges).
 */
export function computeSegments<Node extends GraphNode<string>>(
  graph: Graph<Node>,
): { readonly spine: readonly Node['id'][]; readonly segments: readonly Segment<Node['id']>[] } | null {
  const { order, cyclic } = computeOrder(graph);
  if (cyclic.length > 0 || order.length === 0) return null;
  const consumers = computeConsumers(graph);
  const places = new Map(order.map((id, place) => [id, place]));
  const spine: Node['id'][] = [];
  const segments: Segment<Node['id']>[] = [];
  let inner: Node['id'][] = [];
  let reach = 0;
  for (const [place, id] of order.entries()) {
    const fed = consumers.get(id) ?? [];
    const isSource = graph.get(id)?.inputs.length === 0;
    if (isSource !== (place === 0)) return null;
    if ((fed.length === 0) !== (place === order.length - 1)) return null;
    if (reach <= place) {
      const from = spine.at(-1);
      if (from !== undefined) segments.push({ from, to: id, inner });
      spine.push(id);
      inner = [];
    } else inner.push(id);
    for (const consumer of fed) reach = Math.max(reach, places.get(consumer) ?? 0);
  }
  return { spine, segments };
}
