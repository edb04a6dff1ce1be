/**
 * @file ResNet, ResNeXt and Wide ResNet with the ImageNet and the CIFAR stem.
 *
 * He et al., CVPR 2016 (arXiv:1512.03385), with the stride in the 3x3 as torchvision has it unless the option says
 * otherwise; Xie et al., CVPR 2017; Zagoruyko & Komodakis, BMVC 2016.
 */
import type { Architecture } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { addPooledHead } from './heads';
import { definePreset, type Preset, type PresetFacts } from './preset';
import { classes, imageNetOptions, stem, strideIn, width } from './presetOptions';
import { addResidualTrunk, type ResidualPlan, residualStems } from './residualTrunk';

/** Builds trunk, mean over the map and one dense layer. */
export function buildResNet(
  plan: ResidualPlan,
  values: { readonly width: number; readonly classes: number },
): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  addResidualTrunk(builder, plan, values.width);
  addPooledHead(builder, values.classes);
  return builder.build();
}

/** A network apart from its stem. */
type StemlessPlan = Omit<ResidualPlan, 'stem' | 'strideIn'>;

const plans: Readonly<Record<string, StemlessPlan>> = {
  18: { block: 'basic', stages: [2, 2, 2, 2] },
  34: { block: 'basic', stages: [3, 4, 6, 3] },
  50: { block: 'bottleneck', stages: [3, 4, 6, 3] },
  101: { block: 'bottleneck', stages: [3, 4, 23, 3] },
  152: { block: 'bottleneck', stages: [3, 8, 36, 3] },
};

const he = { family: 'ResNet', year: 2015, source: 'He et al., arXiv:1512.03385' };

function defineImageNetForm(facts: Omit<PresetFacts, 'defaultResolution'>, plan: StemlessPlan): Preset {
  const large = { ...facts, defaultResolution: bothAxes(224) };
  const options = { ...imageNetOptions, stem };
  if (plan.block === 'basic')
    return definePreset({
      ...large,
      options,
      build: (values) => buildResNet({ ...plan, stem: residualStems[values.stem] }, values),
    });
  return definePreset({
    ...large,
    options: { ...options, strideIn },
    build: (values) =>
      buildResNet({ ...plan, strideIn: values.strideIn, stem: residualStems[values.stem] }, values),
  });
}

function defineCifarForm(facts: Omit<PresetFacts, 'defaultResolution'>, plan: StemlessPlan): Preset {
  const small = { ...facts, defaultResolution: bothAxes(32) };
  const options = { width, classes: classes(10) };
  const cifar = { ...plan, stem: residualStems.cifar };
  if (plan.block === 'basic')
    return definePreset({ ...small, options, build: (values) => buildResNet(cifar, values) });
  return definePreset({
    ...small,
    options: { ...options, strideIn },
    build: (values) => buildResNet({ ...cifar, strideIn: values.strideIn }, values),
  });
}

/** ResNet18 to ResNet152, each with the ImageNet stem and, as `-cifar`, with the CIFAR stem. */
export const resNetPresets: readonly Preset[] = Object.entries(plans).flatMap(([depth, plan]) => [
  defineImageNetForm({ ...he, id: `resnet${depth}`, name: `ResNet${depth}` }, plan),
  defineCifarForm({ ...he, id: `resnet${depth}-cifar`, name: `ResNet${depth} with CIFAR stem` }, plan),
]);

const resNeXt = {
  id: 'resnext50',
  name: 'ResNeXt50 32x4d',
  family: 'ResNeXt',
  year: 2016,
  source: 'Xie et al., arXiv:1611.05431',
};

const wideResNet = {
  id: 'wideresnet50',
  name: 'Wide ResNet50-2',
  family: 'Wide ResNet',
  year: 2016,
  source: 'Zagoruyko & Komodakis, arXiv:1605.07146',
};

/** ResNeXt50 (32 groups of 4 channels) and Wide ResNet50 (twice as wide inside). */
export const resNetRelativePresets: readonly Preset[] = [
  defineImageNetForm(resNeXt, {
    block: 'bottleneck',
    stages: [3, 4, 6, 3],
    groups: 32,
    insideWidth: 128,
  }),
  defineImageNetForm(wideResNet, { block: 'bottleneck', stages: [3, 4, 6, 3], insideWidth: 128 }),
];
