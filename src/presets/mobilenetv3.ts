/** @file MobileNet v3, small and large: Howard et al., ICCV 2019 (arXiv:1905.02244), as torchvision has it. */
import type { Architecture } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { makeDivisible } from './channels';
import { addConvolutionUnit } from './convolution';
import { addInvertedResidual } from './invertedResidual';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Kernel, channels inside, channels out, squeeze-excitation, activation, stride. */
type Block = readonly [number, number, number, boolean, 'ReLU' | 'HardSwish', number];

interface MobileNetV3Plan {
  /** Blocks by stage; a stage begins where the map is halved. */
  readonly stages: readonly (readonly Block[])[];
  /** Features of the dense layer before the last. */
  readonly features: number;
}

const large: MobileNetV3Plan = {
  stages: [
    [[3, 16, 16, false, 'ReLU', 1]],
    [
      [3, 64, 24, false, 'ReLU', 2],
      [3, 72, 24, false, 'ReLU', 1],
    ],
    [
      [5, 72, 40, true, 'ReLU', 2],
      [5, 120, 40, true, 'ReLU', 1],
      [5, 120, 40, true, 'ReLU', 1],
    ],
    [
      [3, 240, 80, false, 'HardSwish', 2],
      [3, 200, 80, false, 'HardSwish', 1],
      [3, 184, 80, false, 'HardSwish', 1],
      [3, 184, 80, false, 'HardSwish', 1],
      [3, 480, 112, true, 'HardSwish', 1],
      [3, 672, 112, true, 'HardSwish', 1],
    ],
    [
      [5, 672, 160, true, 'HardSwish', 2],
      [5, 960, 160, true, 'HardSwish', 1],
      [5, 960, 160, true, 'HardSwish', 1],
    ],
  ],
  features: 1280,
};

const small: MobileNetV3Plan = {
  stages: [
    [[3, 16, 16, true, 'ReLU', 2]],
    [
      [3, 72, 24, false, 'ReLU', 2],
      [3, 88, 24, false, 'ReLU', 1],
    ],
    [
      [5, 96, 40, true, 'HardSwish', 2],
      [5, 240, 40, true, 'HardSwish', 1],
      [5, 240, 40, true, 'HardSwish', 1],
      [5, 120, 48, true, 'HardSwish', 1],
      [5, 144, 48, true, 'HardSwish', 1],
    ],
    [
      [5, 288, 96, true, 'HardSwish', 2],
      [5, 576, 96, true, 'HardSwish', 1],
      [5, 576, 96, true, 'HardSwish', 1],
    ],
  ],
  features: 1024,
};

function buildMobileNetV3(
  plan: MobileNetV3Plan,
  { width, classes }: { readonly width: number; readonly classes: number },
): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  let inChannels = makeDivisible(16 * width);
  addConvolutionUnit(builder, 'conv1', { outChannels: inChannels, kernelSize: 3, stride: 2 }, 'HardSwish');
  for (const [index, blocks] of plan.stages.entries()) {
    const stage = `stage${index + 1}`;
    builder.group('stage', stage, () => {
      for (const [block, [kernelSize, inside, outside, hasSqueeze, activation, stride]] of blocks.entries()) {
        const expandedChannels = makeDivisible(inside * width);
        const outChannels = makeDivisible(outside * width);
        const squeezeChannels = makeDivisible(Math.floor(expandedChannels / 4));
        addInvertedResidual(builder, `${stage}.${block}`, {
          ...{ inChannels, expandedChannels, outChannels, kernelSize, stride, activation },
          ...(hasSqueeze ? { squeeze: { squeezeChannels, gate: 'HardSigmoid' } } : {}),
        });
        inChannels = outChannels;
      }
    });
  }
  addConvolutionUnit(builder, 'conv2', { outChannels: 6 * inChannels }, 'HardSwish');
  builder.add('GlobalAvgPool', 'avgpool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc1', { outFeatures: makeDivisible(plan.features * width) });
  builder.add('HardSwish', 'head.hardswish');
  builder.add('Dropout', 'head.dropout', { rate: 0.2 });
  builder.add('Linear', 'fc2', { outFeatures: classes });
  return builder.build();
}

const howard = {
  family: 'MobileNet',
  year: 2019,
  source: 'Howard et al., arXiv:1905.02244',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
};

/** MobileNet v3 small and large. */
export const mobileNetV3Presets: readonly Preset[] = [
  definePreset({
    ...howard,
    id: 'mobilenetv3small',
    name: 'MobileNet v3 small',
    build: (values) => buildMobileNetV3(small, values),
  }),
  definePreset({
    ...howard,
    id: 'mobilenetv3large',
    name: 'MobileNet v3 large',
    build: (values) => buildMobileNetV3(large, values),
  }),
];
