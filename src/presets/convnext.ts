/**
 * @file ConvNeXt-T: Liu et al., CVPR 2022 (arXiv:2201.03545), as torchvision has it; its dense layers over channels
 * are 1x1 convolutions here.
 */
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution } from './convolution';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';
import { computeStageDropRate } from './stochasticDepth';

/** Channels and blocks of the stages. */
const stages = [
  [96, 3],
  [192, 3],
  [384, 9],
  [768, 3],
] as const;

const totalBlocks = 18;
const finalDropPathRate = 0.1;

/** Adds depthwise 7x7, norm, widen, GELU, narrow, a learnt scale, and the skip. */
function addBlock(builder: ArchitectureBuilder, name: string, channels: number, rate: number): void {
  builder.group('block', name, () => {
    const input = builder.last;
    const depthwise = { outChannels: channels, groups: channels, kernelSize: 7, bias: true };
    addConvolution(builder, `${name}.depthwise`, depthwise);
    builder.add('LayerNorm', `${name}.norm`);
    addConvolution(builder, `${name}.expand`, { outChannels: 4 * channels, bias: true });
    builder.add('GELU', `${name}.gelu`);
    addConvolution(builder, `${name}.project`, { outChannels: channels, bias: true });
    builder.add('ChannelScale', `${name}.scale`);
    const path = builder.add('Dropout', `${name}.drop`, { rate, unit: 'path' });
    builder.add('Add', `${name}.add`, {}, { inputs: [path, input] });
  });
}

/** ConvNeXt-T. */
export const convNeXtPreset: Preset = definePreset({
  id: 'convnexttiny',
  name: 'ConvNeXt-T',
  family: 'ConvNeXt',
  year: 2022,
  source: 'Liu et al., arXiv:2201.03545',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    let before = 0;
    for (const [index, [published, count]] of stages.entries()) {
      const stage = `stage${index + 1}`;
      const outChannels = scaleChannels(published, width);
      const rate = computeStageDropRate(finalDropPathRate, totalBlocks - 1, before, count);
      const patch = { outChannels, padding: 0, bias: true };
      if (index === 0) {
        addConvolution(builder, 'stem', { ...patch, kernelSize: 4, stride: 4 });
        builder.add('LayerNorm', 'stem.norm');
      }
      builder.group('stage', stage, () => {
        if (index > 0) {
          builder.add('LayerNorm', `${stage}.downsample.norm`);
          addConvolution(builder, `${stage}.downsample`, { ...patch, kernelSize: 2, stride: 2 });
        }
        for (let block = 0; block < count; block++) addBlock(builder, `${stage}.${block}`, outChannels, rate);
      });
      before += count;
    }
    builder.add('GlobalAvgPool', 'avgpool');
    builder.add('LayerNorm', 'norm');
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'fc', { outFeatures: classes });
    return builder.build();
  },
});
