/** @file Paths beside each other that are joined: what the Inception networks repeat. */
import type { LayerId } from '../architecture/architecture';
import type { ArchitectureBuilder } from '../architecture/builder';
import { createPadding } from '../layers/padding';
import { bothAxes } from '../util/perAxis';
import { addConvolutionUnit, type ConvolutionPlan } from './convolution';

/** Adds a chain of convolution units, each with its name behind the block's; returns the last layer. */
export function addChain(
  builder: ArchitectureBuilder,
  from: LayerId,
  units: readonly (readonly [name: string, plan: Omit<ConvolutionPlan, 'from'>])[],
): LayerId {
  let last = from;
  for (const [name, plan] of units) last = addConvolutionUnit(builder, name, { ...plan, from: last });
  return last;
}

/** Adds a block whose branches start at the last layer and end in a Concat; the body returns the branches' ends. */
export function addBranches(
  builder: ArchitectureBuilder,
  name: string,
  body: (input: LayerId) => readonly LayerId[],
): LayerId {
  return builder.group('block', name, () => {
    const ends = body(builder.last);
    return builder.add('Concat', `${name}.concat`, {}, { inputs: ends });
  });
}

/** Adds an average pool of 3x3 that keeps the map. */
export function addSmoothing(builder: ArchitectureBuilder, name: string, from: LayerId): LayerId {
  const params = { kernelSize: bothAxes(3), stride: bothAxes(1), padding: createPadding(1) };
  return builder.add('AvgPool2d', name, params, { inputs: [from] });
}
