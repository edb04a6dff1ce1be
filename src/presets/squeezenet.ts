/**
 * @file SqueezeNet 1.0: Iandola et al., 2016 (arXiv:1602.07360). Layers are called as in the paper's table; pools
 * round up as in torchvision.
 */
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution, addMaxPool } from './convolution';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** The inside of each fire module, from `fire2` on; its outside has eight times as much, half of it in 3x3. */
const squeezed = [16, 16, 32, 32, 48, 48, 64, 64];

/** Adds a 1x1 that squeezes, and a 1x1 and a 3x3 beside each other that expand. */
function addFire(builder: ArchitectureBuilder, name: string, inside: number, outside: number): void {
  builder.group('block', name, () => {
    addConvolution(builder, `${name}.squeeze`, { outChannels: inside, bias: true });
    const from = builder.add('ReLU', `${name}.squeeze.relu`);
    const parts = ([1, 3] as const).map((kernelSize) => {
      const part = `${name}.expand${kernelSize}x${kernelSize}`;
      addConvolution(builder, part, { outChannels: outside, kernelSize, bias: true, from });
      return builder.add('ReLU', `${part}.relu`);
    });
    builder.add('Concat', `${name}.concat`, {}, { inputs: parts });
  });
}

/** SqueezeNet 1.0. */
export const squeezeNetPreset: Preset = definePreset({
  id: 'squeezenet',
  name: 'SqueezeNet 1.0',
  family: 'SqueezeNet',
  year: 2016,
  source: 'Iandola et al., arXiv:1602.07360',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    const addPool = (number: number) =>
      addMaxPool(builder, `pool${number}`, { kernelSize: 3, stride: 2, ceilMode: true });
    builder.add('Input', 'input');
    const outChannels = scaleChannels(96, width);
    addConvolution(builder, 'conv1', { outChannels, kernelSize: 7, stride: 2, padding: 0, bias: true });
    builder.add('ReLU', 'relu1');
    addPool(1);
    for (const [index, inside] of squeezed.entries()) {
      const number = index + 2;
      addFire(builder, `fire${number}`, scaleChannels(inside, width), scaleChannels(4 * inside, width));
      if (number === 4 || number === 8) addPool(number);
    }
    builder.add('Dropout', 'dropout9');
    addConvolution(builder, 'conv10', { outChannels: classes, bias: true });
    builder.add('ReLU', 'relu10');
    builder.add('GlobalAvgPool', 'avgpool');
    builder.add('Flatten', 'flatten');
    return builder.build();
  },
});
