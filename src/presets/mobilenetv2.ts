/** @file MobileNet v2: Sandler et al., CVPR 2018 (arXiv:1801.04381), as torchvision has it. */
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { makeDivisible } from './channels';
import { addConvolutionUnit } from './convolution';
import { addPooledHead } from './heads';
import { addInvertedResidual } from './invertedResidual';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** The paper's table 2: expansion, channels, blocks, stride of the first. */
const stages = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;

/** MobileNet v2; widths below 1 keep the last convolution as it is. */
export const mobileNetV2Preset: Preset = definePreset({
  id: 'mobilenetv2',
  name: 'MobileNet v2',
  family: 'MobileNet',
  year: 2018,
  source: 'Sandler et al., arXiv:1801.04381',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    let inChannels = makeDivisible(32 * width);
    addConvolutionUnit(builder, 'conv1', { outChannels: inChannels, kernelSize: 3, stride: 2 }, 'ReLU6');
    for (const [index, [expansion, channels, count, firstStride]] of stages.entries()) {
      const stage = `stage${index + 1}`;
      const outChannels = makeDivisible(channels * width);
      builder.group('stage', stage, () => {
        for (let block = 0; block < count; block++) {
          addInvertedResidual(builder, `${stage}.${block}`, {
            inChannels,
            expandedChannels: inChannels * expansion,
            outChannels,
            kernelSize: 3,
            stride: block === 0 ? firstStride : 1,
            activation: 'ReLU6',
          });
          inChannels = outChannels;
        }
      });
    }
    addConvolutionUnit(builder, 'conv2', { outChannels: makeDivisible(1280 * Math.max(1, width)) }, 'ReLU6');
    addPooledHead(builder, classes, 0.2);
    return builder.build();
  },
});
