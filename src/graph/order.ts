/**
 * @file Topological order and cycles.
 *
 * Kahn's algorithm with the document order as the tie-break, so that the order of a well-formed document is
 * kept where it can be. Nodes on or behind a cycle come out separately.
 */
import type { Graph, GraphNode } from './graph';

/** A topological order and the nodes that have none. */
export interface Ordering<Id extends string> {
  /** Ids such that every node stands behind its inputs. */
  readonly order: readonly Id[];
  /** Ids on a cycle or downstream of one, in document order; empty for a DAG. */
  readonly cyclic: readonly Id[];
}

/** Orders the nodes so that inputs come first. O(nodes + edges) when the document is already ordered. */
export function computeOrder<Node extends GraphNode<string>>(graph: Graph<Node>): Ordering<Node['id']> {
  const order: Node['id'][] = [];
  const done = new Set<Node['id']>();
  for (const node of graph.values()) {
    if (!node.inputs.every((input) => done.has(input))) return computeOrderByCounting(graph);
    done.add(node.id);
    order.push(node.id);
  }
  return { order, cyclic: [] };
}

function computeOrderByCounting<Node extends GraphNode<string>>(graph: Graph<Node>): Ordering<Node['id']> {
  const index = new Map<Node['id'], number>();
  const ids = [...graph.keys()];
  for (const [position, id] of ids.entries()) index.set(id, position);
  const waiting = new Int32Array(ids.length);
  const consumers: number[][] = ids.map(() => []);
  for (const node of graph.values()) {
    const position = index.get(node.id) ?? 0;
    for (const input of node.inputs) {
      const source = index.get(input);
      if (source === undefined) continue;
      consumers[source]?.push(position);
      waiting[position] = (waiting[position] ?? 0) + 1;
    }
  }
  // A binary heap of positions keeps the document order among the nodes that are ready.
  const heap = createMinHeap();
  for (const position of ids.keys()) if (waiting[position] === 0) heap.push(position);
  const order: Node['id'][] = [];
  const isDone = new Uint8Array(ids.length);
  for (let position = heap.pop(); position !== undefined; position = heap.pop()) {
    isDone[position] = 1;
    const id = ids[position];
    if (id !== undefined) order.push(id);
    for (const consumer of consumers[position] ?? []) {
      const left = (waiting[consumer] ?? 0) - 1;
      waiting[consumer] = left;
      if (left === 0) heap.push(consumer);
    }
  }
  return { order, cyclic: ids.filter((_, position) => isDone[position] === 0) };
}

function createMinHeap(): { push(value: number): void; pop(): number | undefined } {
  const items: number[] = [];
  const at = (index: number) => items[index] ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number) => {
    const held = at(a);
    items[a] = at(b);
    items[b] = held;
  };
  return {
    push(value) {
      let child = items.push(value) - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (at(parent) <= at(child)) return;
        swap(parent, child);
        child = parent;
      }
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (top === undefined || last === undefined || items.length === 0) return top;
      items[0] = last;
      let parent = 0;
      for (;;) {
        const left = 2 * parent + 1;
        const smaller = at(left + 1) < at(left) ? left + 1 : left;
        if (at(smaller) >= at(parent)) return top;
        swap(parent, smaller);
        parent = smaller;
      }
    },
  };
}

/**
 * The same nodes in document order such that inputs come first; the same map where they do already. Moves no more
 * than it must: among nodes that could come next the earlier one does. Nodes on or behind a cycle go last.
 */
export function sortNodes<Node extends GraphNode<string>>(graph: Graph<Node>): Graph<Node> {
  const { order, cyclic } = computeOrder(graph);
  const ids = [...order, ...cyclic];
  let position = 0;
  let isSorted = true;
  for (const id of graph.keys()) if (ids[position++] !== id) isSorted = false;
  if (isSorted) return graph;
  const sorted = new Map<Node['id'], Node>();
  for (const id of ids) {
    const node = graph.get(id);
    if (node !== undefined) sorted.set(id, node);
  }
  return sorted;
}

/** Whether `to` is `from` or depends on it: an edge from `to` to `from` would then close a cycle. O(nodes + edges). */
export function hasPath<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  from: Node['id'],
  to: Node['id'],
): boolean {
  return computeUpstream(graph, [to]).has(from);
}

/** The given nodes and everything that feeds them. O(nodes + edges). */
export function computeUpstream<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  ids: Iterable<Node['id']>,
): ReadonlySet<Node['id']> {
  const seen = new Set<Node['id']>(ids);
  // A Set visits members that are added while it is walked.
  for (const id of seen) for (const input of graph.get(id)?.inputs ?? []) seen.add(input);
  return seen;
}

/** The given nodes and everything that they feed. O(nodes + edges). */
export function computeDownstream<Node extends GraphNode<string>>(
  consumers: ReadonlyMap<Node['id'], readonly Node['id'][]>,
  ids: Iterable<Node['id']>,
): ReadonlySet<Node['id']> {
  const seen = new Set<Node['id']>(ids);
  for (const id of seen) for (const consumer of consumers.get(id) ?? []) seen.add(consumer);
  return seen;
}
