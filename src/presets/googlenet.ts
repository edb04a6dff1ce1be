/**
 * @file GoogLeNet: Szegedy et al., CVPR 2015 (arXiv:1409.4842), in torchvision's form: batch norm, 3x3 where the
 * paper has 5x5, and here without the auxiliary classifiers, which run in training only.
 */
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { addBranches, addChain } from './branches';
import { scaleChannels } from './channels';
import { addConvolutionUnit, addMaxPool } from './convolution';
import { addPooledHead } from './heads';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Channels: 1x1; 1x1 and 3x3; 1x1 and the other 3x3; 1x1 behind the pool. */
type InceptionPlan = readonly [
  direct: number,
  reduced: number,
  wide: number,
  reducedMore: number,
  wideMore: number,
  pooled: number,
];

/** The blocks of each stage, from `inception3` on. */
const stages: readonly (readonly InceptionPlan[])[] = [
  [
    [64, 96, 128, 16, 32, 32],
    [128, 128, 192, 32, 96, 64],
  ],
  [
    [192, 96, 208, 16, 48, 64],
    [160, 112, 224, 24, 64, 64],
    [128, 128, 256, 24, 64, 64],
    [112, 144, 288, 32, 64, 64],
    [256, 160, 320, 32, 128, 128],
  ],
  [
    [256, 160, 320, 32, 128, 128],
    [384, 192, 384, 48, 128, 128],
  ],
];

function addInception(builder: ArchitectureBuilder, name: string, plan: InceptionPlan, width: number): void {
  const [direct, reduced, wide, reducedMore, wideMore, pooled] = plan;
  const pointwise = (channels: number) => ({ outChannels: scaleChannels(channels, width) });
  const square = (channels: number) => ({ ...pointwise(channels), kernelSize: 3 });
  addBranches(builder, name, (input) => [
    addChain(builder, input, [[`${name}.branch1`, pointwise(direct)]]),
    addChain(builder, input, [
      [`${name}.branch2.0`, pointwise(reduced)],
      [`${name}.branch2.1`, square(wide)],
    ]),
    addChain(builder, input, [
      [`${name}.branch3.0`, pointwise(reducedMore)],
      [`${name}.branch3.1`, square(wideMore)],
    ]),
    addChain(
      builder,
      addMaxPool(builder, `${name}.branch4.0`, {
        kernelSize: 3,
        stride: 1,
        padding: 1,
        ceilMode: true,
        from: input,
      }),
      [[`${name}.branch4.1`, pointwise(pooled)]],
    ),
  ]);
}

/** GoogLeNet, also known as Inception v1. */
export const googLeNetPreset: Preset = definePreset({
  id: 'googlenet',
  name: 'GoogLeNet',
  family: 'Inception',
  year: 2014,
  source: 'Szegedy et al., arXiv:1409.4842',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    const addPool = (number: number, kernelSize: number) =>
      addMaxPool(builder, `maxpool${number}`, { kernelSize, stride: 2, ceilMode: true });
    builder.add('Input', 'input');
    addConvolutionUnit(builder, 'conv1', { outChannels: scaleChannels(64, width), kernelSize: 7, stride: 2 });
    addPool(1, 3);
    addConvolutionUnit(builder, 'conv2', { outChannels: scaleChannels(64, width) });
    addConvolutionUnit(builder, 'conv3', { outChannels: scaleChannels(192, width), kernelSize: 3 });
    addPool(2, 3);
    for (const [index, plans] of stages.entries()) {
      const stage = `inception${index + 3}`;
      builder.group('stage', stage, () => {
        for (const [block, plan] of plans.entries())
          addInception(builder, `${stage}${'abcde'[block]}`, plan, width);
      });
      if (index < 2) addPool(index + 3, index === 0 ? 3 : 2);
    }
    addPooledHead(builder, classes, 0.2);
    return builder.build();
  },
});
