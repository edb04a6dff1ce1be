/** @file What the translation of a layer into layers of tfjs may look at and add to. Maps are [height, width, channels]. */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { isMapShape, type MapShape, type Shape } from '../../layers/shape';
import type { InexpressibleReason } from '../exportProblem';
import type { TfjsConfig, TopologyBuilder } from './topologyBuilder';

/** A layer in its place in the network. */
export interface LayerWriter {
  readonly input: Shape;
  /** The first input as a map; a vector counts as one pixel. */
  readonly map: MapShape;
  readonly inputShapes: readonly Shape[];
  readonly output: Shape;
  readonly from: string;
  readonly sources: readonly string[];
  /** Adds a layer on the way; its name is the layer's with `part` behind it. */
  step(className: string, inputs: readonly string[], part: string, config?: TfjsConfig): string;
  /** Adds the last one: it has the layer's own name. */
  finish(className: string, inputs: readonly string[], config?: TfjsConfig): void;
  /** Says that the values will not be quite those of the design. */
  approximate(): void;
  /** Whether no value of the first input is below zero, so that zeros as padding never win. */
  readonly isPositive: boolean;
}

/** A layer that tfjs cannot express as it is set. */
export class InexpressibleInTfjs extends Error {
  readonly reason: InexpressibleReason;
  constructor(reason: InexpressibleReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What is known of the place of a layer. */
export interface LayerPlace {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly isPositive: boolean;
  readonly approximate: () => void;
}

/** A writer for one layer; `names` has the layer of the file that makes the output of each layer of the design. */
export function createLayerWriter(
  { id, inputs }: LayerNode,
  place: LayerPlace,
  names: ReadonlyMap<LayerId, string>,
  builder: TopologyBuilder,
): LayerWriter {
  const own = names.get(id) ?? id;
  const sources = inputs.map((source) => names.get(source) ?? source);
  const input = place.inputs[0] ?? place.output;
  const map = isMapShape(input) ? input : { channels: input.features, height: 1, width: 1 };
  return {
    ...{ input, map, inputShapes: place.inputs, output: place.output },
    ...{ from: sources[0] ?? '', sources, approximate: place.approximate, isPositive: place.isPositive },
    step: (className, read, part, config = {}) =>
      builder.add(className, builder.createName(`${own}_${part}`), config, read),
    finish: (className, read, config = {}) => {
      builder.add(className, own, config, read);
    },
  };
}
