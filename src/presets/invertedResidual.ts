/**
 * @file The block of MobileNet v2 and everything after it: widen by a 1x1, filter each channel by itself, squeeze
 * and excite, narrow by a 1x1, add the input where it fits.
 *
 * Sandler et al., CVPR 2018 (arXiv:1801.04381); with squeeze-excitation Tan et al., CVPR 2019 and Howard et al.,
 * ICCV 2019.
 */
import type { ArchitectureBuilder } from '../architecture/builder';
import type { LayerParams } from '../layers/catalogue';
import { addConvolutionUnit, type BlockActivation } from './convolution';

/** One block. */
export interface InvertedResidualPlan {
  readonly inChannels: number;
  /** Channels inside; where they are those of the input there is nothing to widen. */
  readonly expandedChannels: number;
  readonly outChannels: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly activation: BlockActivation;
  readonly squeeze?: Partial<LayerParams<'SqueezeExcitation'>>;
  /** How often the whole branch is dropped in training; absent where the network has no stochastic depth. */
  readonly dropPathRate?: number;
}

/** Adds a block as a group of its own. */
export function addInvertedResidual(
  builder: ArchitectureBuilder,
  name: string,
  plan: InvertedResidualPlan,
): void {
  const { inChannels, expandedChannels, outChannels, kernelSize, stride, activation } = plan;
  builder.group('block', name, () => {
    const input = builder.last;
    if (expandedChannels !== inChannels)
      addConvolutionUnit(builder, `${name}.expand`, { outChannels: expandedChannels }, activation);
    const depthwise = { outChannels: expandedChannels, groups: expandedChannels, kernelSize, stride };
    addConvolutionUnit(builder, `${name}.depthwise`, depthwise, activation);
    if (plan.squeeze) builder.add('SqueezeExcitation', `${name}.se`, plan.squeeze);
    addConvolutionUnit(builder, `${name}.project`, { outChannels }, null);
    if (stride !== 1 || inChannels !== outChannels) return;
    if (plan.dropPathRate !== undefined)
      builder.add('Dropout', `${name}.drop`, { rate: plan.dropPathRate, unit: 'path' });
    builder.add('Add', `${name}.add`, {}, { inputs: [builder.last, input] });
  });
}
