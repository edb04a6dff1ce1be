/**
 * @file EfficientNet B0 to B7: Tan & Le, ICML 2019 (arXiv:1905.11946), as torchvision has them; resolutions are
 * those of its weights.
 */
import type { Architecture } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { makeDivisible } from './channels';
import { addConvolutionUnit } from './convolution';
import { addPooledHead } from './heads';
import { addInvertedResidual } from './invertedResidual';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';
import { computeStageDropRate } from './stochasticDepth';

/** The paper's table 1: expansion, kernel, stride of the first block, channels, blocks. */
const stages = [
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1],
] as const;

/** What scales: channels, blocks; the image size; dropout before the dense layer. */
const scales = [
  { width: 1, depth: 1, resolution: 224, dropout: 0.2 },
  { width: 1, depth: 1.1, resolution: 240, dropout: 0.2 },
  { width: 1.1, depth: 1.2, resolution: 288, dropout: 0.3 },
  { width: 1.2, depth: 1.4, resolution: 300, dropout: 0.3 },
  { width: 1.4, depth: 1.8, resolution: 380, dropout: 0.4 },
  { width: 1.6, depth: 2.2, resolution: 456, dropout: 0.4 },
  { width: 1.8, depth: 2.6, resolution: 528, dropout: 0.5 },
  { width: 2, depth: 3.1, resolution: 600, dropout: 0.5 },
];

const finalDropPathRate = 0.2;

function buildEfficientNet(
  scale: (typeof scales)[number],
  values: { readonly width: number; readonly classes: number },
): Architecture {
  const builder = createBuilder();
  const scaleWidth = (channels: number) => makeDivisible(channels * scale.width * values.width);
  const counts = stages.map(([, , , , count]) => Math.ceil(count * scale.depth));
  const total = counts.reduce((sum, count) => sum + count, 0);
  builder.add('Input', 'input');
  let inChannels = scaleWidth(32);
  addConvolutionUnit(builder, 'conv1', { outChannels: inChannels, kernelSize: 3, stride: 2 }, 'SiLU');
  let before = 0;
  for (const [index, [expansion, kernelSize, firstStride, channels]] of stages.entries()) {
    const stage = `stage${index + 1}`;
    const outChannels = scaleWidth(channels);
    const count = counts[index] ?? 0;
    const dropPathRate = computeStageDropRate(finalDropPathRate, total, before, count);
    builder.group('stage', stage, () => {
      for (let block = 0; block < count; block++) {
        const squeezeChannels = Math.max(1, Math.floor(inChannels / 4));
        addInvertedResidual(builder, `${stage}.${block}`, {
          inChannels,
          expandedChannels: makeDivisible(inChannels * expansion),
          outChannels,
          kernelSize,
          stride: block === 0 ? firstStride : 1,
          activation: 'SiLU',
          squeeze: { squeezeChannels, activation: 'SiLU' },
          dropPathRate,
        });
        inChannels = outChannels;
      }
    });
    before += count;
  }
  addConvolutionUnit(builder, 'conv2', { outChannels: 4 * inChannels }, 'SiLU');
  addPooledHead(builder, values.classes, scale.dropout);
  return builder.build();
}

/** EfficientNet B0 to B7. */
export const efficientNetPresets: readonly Preset[] = scales.map((scale, index) =>
  definePreset({
    id: `efficientnetb${index}`,
    name: `EfficientNet-B${index}`,
    family: 'EfficientNet',
    year: 2019,
    source: 'Tan & Le, arXiv:1905.11946',
    defaultResolution: bothAxes(scale.resolution),
    options: imageNetOptions,
    build: (values) => buildEfficientNet(scale, values),
  }),
);
