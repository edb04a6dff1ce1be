/**
 * @file MobileNet v1: Howard et al., 2017 (arXiv:1704.04861), table 1, with the last depthwise convolution at
 * stride 1, where the table has a slip, and the odd pixel of padding on both sides alike.
 */
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolutionUnit } from './convolution';
import { addPooledHead } from './heads';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Stages of the same map size: channels of each pointwise convolution; all but the first stage halve the map. */
const stages = [[64], [128, 128], [256, 256], [512, 512, 512, 512, 512, 512], [1024, 1024]];

/** MobileNet v1; `depthwise` and `pointwise` of blocks that count from 1 over the whole network. */
export const mobileNetV1Preset: Preset = definePreset({
  id: 'mobilenetv1',
  name: 'MobileNet v1',
  family: 'MobileNet',
  year: 2017,
  source: 'Howard et al., arXiv:1704.04861',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    let channels = scaleChannels(32, width);
    addConvolutionUnit(builder, 'conv0', { outChannels: channels, kernelSize: 3, stride: 2 });
    let number = 0;
    for (const [index, stage] of stages.entries()) {
      builder.group('stage', `stage${index + 1}`, () => {
        for (const [position, published] of stage.entries()) {
          number += 1;
          const name = `block${number}`;
          const stride = index > 0 && position === 0 ? 2 : 1;
          const outChannels = scaleChannels(published, width);
          builder.group('block', name, () => {
            const depthwise = { outChannels: channels, groups: channels, kernelSize: 3, stride };
            addConvolutionUnit(builder, `${name}.depthwise`, depthwise);
            addConvolutionUnit(builder, `${name}.pointwise`, { outChannels });
          });
          channels = outChannels;
        }
      });
    }
    addPooledHead(builder, classes);
    return builder.build();
  },
});
