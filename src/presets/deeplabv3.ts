/**
 * @file DeepLab v3 on ResNet50: Chen et al., 2017 (arXiv:1706.05587), as torchvision has it, without the auxiliary
 * classifier, which runs in training only.
 *
 * The mean over the map stays one pixel, which the Concat spreads over all positions (torchvision resizes it, which
 * gives the same); at the end maps become eight times as large (torchvision: as large as the image).
 */
import type { LayerId } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution, addConvolutionUnit } from './convolution';
import { definePreset, type Preset } from './preset';
import { classes, width } from './presetOptions';
import { addResidualTrunk, residualStems } from './residualTrunk';

/** Dilations of the 3x3 convolutions beside each other. */
const rates = [12, 24, 36];

/** Adds a 1x1, dilated 3x3s and the mean over the map beside each other, and a 1x1 that mixes them. */
function addAtrousPyramid(builder: ArchitectureBuilder, outChannels: number): void {
  const from = builder.last;
  const ends: LayerId[] = [addConvolutionUnit(builder, 'aspp.conv1', { outChannels, from })];
  for (const dilation of rates) {
    const plan = { outChannels, kernelSize: 3, dilation, from };
    ends.push(addConvolutionUnit(builder, `aspp.conv${dilation}`, plan));
  }
  builder.add('GlobalAvgPool', 'aspp.pool', {}, { inputs: [from] });
  ends.push(addConvolutionUnit(builder, 'aspp.pool.conv', { outChannels }));
  builder.add('Concat', 'aspp.concat', {}, { inputs: ends });
  addConvolutionUnit(builder, 'aspp.project', { outChannels });
  builder.add('Dropout', 'aspp.dropout');
}

/** DeepLab v3; the last layer gives one map a class. */
export const deepLabV3Preset: Preset = definePreset({
  id: 'deeplabv3',
  name: 'DeepLab v3 (ResNet50)',
  family: 'DeepLab',
  year: 2017,
  source: 'Chen et al., arXiv:1706.05587',
  defaultResolution: bothAxes(520),
  options: { width, classes: classes(21) },
  build: (values) => {
    const builder = createBuilder();
    const outChannels = scaleChannels(256, values.width);
    builder.add('Input', 'input');
    const trunk = {
      block: 'bottleneck',
      stages: [3, 4, 6, 3],
      stem: residualStems.imagenet,
      dilatedStages: [false, false, true, true],
    } as const;
    addResidualTrunk(builder, trunk, values.width);
    builder.group('stage', 'aspp', () => addAtrousPyramid(builder, outChannels));
    builder.group('stage', 'classifier', () => {
      addConvolutionUnit(builder, 'classifier.conv', { outChannels, kernelSize: 3 });
      addConvolution(builder, 'classifier.classes', { outChannels: values.classes, bias: true });
    });
    builder.add('Upsample', 'upsample', { mode: 'bilinear', scale: bothAxes(8) });
    return builder.build();
  },
});
