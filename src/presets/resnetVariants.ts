/**
 * @file ResNet18 as the authors of receptive field analysis changed it.
 *
 * Richter et al., "Should You Go Deeper?", ICMLA 2021, and their published code: cut what is unproductive
 * (efficiency), slow the growth of the field (performance), or both (hybrid); with attention, and without skips.
 */
import { bothAxes } from '../util/perAxis';
import { definePreset, type Preset } from './preset';
import { classes, width } from './presetOptions';
import { type ResidualPlan, residualStems } from './residualTrunk';
import { buildResNet } from './resnet';

function defineVariant(
  id: string,
  name: string,
  resolution: number,
  classCount: number,
  plan: Omit<ResidualPlan, 'block'>,
): Preset {
  return definePreset({
    id: `resnet18-${id}`,
    name: `ResNet18 ${name}`,
    family: 'ResNet',
    year: 2021,
    source: 'Richter et al., ICMLA 2021',
    defaultResolution: bothAxes(resolution),
    options: { width, classes: classes(classCount) },
    build: (values) => buildResNet({ block: 'basic', ...plan }, values),
  });
}

const { imagenet } = residualStems;
const all = [2, 2, 2, 2];

/** The blocks before the one that holds the border layer at 32 px. */
const truncated = defineVariant('truncated', 'truncated', 32, 10, { stem: imagenet, stages: [2, 2, 1] });

/** For ImageNet shrunk to 16 px. */
const strategies = [
  defineVariant('efficiency', 'efficiency', 16, 1000, {
    stem: { kernelSize: 3, stride: 2, hasPool: true },
    stages: [2, 1],
  }),
  defineVariant('performance', 'performance', 16, 1000, {
    stem: { kernelSize: 3, stride: 1, hasPool: false },
    stages: [2, 3, 3],
  }),
  defineVariant('hybrid', 'hybrid', 16, 1000, {
    stem: { kernelSize: 3, stride: 2, hasPool: false },
    stages: [2, 2, 1],
  }),
];

/** Attention stands before the addition: over channels (Hu et al.), over positions, or in this order (CBAM). */
const changed = [
  defineVariant('se', 'with squeeze-excitation', 32, 10, {
    stem: imagenet,
    stages: all,
    attention: ['SqueezeExcitation'],
  }),
  defineVariant('spatial', 'with spatial attention', 32, 10, {
    stem: imagenet,
    stages: all,
    attention: ['SpatialAttention'],
  }),
  defineVariant('se-spatial', 'with squeeze-excitation and spatial attention', 32, 10, {
    stem: imagenet,
    stages: all,
    attention: ['SqueezeExcitation', 'SpatialAttention'],
  }),
  defineVariant('noskip', 'without skips', 32, 10, { stem: imagenet, stages: all, hasSkips: false }),
];

/** The authors' variants of ResNet18, for small images. */
export const resNetVariantPresets: readonly Preset[] = [truncated, ...strategies, ...changed];
