/**
 * @file DenseNet-BC: Huang et al., CVPR 2017 (arXiv:1608.06993).
 *
 * Each layer's output is joined to what came in, layer by layer; torchvision joins all of them anew before each
 * layer, which gives the same channels in the same order.
 */
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution, addMaxPool } from './convolution';
import { addPooledHead } from './heads';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

const plans: Readonly<Record<string, readonly number[]>> = {
  121: [6, 12, 24, 16],
  169: [6, 12, 32, 32],
  201: [6, 12, 48, 32],
};

/** Adds norm, 1x1, norm, 3x3, and joins the result to the input. */
function addDenseLayer(builder: ArchitectureBuilder, name: string, growth: number): void {
  const input = builder.last;
  builder.add('BatchNorm', `${name}.norm1`);
  builder.add('ReLU', `${name}.relu1`);
  addConvolution(builder, `${name}.conv1`, { outChannels: 4 * growth });
  builder.add('BatchNorm', `${name}.norm2`);
  builder.add('ReLU', `${name}.relu2`);
  const grown = addConvolution(builder, `${name}.conv2`, { outChannels: growth, kernelSize: 3 });
  builder.add('Concat', `${name}.concat`, {}, { inputs: [input, grown] });
}

/** Adds norm, a 1x1 to `outChannels` and a pool that halves the map. */
function addTransition(builder: ArchitectureBuilder, name: string, outChannels: number): void {
  builder.add('BatchNorm', `${name}.norm`);
  builder.add('ReLU', `${name}.relu`);
  addConvolution(builder, `${name}.conv`, { outChannels });
  builder.add('AvgPool2d', `${name}.pool`);
}

/** DenseNet121, 169 and 201. */
export const denseNetPresets: readonly Preset[] = Object.entries(plans).map(([depth, stages]) =>
  definePreset({
    id: `densenet${depth}`,
    name: `DenseNet${depth}`,
    family: 'DenseNet',
    year: 2016,
    source: 'Huang et al., arXiv:1608.06993',
    defaultResolution: bothAxes(224),
    options: imageNetOptions,
    build: ({ width, classes }) => {
      const builder = createBuilder();
      const growth = scaleChannels(32, width);
      let channels = scaleChannels(64, width);
      builder.add('Input', 'input');
      addConvolution(builder, 'conv0', { outChannels: channels, kernelSize: 7, stride: 2 });
      builder.add('BatchNorm', 'norm0');
      builder.add('ReLU', 'relu0');
      addMaxPool(builder, 'pool0', { kernelSize: 3, stride: 2, padding: 1 });
      for (const [index, count] of stages.entries()) {
        const stage = `denseblock${index + 1}`;
        builder.group('stage', stage, () => {
          for (let layer = 1; layer <= count; layer++) {
            const name = `${stage}.denselayer${layer}`;
            builder.group('block', name, () => addDenseLayer(builder, name, growth));
          }
        });
        channels += count * growth;
        if (index === stages.length - 1) continue;
        channels = Math.floor(channels / 2);
        const transition = `transition${index + 1}`;
        builder.group('stage', transition, () => addTransition(builder, transition, channels));
      }
      builder.add('BatchNorm', 'norm5');
      builder.add('ReLU', 'relu5');
      addPooledHead(builder, classes);
      return builder.build();
    },
  }),
);
