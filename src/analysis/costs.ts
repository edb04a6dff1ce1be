/** @file Learnable parameters, multiply-accumulates and activation memory of every layer, for one image. */
import { countLayerCost } from '../layers/catalogue';
import { noCost } from '../layers/definition';
import { countElements, type Shape } from '../layers/shape';
import type { Totals } from './analysis';
import type { Network } from './network';

const bytesPerElement = 4;

/** Costs by position; zero where shapes are unknown. */
export function countCosts(network: Network, shapes: readonly (Shape | null)[]): readonly Totals[] {
  return network.nodes.map((node, position) => {
    const shape = shapes[position];
    if (!shape) return { ...noCost, memoryBytes: 0 };
    const memoryBytes = bytesPerElement * countElements(shape);
    const inputs = (network.inputs[position] ?? [])
      .map((source) => shapes[source])
      .filter((input) => !!input);
    const [first, ...others] = inputs;
    if (first === undefined) return { ...noCost, memoryBytes };
    const { params, macs } = countLayerCost(node.layer, [first, ...others], shape);
    return { params, macs, memoryBytes };
  });
}
