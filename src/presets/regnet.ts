/** @file RegNetY-400MF: Radosavovic et al., CVPR 2020 (arXiv:2003.13678), as torchvision has it. */
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolutionUnit } from './convolution';
import { addPooledHead } from './heads';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Channels and blocks of the stages, which the paper's rule gives for w0 = 48, wa = 27.89, wm = 2.09, depth 16. */
const stages = [
  [48, 1],
  [104, 3],
  [208, 6],
  [440, 6],
] as const;

/** Channels in each group of a 3x3. */
const groupWidth = 8;

/** Adds 1x1, 3x3 in groups, squeeze-excitation, 1x1, and the skip. */
function addBlock(
  builder: ArchitectureBuilder,
  name: string,
  inChannels: number,
  outChannels: number,
  stride: number,
): void {
  builder.group('block', name, () => {
    const input = builder.last;
    addConvolutionUnit(builder, `${name}.conv1`, { outChannels });
    const groups = outChannels / groupWidth;
    addConvolutionUnit(builder, `${name}.conv2`, { outChannels, kernelSize: 3, stride, groups });
    // A quarter of what comes into the block, not of what the layer gets.
    builder.add('SqueezeExcitation', `${name}.se`, { squeezeChannels: scaleChannels(inChannels, 0.25) });
    const path = addConvolutionUnit(builder, `${name}.conv3`, { outChannels }, null);
    const skip =
      stride === 1 && inChannels === outChannels
        ? input
        : addConvolutionUnit(builder, `${name}.proj`, { outChannels, stride, from: input }, null);
    builder.add('Add', `${name}.add`, {}, { inputs: [path, skip] });
    builder.add('ReLU', `${name}.relu`);
  });
}

/** RegNetY-400MF. */
export const regNetPreset: Preset = definePreset({
  id: 'regnety400mf',
  name: 'RegNetY-400MF',
  family: 'RegNet',
  year: 2020,
  source: 'Radosavovic et al., arXiv:2003.13678',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    let inChannels = scaleChannels(32, width);
    addConvolutionUnit(builder, 'stem', { outChannels: inChannels, kernelSize: 3, stride: 2 });
    for (const [index, [channels, count]] of stages.entries()) {
      const stage = `stage${index + 1}`;
      const outChannels = scaleChannels(channels, width, groupWidth);
      builder.group('stage', stage, () => {
        for (let block = 0; block < count; block++) {
          addBlock(builder, `${stage}.${block}`, inChannels, outChannels, block === 0 ? 2 : 1);
          inChannels = outChannels;
        }
      });
    }
    addPooledHead(builder, classes);
    return builder.build();
  },
});
