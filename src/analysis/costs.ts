/** @file Learnable parameters, multiply-accumulates and activation memory of every layer, for one image. */
import { countLayerCost } from '../layers/catalogue';
import { countElements } from '../layers/shape';
import type { Totals } from './analysis';
import type { Network } from './network';
import { gatherInputs, type ShapePass } from './shapes';

const bytesPerElement = 4;

/**
 * Costs by position; zero where shapes are unknown. Plain arrays: what is read out of a Float64Array takes an object of
 * its own for every number in every result, which large networks pay for twice, when it is made and when it is moved.
 */
export interface CostPass {
  readonly params: readonly number[];
  readonly macs: readonly number[];
  readonly memoryBytes: readonly number[];
}

/** Counts the costs of every layer. */
export function countCosts(network: Network, pass: ShapePass): CostPass {
  const count = network.nodes.length;
  const params = new Array<number>(count).fill(0);
  const macs = new Array<number>(count).fill(0);
  const memoryBytes = new Array<number>(count).fill(0);
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

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The sums over all layers. */
export function sumCosts({ params, macs, memoryBytes }: CostPass): Totals {
  return { params: sum(params), macs: sum(macs), memoryBytes: sum(memoryBytes) };
}
