/**
 * @file VGG and the variants of it that the authors of receptive field analysis made.
 *
 * Simonyan & Zisserman, ICLR 2015 (arXiv:1409.1556), in torchvision's form. The variants: Richter et al., "Should
 * You Go Deeper?", ICMLA 2021, from their published code: convolutions with bias and batch norm, and the head
 * `paper`.
 */

import type { Architecture } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution, addMaxPool } from './convolution';
import { addChainHead, type ChainHead, chainHead } from './heads';
import { definePreset, type Preset } from './preset';
import { classes, imageNetOptions, width } from './presetOptions';

/** Channels of each convolution; M is a pool of 2x2. */
type VggPlan = string;

const plans = {
  11: '64 M 128 M 256 256 M 512 512 M 512 512 M',
  13: '64 64 M 128 128 M 256 256 M 512 512 M 512 512 M',
  16: '64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M',
  19: '64 64 M 128 128 M 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M',
} as const;

interface VggValues {
  readonly width: number;
  readonly classes: number;
  readonly head: ChainHead;
}

/** Builds a chain of 3x3 convolutions and pools; a stage ends with its pool. */
function buildVgg(plan: VggPlan, hasNorm: boolean, values: VggValues): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const stages = plan.split(/(?<=M)\s/);
  let count = 0;
  let channels = 0;
  for (const [index, stage] of stages.entries()) {
    builder.group('stage', `stage${index + 1}`, () => {
      for (const step of stage.split(' ')) {
        if (step === 'M') {
          addMaxPool(builder, `pool${index + 1}`, { kernelSize: 2, stride: 2 });
          continue;
        }
        count += 1;
        channels = scaleChannels(Number(step), values.width);
        addConvolution(builder, `conv${count}`, { outChannels: channels, kernelSize: 3, bias: true });
        if (hasNorm) builder.add('BatchNorm', `bn${count}`);
        builder.add('ReLU', `relu${count}`);
      }
    });
  }
  addChainHead(builder, values.head, { channels, width: values.width, classes: values.classes });
  return builder.build();
}

const depths = [11, 13, 16, 19] as const;

const originals = [false, true].flatMap((hasNorm) =>
  depths.map((depth) =>
    definePreset({
      id: `vgg${depth}${hasNorm ? 'bn' : ''}`,
      name: `VGG${depth}${hasNorm ? ' BN' : ''}`,
      family: 'VGG',
      year: 2014,
      source: 'Simonyan & Zisserman, arXiv:1409.1556',
      defaultResolution: bothAxes(224),
      options: { ...imageNetOptions, head: chainHead },
      build: (values) => buildVgg(plans[depth], hasNorm, values),
    }),
  ),
);

function defineVariant(id: string, name: string, resolution: number, plan: VggPlan): Preset {
  return definePreset({
    id,
    name,
    family: 'VGG',
    year: 2021,
    source: 'Richter et al., ICMLA 2021',
    defaultResolution: bothAxes(resolution),
    options: { width, classes: classes(10), head: { ...chainHead, default: 'paper' } },
    build: (values) => buildVgg(plan, true, values),
  });
}

/** Everything up to and including the border layer at 32 px (rule `paper`). */
const truncated = [
  defineVariant('vgg11-truncated', 'VGG11 truncated', 32, '64 M 128 M 256 256 M 512 512'),
  defineVariant('vgg13-truncated', 'VGG13 truncated', 32, '64 64 M 128 128 M 256 256 M 512 512'),
  defineVariant('vgg16-truncated', 'VGG16 truncated', 32, '64 64 M 128 128 M 256 256 256 M 512'),
  defineVariant('vgg19-truncated', 'VGG19 truncated', 32, '64 64 M 128 128 M 256 256 256 256'),
];

/** Pools moved: later or none, so that the field grows more slowly, or earlier for the contrary. */
const moved = [
  defineVariant(
    'vgg13-late',
    'VGG13 late downsampling',
    32,
    '64 64 128 128 256 256 M 512 M 512 M 512 M 512 M',
  ),
  defineVariant(
    'vgg13-early',
    'VGG13 early downsampling',
    32,
    '64 M 64 M 128 M 128 M 256 256 512 512 512 512 M',
  ),
  defineVariant(
    'vgg19-performance',
    'VGG19 performance',
    64,
    '64 64 128 128 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M',
  ),
  defineVariant('vgg19-hybrid', 'VGG19 hybrid', 64, '64 64 128 128 M 256 256 256 256 M 512 512 512 512 M'),
];

/** VGG11 to VGG19, with and without batch norm. */
export const vggPresets: readonly Preset[] = originals;

/** The authors' variants of VGG, for small images. */
export const vggVariantPresets: readonly Preset[] = [...truncated, ...moved];
