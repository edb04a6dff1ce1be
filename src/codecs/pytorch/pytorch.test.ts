/**
 * @file The code that the exporter writes, run by PyTorch: parameters and shapes are compared with the analysis, and
 * where torchvision has the network, the shapes of all weights with torchvision's.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import { arbitraryPlan, buildPlan } from '../../analysis/randomNetworks.testing';
import { createDesign, type Design } from '../../document/document';
import type { LayerKind } from '../../layers/catalogue';
import { isMapShape, type Shape } from '../../layers/shape';
import { presets } from '../../presets/presets';
import { buildReference } from '../../presets/presets.testing';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { arbitraryChainPlan, buildChain } from '../randomChains.testing';
import { pytorchExporter } from './pytorchExporter';

/** What a module did, as runModules.py tells it. */
interface Run {
  readonly error?: string;
  readonly params: number;
  readonly outputs: readonly (readonly number[])[];
  /** In the order in which they ran: class, shape of the output, parameters. */
  readonly leaves: readonly (readonly [name: string, shape: readonly number[], params: number])[];
  readonly weights: readonly (readonly number[])[];
  readonly printed: string;
  /** First and last row, first and last column of the image that the middle unit depends on. */
  readonly seen?: readonly (readonly [number, number] | null)[];
}

interface Job {
  readonly design: Design;
  readonly device: 'cpu' | 'meta';
  readonly isMain?: boolean;
  readonly isProbed?: boolean;
}

const listShape = (shape: Shape | null): readonly number[] => {
  if (shape === null) return [];
  return isMapShape(shape) ? [shape.channels, shape.height, shape.width] : [shape.features];
};

function writeCode(design: Design): string {
  const result = pytorchExporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return String(result.content);
}

const analyzeDesign = ({ architecture, resolution, rule }: Design) =>
  analyze(architecture, { resolution, rule });

const isRunnable = (design: Design) =>
  analyzeDesign(design).diagnostics.every(({ severity }) => severity !== 'error');

function runJobs(jobs: readonly Job[], others: readonly object[]): readonly Run[] {
  const input = jobs.map(({ design, ...rest }) => {
    const [image] = design.architecture.layers.values();
    const shape = listShape(analyzeDesign(design).layers.get(image?.id ?? ('' as never))?.shape ?? null);
    return { code: writeCode(design), shape, ...rest };
  });
  const { stdout, stderr } = spawnSync(pythonPath, [join(import.meta.dirname, 'runModules.py')], {
    input: JSON.stringify([...input, ...others]),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The classes by which a layer kind can be told in a run; none for what is written in place. */
const classNames: { readonly [K in LayerKind]: readonly string[] } = {
  Input: [],
  Conv2d: ['Conv2d', 'SameConv2d'],
  // Its output may be cut by a layer of its own.
  ConvTranspose2d: [],
  MaxPool2d: ['MaxPool2d', 'PaddedMaxPool2d'],
  AvgPool2d: ['AvgPool2d', 'PaddedAvgPool2d'],
  // Told by its size only: the global pool is an adaptive pool to 1.
  GlobalAvgPool: [],
  GlobalMaxPool: ['AdaptiveMaxPool2d'],
  AdaptiveAvgPool2d: [],
  BatchNorm: ['BatchNorm2d', 'BatchNorm1d'],
  LayerNorm: ['LayerNorm2d', 'LayerNorm'],
  GroupNorm: ['GroupNorm'],
  ChannelScale: ['ChannelScale'],
  ReLU: ['ReLU'],
  ReLU6: ['ReLU6'],
  LeakyReLU: ['LeakyReLU'],
  PReLU: ['PReLU'],
  ELU: ['ELU'],
  GELU: ['GELU'],
  SiLU: ['SiLU'],
  HardSwish: ['Hardswish'],
  HardSigmoid: ['Hardsigmoid'],
  Sigmoid: ['Sigmoid'],
  Tanh: ['Tanh'],
  Softmax: ['Softmax'],
  Dropout: ['Dropout', 'Dropout2d', 'StochasticDepth'],
  Add: [],
  Multiply: [],
  Concat: [],
  Upsample: ['Upsample'],
  // Also written for padding that a convolution cannot take.
  ZeroPad2d: [],
  ChannelShuffle: ['ChannelShuffle'],
  ChannelSlice: ['ChannelSlice'],
  Flatten: ['Flatten'],
  Linear: ['Linear'],
  SqueezeExcitation: ['SqueezeExcitation'],
  SpatialAttention: ['SpatialAttention'],
  Identity: ['Identity'],
  Opaque: [],
};

const kindOfClass = new Map(
  Object.entries(classNames).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** Kind, shape and parameters of every layer that can be told in a run, sorted. */
function listLayers(design: Design, analysis: Analysis): readonly string[] {
  const lines: string[] = [];
  for (const { id, layer } of design.architecture.layers.values()) {
    const found = analysis.layers.get(id);
    if (classNames[layer.kind].length > 0 && found)
      lines.push(`${layer.kind} ${listShape(found.shape)} ${found.params}`);
  }
  return lines.sort();
}

const listLeaves = ({ leaves }: Run): readonly string[] =>
  leaves
    .filter(([name]) => kindOfClass.has(name))
    .map(([name, shape, params]) => `${kindOfClass.get(name)} ${shape} ${params}`)
    .sort();

function expectSameNetwork(design: Design, run: Run | undefined): void {
  expect(run?.error).toBeUndefined();
  if (run === undefined || run.error !== undefined) return;
  const analysis = analyzeDesign(design);
  const fed = new Set([...design.architecture.layers.values()].flatMap(({ inputs }) => inputs));
  const outputs = [...analysis.layers.values()].filter(({ id }) => !fed.has(id));
  expect(run.params).toBe(analysis.totals.params);
  expect(run.outputs).toEqual(outputs.map(({ shape }) => listShape(shape)));
  expect(listLeaves(run)).toEqual(listLayers(design, analysis));
}

/** What the presets are called in torchvision 0.14, and what leaves out what runs in training only. */
const torchvisionNames: Readonly<Record<string, string>> = {
  alexnet: 'alexnet',
  ...Object.fromEntries(
    ['vgg11', 'vgg13', 'vgg16', 'vgg19'].flatMap((id) => [
      [id, id],
      [`${id}bn`, `${id}_bn`],
    ]),
  ),
  ...Object.fromEntries([18, 34, 50, 101, 152].map((depth) => [`resnet${depth}`, `resnet${depth}`])),
  ...Object.fromEntries([121, 169, 201].map((depth) => [`densenet${depth}`, `densenet${depth}`])),
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6, 7].map((size) => [`efficientnetb${size}`, `efficientnet_b${size}`]),
  ),
  resnext50: 'resnext50_32x4d',
  wideresnet50: 'wide_resnet50_2',
  googlenet: 'googlenet',
  inceptionv3: 'inception_v3',
  squeezenet: 'squeezenet1_0',
  mobilenetv2: 'mobilenet_v2',
  mobilenetv3small: 'mobilenet_v3_small',
  mobilenetv3large: 'mobilenet_v3_large',
  mnasnet: 'mnasnet1_0',
  shufflenetv2: 'shufflenet_v2_x1_0',
  regnety400mf: 'regnet_y_400mf',
  convnexttiny: 'convnext_tiny',
};

const trainingOptions = { aux_logits: false, init_weights: false };

const torchvisionJobs = Object.entries(torchvisionNames).map(([id, name]) => ({
  id,
  torchvision: name,
  options: ['googlenet', 'inceptionv3'].includes(id) ? trainingOptions : {},
}));

/** Shapes of weights, sorted; a dense layer over channels is the same as a 1x1 convolution. */
const listWeights = ({ weights }: Pick<Run, 'weights'>) =>
  weights.map((shape) => shape.join('x').replace(/x1x1$/, '')).sort();

const seed = 20211104;

const chains = fc
  .sample(arbitraryChainPlan(), { numRuns: 150, seed })
  .map((plan) =>
    createDesign(buildChain(plan), { title: '4 "odd" \\\n chain', resolution: plan.resolution }),
  );

const graphs = fc
  .sample(
    fc.tuple(
      arbitraryPlan({ isFramed: true }),
      fc.tuple(fc.integer({ min: 8, max: 20 }), fc.integer({ min: 8, max: 20 })),
    ),
    {
      numRuns: 150,
      seed,
    },
  )
  .map(([plan, resolution]) => createDesign(buildPlan(plan, resolution), { resolution }))
  .filter(isRunnable);

/** What the middle unit sees by the analysis, per axis; null where that comes near the edge of the image. */
function findSeen({ architecture, resolution }: Design, analysis: Analysis) {
  const found = analysis.layers.get([...architecture.layers.keys()].at(-1) ?? ('' as never));
  if (!found?.field || found.shape === null || !isMapShape(found.shape)) return null;
  const { low, high, jump } = found.field;
  const units = [found.shape.height >> 1, found.shape.width >> 1];
  const margin = 12;
  const seen = [0, 1].map((axis) => {
    const shift = (units[axis] ?? 0) * (jump[axis] ?? 0);
    return [(low[axis] ?? 0) + shift, (high[axis] ?? 0) + shift] as const;
  });
  const isInside = seen.every(
    ([first, last], axis) => first >= margin && last < (resolution[axis] ?? 0) - margin,
  );
  return isInside ? seen : null;
}

/** Gradients pass max pools on one path only, and gates are saturated. */
const unprobed: ReadonlySet<LayerKind> = new Set([
  'MaxPool2d',
  'SqueezeExcitation',
  'SpatialAttention',
  'GlobalMaxPool',
  'GlobalAvgPool',
]);

const probed = fc
  .sample(arbitraryPlan({ isFramed: false }), { numRuns: 300, seed })
  .map((plan) => createDesign(buildPlan(plan, [48, 56]), { resolution: [48, 56] }))
  .filter(({ architecture }) =>
    [...architecture.layers.values()].every(({ layer }) => !unprobed.has(layer.kind)),
  )
  .filter((design) => isRunnable(design) && findSeen(design, analyzeDesign(design)) !== null);

describeWithTorch('PyTorch code, run by PyTorch', () => {
  const known = presets.map((preset) =>
    createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution }),
  );
  const lenet = createDesign(buildReference('lenet5'), { title: 'LeNet-5' });
  const jobs: readonly Job[] = [
    { design: lenet, device: 'cpu', isMain: true },
    ...known.map((design): Job => ({ design, device: 'meta' })),
    ...[...chains, ...graphs].map((design): Job => ({ design, device: 'cpu' })),
    ...probed.map((design): Job => ({ design, device: 'cpu', isProbed: true })),
  ];
  let runs: readonly Run[] = [];
  let torchvision: readonly Run[] = [];
  beforeAll(() => {
    const all = runJobs(jobs, torchvisionJobs);
    runs = all.slice(0, jobs.length);
    torchvision = all.slice(jobs.length);
  }, 300_000);

  test.each(presets.map(({ id }, index) => [id, index] as const))('%s', (id, index) => {
    const [job, run] = [jobs[index + 1], runs[index + 1]];
    if (job === undefined || run === undefined) throw new Error('A preset that was not run');
    expectSameNetwork(job.design, run);
    const counterpart = torchvision[torchvisionJobs.findIndex((candidate) => candidate.id === id)];
    if (counterpart !== undefined) expect(listWeights(run)).toEqual(listWeights(counterpart));
  });

  test('prints a summary', () => {
    // LeCun et al., 1998: 61 706 parameters in this form.
    expect(runs[0]?.printed).toMatch(/^module +type +output +parameters\n/);
    expect(runs[0]?.printed).toMatch(/^conv1 +Conv2d +6x28x28 +156$/m);
    expect(runs[0]?.printed).toMatch(/^total +61,706$/m);
  });

  test('torchvision has most of them', () => {
    expect(torchvision.filter(({ error }) => error === undefined)).toHaveLength(37);
  });

  test('random chains of blocks', () => {
    const start = 1 + known.length;
    for (const [index, design] of chains.entries()) expectSameNetwork(design, runs[start + index]);
  });

  test('random graphs', () => {
    expect(graphs.length).toBeGreaterThan(60);
    const start = 1 + known.length + chains.length;
    for (const [index, design] of graphs.entries()) expectSameNetwork(design, runs[start + index]);
  });

  test('what a unit sees is what the analysis says', () => {
    expect(probed.length).toBeGreaterThan(30);
    const start = 1 + known.length + chains.length + graphs.length;
    for (const [index, design] of probed.entries()) {
      expectSameNetwork(design, runs[start + index]);
      expect(runs[start + index]?.seen).toEqual(findSeen(design, analyzeDesign(design)));
    }
  });
});
