/** @file A connection between two layers, named by its end: a port has at most one. */
import { type Architecture, getLayer, type LayerId } from './architecture';

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
