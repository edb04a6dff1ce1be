/**
 * @file An immutable directed graph as a map from id to node, where each node lists its inputs in order.
 *
 * The order of the map is the order of the document. Every edit returns a new map and shares every node that
 * it did not touch. A node has one output port and as many input ports as it has entries in `inputs`; the
 * position of an entry is the number of the port.
 */

/** What the graph needs to know of a node. */
export interface GraphNode<Id extends string> {
  readonly id: Id;
  /** Ids of the nodes that feed this one, by port; the same id may stand on several ports. */
  readonly inputs: readonly Id[];
}

/** Nodes by id, in document order. Edges to ids that are not in the map do not occur. */
export type Graph<Node extends GraphNode<string>> = ReadonlyMap<Node['id'], Node>;

/** Adds or replaces a node; a new one goes last or directly behind `after`. O(nodes). */
export function setNode<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  node: Node,
  after?: Node['id'],
): Graph<Node> {
  if (after === undefined || graph.has(node.id)) return new Map(graph).set(node.id, node);
  const result = new Map<Node['id'], Node>();
  for (const [id, existing] of graph) {
    result.set(id, existing);
    if (id === after) result.set(node.id, node);
  }
  return result.has(node.id) ? result : result.set(node.id, node);
}

/** Removes nodes and every edge that touches them. O(nodes + edges). */
export function removeNodes<Node extends GraphNode<string>>(
  graph: Graph<Node>,
  ids: ReadonlySet<Node['id']>,
): Graph<Node> {
  const result = new Map<Node['id'], Node>();
  for (const [id, node] of graph) {
    if (ids.has(id)) continue;
    const isTouched = node.inputs.some((input) => ids.has(input));
    result.set(id, isTouched ? { ...node, inputs: node.inputs.filter((input) => !ids.has(input)) } : node);
  }
  return result;
}

/** For every node the nodes that it feeds, one entry an edge, in document order. O(nodes + edges). */
export function computeConsumers<Node extends GraphNode<string>>(
  graph: Graph<Node>,
): ReadonlyMap<Node['id'], readonly Node['id'][]> {
  const consumers = new Map<Node['id'], Node['id'][]>();
  for (const id of graph.keys()) consumers.set(id, []);
  for (const node of graph.values()) for (const input of node.inputs) consumers.get(input)?.push(node.id);
  return consumers;
}
