/**
 * @file Inception v3: Szegedy et al., CVPR 2016 (arXiv:1512.00567), as torchvision and TF-Slim have it, without the
 * auxiliary classifier, which runs in training only. Pools of the stem are called as in TF-Slim.
 */
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolutionUnit, addMaxPool } from './convolution';
import { addPooledHead } from './heads';
import { addInceptionA, addInceptionB, addInceptionC, addInceptionD, addInceptionE } from './inceptionBlocks';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Inception v3. */
export const inceptionV3Preset: Preset = definePreset({
  id: 'inceptionv3',
  name: 'Inception v3',
  family: 'Inception',
  year: 2015,
  source: 'Szegedy et al., arXiv:1512.00567',
  defaultResolution: bothAxes(299),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    const context = { builder, width };
    const addUnit = (name: string, channels: number, kernelSize: number, padding: number, stride = 1) =>
      addConvolutionUnit(builder, name, {
        outChannels: scaleChannels(channels, width),
        kernelSize,
        padding,
        stride,
      });
    builder.add('Input', 'input');
    addUnit('Conv2d_1a_3x3', 32, 3, 0, 2);
    addUnit('Conv2d_2a_3x3', 32, 3, 0);
    addUnit('Conv2d_2b_3x3', 64, 3, 1);
    addMaxPool(builder, 'MaxPool_3a_3x3', { kernelSize: 3, stride: 2 });
    addUnit('Conv2d_3b_1x1', 80, 1, 0);
    addUnit('Conv2d_4a_3x3', 192, 3, 0);
    addMaxPool(builder, 'MaxPool_5a_3x3', { kernelSize: 3, stride: 2 });
    builder.group('stage', 'Mixed_5', () => {
      addInceptionA(context, 'Mixed_5b', 32);
      addInceptionA(context, 'Mixed_5c', 64);
      addInceptionA(context, 'Mixed_5d', 64);
    });
    builder.group('stage', 'Mixed_6', () => {
      addInceptionB(context, 'Mixed_6a');
      addInceptionC(context, 'Mixed_6b', 128);
      addInceptionC(context, 'Mixed_6c', 160);
      addInceptionC(context, 'Mixed_6d', 160);
      addInceptionC(context, 'Mixed_6e', 192);
    });
    builder.group('stage', 'Mixed_7', () => {
      addInceptionD(context, 'Mixed_7a');
      addInceptionE(context, 'Mixed_7b');
      addInceptionE(context, 'Mixed_7c');
    });
    addPooledHead(builder, classes, 0.5);
    return builder.build();
  },
});
