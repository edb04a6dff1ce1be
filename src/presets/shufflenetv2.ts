/** @file ShuffleNet v2 at width 1: Ma et al., ECCV 2018 (arXiv:1807.11164), as torchvision has it. */
import type { LayerId } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolutionUnit, addMaxPool } from './convolution';
import { addPooledHead } from './heads';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

/** Channels and blocks of the stages, from `stage2` on as in the paper's table. */
const stages = [
  [116, 4],
  [232, 8],
  [464, 4],
] as const;

/** Adds 1x1, depthwise 3x3, 1x1, all with `channels`. */
function addMainBranch(
  builder: ArchitectureBuilder,
  name: string,
  from: LayerId,
  channels: number,
  stride: number,
): LayerId {
  addConvolutionUnit(builder, `${name}.conv1`, { outChannels: channels, from });
  const depthwise = { outChannels: channels, groups: channels, kernelSize: 3, stride };
  addConvolutionUnit(builder, `${name}.depthwise`, depthwise, null);
  return addConvolutionUnit(builder, `${name}.conv2`, { outChannels: channels });
}

/** Adds what stands beside the main branch where the map is halved: all channels, filtered and mixed. */
function addSideBranch(
  builder: ArchitectureBuilder,
  name: string,
  inChannels: number,
  outChannels: number,
): LayerId {
  const depthwise = { outChannels: inChannels, groups: inChannels, kernelSize: 3, stride: 2 };
  addConvolutionUnit(builder, `${name}.side.depthwise`, depthwise, null);
  return addConvolutionUnit(builder, `${name}.side.conv`, { outChannels });
}

/** Adds a block: half of the channels pass, half are worked on; the first of a stage halves the map instead. */
function addBlock(builder: ArchitectureBuilder, name: string, inChannels: number | null, half: number): void {
  builder.group('block', name, () => {
    const input = builder.last;
    let parts: readonly LayerId[];
    if (inChannels === null) {
      const pass = builder.add('ChannelSlice', `${name}.pass`, { start: 0, end: half });
      const split = builder.add(
        'ChannelSlice',
        `${name}.split`,
        { start: half, end: 2 * half },
        { inputs: [input] },
      );
      parts = [pass, addMainBranch(builder, name, split, half, 1)];
    } else {
      parts = [addSideBranch(builder, name, inChannels, half), addMainBranch(builder, name, input, half, 2)];
    }
    builder.add('Concat', `${name}.concat`, {}, { inputs: parts });
    builder.add('ChannelShuffle', `${name}.shuffle`, { groups: 2 });
  });
}

/** ShuffleNet v2. */
export const shuffleNetV2Preset: Preset = definePreset({
  id: 'shufflenetv2',
  name: 'ShuffleNet v2',
  family: 'ShuffleNet',
  year: 2018,
  source: 'Ma et al., arXiv:1807.11164',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    let inChannels = scaleChannels(24, width);
    addConvolutionUnit(builder, 'conv1', { outChannels: inChannels, kernelSize: 3, stride: 2 });
    addMaxPool(builder, 'maxpool', { kernelSize: 3, stride: 2, padding: 1 });
    for (const [index, [channels, count]] of stages.entries()) {
      const stage = `stage${index + 2}`;
      const half = scaleChannels(channels, width, 2) / 2;
      builder.group('stage', stage, () => {
        for (let block = 0; block < count; block++)
          addBlock(builder, `${stage}.${block}`, block === 0 ? inChannels : null, half);
      });
      inChannels = 2 * half;
    }
    addConvolutionUnit(builder, 'conv5', { outChannels: scaleChannels(1024, width) });
    addPooledHead(builder, classes);
    return builder.build();
  },
});
