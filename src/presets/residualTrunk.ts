/**
 * @file Residual stages as torchvision names and orders them: what ResNets, their relatives and DeepLab share.
 *
 * He et al., CVPR 2016. Layers are called as torchvision's modules; the activations, which have one name there,
 * are numbered within the block.
 */
import type { LayerId } from '../architecture/architecture';
import type { ArchitectureBuilder } from '../architecture/builder';
import { scaleChannels } from './channels';
import { addConvolution, addMaxPool } from './convolution';

/** The first layers: a convolution, and a 3x3 pool with stride 2 behind it or not. */
export interface ResidualStem {
  readonly kernelSize: number;
  readonly stride: number;
  readonly hasPool: boolean;
}

/** The stems by the name of the option. */
export const residualStems = {
  imagenet: { kernelSize: 7, stride: 2, hasPool: true },
  cifar: { kernelSize: 3, stride: 1, hasPool: false },
} as const satisfies Readonly<Record<string, ResidualStem>>;

/** What makes one residual network different from another. */
export interface ResidualPlan {
  readonly block: 'basic' | 'bottleneck';
  /** Blocks in each stage. */
  readonly stages: readonly number[];
  readonly stem: ResidualStem;
  /** Groups of the 3x3 in a bottleneck (ResNeXt). */
  readonly groups?: number;
  /** Channels of the bottleneck's inside per 64 of the stage, over all groups (ResNeXt 128, Wide ResNet 128). */
  readonly insideWidth?: number;
  readonly strideIn?: '3x3' | '1x1';
  /** Stages that keep their map and dilate instead, as for dense prediction. */
  readonly dilatedStages?: readonly boolean[];
  readonly attention?: readonly ('SqueezeExcitation' | 'SpatialAttention')[];
  /** False for the chain that is left when the skips are removed. */
  readonly hasSkips?: boolean;
}

/** A block in its place; `stride` and `dilation` belong to its 3x3. */
interface BlockPlan {
  readonly name: string;
  readonly channels: number;
  readonly insideChannels: number;
  readonly outChannels: number;
  readonly stride: number;
  readonly dilation: number;
  readonly needsProjection: boolean;
}

/**
 * Adds stem and stages behind the last layer.
 *
 * @returns the number of channels that come out.
 */
export function addResidualTrunk(builder: ArchitectureBuilder, plan: ResidualPlan, width: number): number {
  const { block, stem, groups = 1, insideWidth = 64 } = plan;
  const expansion = block === 'basic' ? 1 : 4;
  let inChannels = scaleChannels(64, width);
  addConvolution(builder, 'conv1', {
    outChannels: inChannels,
    kernelSize: stem.kernelSize,
    stride: stem.stride,
  });
  builder.add('BatchNorm', 'bn1');
  builder.add('ReLU', 'relu');
  if (stem.hasPool) addMaxPool(builder, 'maxpool', { kernelSize: 3, stride: 2, padding: 1 });
  let dilation = 1;
  for (const [stage, count] of plan.stages.entries()) {
    const channels = scaleChannels(64 * 2 ** stage, width);
    const outChannels = channels * expansion;
    const insideChannels = scaleChannels(insideWidth * 2 ** stage, width, groups);
    const growth = stage === 0 ? 1 : 2;
    const isDilated = plan.dilatedStages?.[stage] ?? false;
    const firstDilation = dilation;
    if (isDilated) dilation *= growth;
    builder.group('stage', `layer${stage + 1}`, () => {
      for (let index = 0; index < count; index++) {
        const name = `layer${stage + 1}.${index}`;
        const stride = index === 0 && !isDilated ? growth : 1;
        const needsProjection = stride !== 1 || inChannels !== outChannels;
        const place = { name, channels, insideChannels, outChannels, stride, needsProjection };
        builder.group('block', name, () =>
          addBlock(builder, plan, { ...place, dilation: index === 0 ? firstDilation : dilation }),
        );
        inChannels = outChannels;
      }
    });
  }
  return inChannels;
}

function addBlock(builder: ArchitectureBuilder, plan: ResidualPlan, place: BlockPlan): void {
  const { name, stride, outChannels, needsProjection } = place;
  const input = builder.last;
  const count =
    plan.block === 'basic' ? addBasicPath(builder, place) : addBottleneckPath(builder, plan, place);
  for (const kind of plan.attention ?? []) {
    if (kind === 'SqueezeExcitation')
      // Hu et al., CVPR 2018: a sixteenth of the channels inside, no bias in their count of parameters.
      builder.add(kind, `${name}.se`, { squeezeChannels: scaleChannels(outChannels, 1 / 16), bias: false });
    else builder.add(kind, `${name}.spatial`);
  }
  if (plan.hasSkips ?? true) {
    const path = builder.last;
    const skip = needsProjection ? addProjection(builder, name, { outChannels, stride, from: input }) : input;
    builder.add('Add', `${name}.add`, {}, { inputs: [path, skip] });
  }
  builder.add('ReLU', `${name}.relu${count}`);
}

function addProjection(
  builder: ArchitectureBuilder,
  name: string,
  plan: { readonly outChannels: number; readonly stride: number; readonly from: LayerId },
): LayerId {
  addConvolution(builder, `${name}.downsample.0`, plan);
  return builder.add('BatchNorm', `${name}.downsample.1`);
}

/** Two 3x3 convolutions; returns the number of convolutions. */
function addBasicPath(builder: ArchitectureBuilder, place: BlockPlan): number {
  const { name, channels, stride, dilation } = place;
  addConvolution(builder, `${name}.conv1`, { outChannels: channels, kernelSize: 3, stride, dilation });
  builder.add('BatchNorm', `${name}.bn1`);
  builder.add('ReLU', `${name}.relu1`);
  addConvolution(builder, `${name}.conv2`, { outChannels: channels, kernelSize: 3, dilation });
  builder.add('BatchNorm', `${name}.bn2`);
  return 2;
}

/** 1x1, 3x3 and 1x1; returns the number of convolutions. */
function addBottleneckPath(builder: ArchitectureBuilder, plan: ResidualPlan, place: BlockPlan): number {
  const { name, insideChannels, outChannels, stride, dilation } = place;
  const isEarly = plan.strideIn === '1x1';
  addConvolution(builder, `${name}.conv1`, { outChannels: insideChannels, stride: isEarly ? stride : 1 });
  builder.add('BatchNorm', `${name}.bn1`);
  builder.add('ReLU', `${name}.relu1`);
  addConvolution(builder, `${name}.conv2`, {
    outChannels: insideChannels,
    kernelSize: 3,
    stride: isEarly ? 1 : stride,
    dilation,
    groups: plan.groups ?? 1,
  });
  builder.add('BatchNorm', `${name}.bn2`);
  builder.add('ReLU', `${name}.relu2`);
  addConvolution(builder, `${name}.conv3`, { outChannels });
  builder.add('BatchNorm', `${name}.bn3`);
  return 3;
}
