/** @file Learnable parameters, multiply-accumulates and activation memory of every layer, for one image. */
import { countLayerCost } from '../layers/catalogue';
import { countElements } from '../layers/shape';
import type { Totals } from './analysis';
import type { Network } from './network';
import { gatherInputs, type ShapePass } from './shapes';

const bytesPerElement = 4;

/** Costs by position; zero where shapes are unknown. */
export interface CostPass {
  readonly params: Float64Array;
  readonly macs: Float64Array;
  readonly memoryBytes: Float64Array;
}

/** Counts the costs of every layer. */
export function countCosts(network: Network, pass: ShapePass): CostPass {
  const count = network.nodes.length;
  const params = new Float64Array(count);
  const macs = new Float64Array(count);
  const memoryBytes = new Float64Array(count);
  for (let position = 0; position < count; position++) {
    const shape = pass.shapes[position];
    const inputs = shape ? gatherInputs(network, position, pass) : null;
    if (!shape || inputs === null) continue;
    const cost = countLayerCost(network.nodes[position]!.layer, inputs, shape);
    params[position] = cost.params;
    macs[position] = cost.macs;
    memoryBytes[position] = bytesPerElement * countElements(shape);
  }
  return { params, macs, memoryBytes };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The sums over all layers. */
export function sumCosts({ params, macs, memoryBytes }: CostPass): Totals {
  return { params: sum(params), macs: sum(macs), memoryBytes: sum(memoryBytes) };
}
