/**
 * @file Sets of nodes as parts of a graph: where edges come in, where they leave, what lies between.
 *
 * A part is given as a set of ids that the graph has; answers keep the order of that set.
 */
import type { Graph, GraphNode } from './graph';
import { computeDownstream, computeUpstream } from './order';

type Consumers<Id> = ReadonlyMap<Id, readonly Id[]>;

/** The nodes outside a part that feed it, each once. O(part). */
export function findSources<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  part: ReadonlySet<Node['id']>,
): readonly Node['id'][] {
  const sources = new Set<Node['id']>();
  for (const id of part)
    for (const input of graph.get(id)?.inputs ?? []) if (!part.has(input)) sources.add(input);
  return [...sources];
}

/** The nodes of a part that feed none of its nodes: the last one on each path. O(part). */
export function findEnds<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  part: ReadonlySet<Node['id']>,
): readonly Node['id'][] {
  const feeding = new Set<Node['id']>();
  for (const id of part) for (const input of graph.get(id)?.inputs ?? []) feeding.add(input);
  return [...part].filter((id) => !feeding.has(id));
}

/** The nodes of a part that feed something outside of it, or nothing at all. O(part). */
export function findExits<Id extends string>(consumers: Consumers<Id>, part: ReadonlySet<Id>): readonly Id[] {
  return [...part].filter((id) => {
    const fed = consumers.get(id) ?? [];
    return fed.length === 0 || fed.some((consumer) => !part.has(consumer));
  });
}

/**
 * The nodes outside a part through which a path leaves it and comes back, in document order; none where it is convex.
 * O(nodes + edges).
 */
export function findBetween<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  consumers: Consumers<Node['id']>,
  part: ReadonlySet<Node['id']>,
): readonly Node['id'][] {
  const before = computeUpstream(graph, part);
  const behind = computeDownstream(consumers, part);
  return [...graph.keys()].filter((id) => !part.has(id) && before.has(id) && behind.has(id));
}

/**
 * The unforked chain that a node lies on: from behind the last fork or at the last merge above it, to the next
 * fork below it or before the next merge. O(length of the chain).
 */
export function computeBranch<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  consumers: Consumers<Node['id']>,
  id: Node['id'],
): ReadonlySet<Node['id']> {
  const chain = new Set<Node['id']>([id]);
  /** The only node that feeds this one, where this one is also all that it feeds. */
  const getPrevious = (from: Node['id']) => {
    const [input, ...others] = graph.get(from)?.inputs ?? [];
    return input !== undefined && others.length === 0 && consumers.get(input)?.length === 1 ? input : null;
  };
  const getNext = (from: Node['id']) => {
    const [consumer, ...others] = consumers.get(from) ?? [];
    const isUnforked = consumer !== undefined && others.length === 0;
    return isUnforked && graph.get(consumer)?.inputs.length === 1 ? consumer : null;
  };
  for (let up = getPrevious(id); up !== null && !chain.has(up); up = getPrevious(up)) chain.add(up);
  for (let down = getNext(id); down !== null && !chain.has(down); down = getNext(down)) chain.add(down);
  return chain;
}
