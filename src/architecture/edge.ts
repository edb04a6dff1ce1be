/** @file A connection between two layers, named by its end: a port has at most one. */
import { type Architecture, getLayer, type LayerId, type LayerNode } from './architecture';

/** A connection, by the layer that it feeds and the port there. */
export interface Edge {
  readonly target: LayerId;
  /** Position in the target's inputs, from 0. */
  readonly port: number;
}

/** The layer that a connection comes from. @throws RangeError where there is no such layer or connection. */
export function getSource(architecture: Architecture, { target, port }: Edge): LayerId {
  const source = getLayer(architecture, target).inputs[port];
  if (source === undefined) throw new RangeError(`No connection to port ${port} of ${target}`);
  return source;
}

/** Lets all these connections come from one source: a function from the layers as they are to what they become. */
export function createReplugger(edges: readonly Edge[], source: LayerId): (node: LayerNode) => LayerNode {
  const ports = new Map<LayerId, number[]>();
  for (const { target, port } of edges) ports.set(target, [...(ports.get(target) ?? []), port]);
  return (node) => {
    const own = ports.get(node.id);
    if (own === undefined) return node;
    return { ...node, inputs: node.inputs.map((input, port) => (own.includes(port) ? source : input)) };
  };
}
