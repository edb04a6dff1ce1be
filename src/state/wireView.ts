/** @file Connections as the view knows them: the one that is chosen, and the end of a wire that was taken up. */
import type { LayerId } from '../architecture/architecture';
import type { Edge } from '../architecture/edge';
import type { Design } from '../document/document';

/** A connection that is chosen. */
export interface ChosenEdge extends Edge {
  readonly source: LayerId;
  /** The layer whose connections are walked through by keys. */
  readonly of: LayerId;
}

/** Where a wire begins: what a layer gives, or what it takes. */
export interface WireEnd {
  readonly layer: LayerId;
  readonly end: 'output' | 'input';
}

/** The chosen connection; null where none is, or where it is no more. */
export function selectChosenEdge({
  chosenEdge,
  design,
}: {
  readonly chosenEdge: ChosenEdge | null;
  readonly design: Design;
}): ChosenEdge | null {
  if (chosenEdge === null) return null;
  const { source, target, port } = chosenEdge;
  return design.architecture.layers.get(target)?.inputs[port] === source ? chosenEdge : null;
}

/** The chosen connection at the port where its source is in another state of the design. */
export function followEdge(edge: ChosenEdge | null, { architecture }: Design): ChosenEdge | null {
  const inputs = edge === null ? undefined : architecture.layers.get(edge.target)?.inputs;
  if (edge === null || inputs === undefined || inputs[edge.port] === edge.source) return edge;
  const port = inputs.indexOf(edge.source);
  return port < 0 ? edge : { ...edge, port };
}

/** The end of the wire that was taken up; null where its layer is no more. */
export function selectWireEnd({
  wireEnd,
  design,
}: {
  readonly wireEnd: WireEnd | null;
  readonly design: Design;
}): WireEnd | null {
  return wireEnd !== null && design.architecture.layers.has(wireEnd.layer) ? wireEnd : null;
}
