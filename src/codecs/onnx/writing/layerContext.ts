/** @file What the translation of a layer into nodes may look at and add to. */
import type { LayerId, LayerNode } from '../../../architecture/architecture';
import type { Shape } from '../../../layers/shape';
import type { InexpressibleReason } from '../../exportProblem';
import { listWeightSpecs } from '../../weightSpecs';
import type { AttributeInputs, GraphBuilder } from './graphBuilder';

/** A layer in its place in the graph. */
export interface LayerContext {
  readonly input: Shape;
  readonly inputShapes: readonly Shape[];
  readonly output: Shape;
  /** The tensor on the first port. */
  readonly from: string;
  /** The tensors on all ports. */
  readonly sources: readonly string[];
  readonly graph: Pick<GraphBuilder, 'integers' | 'floats'>;
  /** Adds a node on the way; its name is the layer's with `part` behind it. */
  step(opType: string, inputs: readonly string[], part: string, attributes?: AttributeInputs): string;
  /** Adds the layer's last node: it has the layer's name, and its output is the layer's. */
  finish(opType: string, inputs: readonly string[], attributes?: AttributeInputs, domain?: string): void;
  /**
   * A tensor of the layer's own; an empty name, which ONNX takes for "left out", where the layer has none.
   * `reshape` gives the shape in which the node wants it.
   */
  weight(name: string, reshape?: (shape: readonly number[]) => readonly number[]): string;
}

/** A layer that ONNX cannot express as it is set. */
export class InexpressibleLayer extends Error {
  readonly reason: InexpressibleReason;
  constructor(reason: InexpressibleReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The context of a layer between shapes that are known; `names` has the tensor of each layer. */
export function createLayerContext(
  { id, layer, inputs }: LayerNode,
  shapes: { readonly inputs: readonly Shape[]; readonly output: Shape },
  names: ReadonlyMap<LayerId, string>,
  graph: GraphBuilder,
): LayerContext {
  const own = names.get(id) ?? id;
  const sources = inputs.map((source) => names.get(source) ?? source);
  const input = shapes.inputs[0] ?? shapes.output;
  const specs = listWeightSpecs(layer, input);
  return {
    ...{ input, inputShapes: shapes.inputs, output: shapes.output, graph },
    ...{ from: sources[0] ?? '', sources },
    step: (opType, read, part, attributes = {}) =>
      graph.node(opType, read, attributes, graph.createName(`${own}.${part}`)),
    finish: (opType, read, attributes = {}, domain = '') => {
      graph.node(opType, read, attributes, own, domain);
    },
    weight: (name, reshape) => {
      const spec = specs.find((wanted) => wanted.name === name);
      return spec === undefined ? '' : graph.weight(id, spec, reshape?.(spec.shape));
    },
  };
}

/** Inputs without those at the end that are left out. */
export function trimInputs(inputs: readonly string[]): readonly string[] {
  const last = inputs.findLastIndex((name) => name !== '');
  return inputs.slice(0, last + 1);
}
