/** @file MnasNet-B1 (without squeeze-excitation): Tan et al., CVPR 2019 (arXiv:1807.11626), as torchvision has it. */
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { makeDivisible } from './channels';
import { addConvolutionUnit } from './convolution';
import { addPooledHead } from './heads';
import { addInvertedResidual } from './invertedResidual';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Channels, kernel, stride of the first block, expansion, blocks. */
const stages = [
  [24, 3, 2, 3, 3],
  [40, 5, 2, 3, 3],
  [80, 5, 2, 6, 3],
  [96, 3, 1, 6, 2],
  [192, 5, 2, 6, 4],
  [320, 3, 1, 6, 1],
] as const;

/** MnasNet-B1; the last convolution has the same width always. */
export const mnasNetPreset: Preset = definePreset({
  id: 'mnasnet',
  name: 'MnasNet-B1',
  family: 'MnasNet',
  year: 2018,
  source: 'Tan et al., arXiv:1807.11626',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const stemChannels = makeDivisible(32 * width);
    let inChannels = makeDivisible(16 * width);
    addConvolutionUnit(builder, 'conv1', { outChannels: stemChannels, kernelSize: 3, stride: 2 });
    const depthwise = { outChannels: stemChannels, groups: stemChannels, kernelSize: 3 };
    addConvolutionUnit(builder, 'conv2.depthwise', depthwise);
    addConvolutionUnit(builder, 'conv2.pointwise', { outChannels: inChannels }, null);
    for (const [index, [channels, kernelSize, firstStride, expansion, count]] of stages.entries()) {
      const stage = `stage${index + 1}`;
      const outChannels = makeDivisible(channels * width);
      builder.group('stage', stage, () => {
        for (let block = 0; block < count; block++) {
          addInvertedResidual(builder, `${stage}.${block}`, {
            inChannels,
            expandedChannels: inChannels * expansion,
            outChannels,
            kernelSize,
            stride: block === 0 ? firstStride : 1,
            activation: 'ReLU',
          });
          inChannels = outChannels;
        }
      });
    }
    addConvolutionUnit(builder, 'conv3', { outChannels: 1280 });
    addPooledHead(builder, classes, 0.2);
    return builder.build();
  },
});
