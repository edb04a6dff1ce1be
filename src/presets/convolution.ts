/** @file The pieces that most networks repeat: a convolution, alone or with normalisation and activation. */
import type { LayerId } from '../architecture/architecture';
import type { ArchitectureBuilder } from '../architecture/builder';
import type { LayerKind } from '../layers/catalogue';
import { createPadding } from '../layers/padding';
import { bothAxes, mapAxes, type PerAxis } from '../util/perAxis';

/** A convolution in short; what is not said is 1, and the padding keeps the map where the stride is 1. */
export interface ConvolutionPlan {
  readonly outChannels: number;
  readonly kernelSize?: number | PerAxis<number>;
  readonly stride?: number;
  readonly dilation?: number;
  readonly groups?: number;
  /** Pixels on every side. */
  readonly padding?: number;
  /** Whether it has a bias; by default not, as normalisation follows. */
  readonly bias?: boolean;
  /** What feeds it, by default the layer before. */
  readonly from?: LayerId;
}

/** An activation without parameters that blocks choose from. */
export type BlockActivation = Extract<LayerKind, 'ReLU' | 'ReLU6' | 'SiLU' | 'HardSwish'>;

/** A number for both axes as a pair. */
function toPerAxis(value: number | PerAxis<number>): PerAxis<number> {
  return typeof value === 'number' ? bothAxes(value) : value;
}

/** Adds a convolution with the padding written out on every side. */
export function addConvolution(builder: ArchitectureBuilder, name: string, plan: ConvolutionPlan): LayerId {
  const { outChannels, stride = 1, dilation = 1, groups = 1, bias = false, from } = plan;
  const kernelSize = toPerAxis(plan.kernelSize ?? 1);
  const [height, width] =
    plan.padding === undefined
      ? mapAxes(kernelSize, (kernel) => Math.floor((kernel - 1) / 2) * dilation)
      : bothAxes(plan.padding);
  const params = {
    outChannels,
    kernelSize,
    stride: bothAxes(stride),
    padding: createPadding(height, width),
    dilation: bothAxes(dilation),
    groups,
    bias,
  };
  return builder.add('Conv2d', name, params, from === undefined ? {} : { inputs: [from] });
}

/**
 * Adds a convolution, its batch norm `NAME.bn` and its activation, `NAME.relu` or as the kind is called.
 *
 * @returns the last of them.
 */
export function addConvolutionUnit(
  builder: ArchitectureBuilder,
  name: string,
  plan: ConvolutionPlan,
  activation: BlockActivation | null = 'ReLU',
): LayerId {
  addConvolution(builder, name, plan);
  const norm = builder.add('BatchNorm', `${name}.bn`);
  return activation === null ? norm : builder.add(activation, `${name}.${activation.toLowerCase()}`);
}

/** Adds a max pool with its padding written out. */
export function addMaxPool(
  builder: ArchitectureBuilder,
  name: string,
  plan: {
    readonly kernelSize: number;
    readonly stride: number;
    readonly padding?: number;
    readonly ceilMode?: boolean;
    readonly from?: LayerId;
  },
): LayerId {
  const { kernelSize, stride, padding = 0, ceilMode = false, from } = plan;
  const params = {
    kernelSize: bothAxes(kernelSize),
    stride: bothAxes(stride),
    padding: createPadding(padding),
    ceilMode,
  };
  return builder.add('MaxPool2d', name, params, from === undefined ? {} : { inputs: [from] });
}
