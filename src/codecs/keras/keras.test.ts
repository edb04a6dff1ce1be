/**
 * @file The code that the exporter writes, run against a recording stand-in for Keras: the recorded graph is the
 * design's, layer by layer, with its shapes and parameters.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { arbitraryPlan, buildPlan } from '../../analysis/randomNetworks.testing';
import type { LayerNode } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { computeOrder } from '../../graph/order';
import type { LayerKind } from '../../layers/catalogue';
import { createPadding } from '../../layers/padding';
import { isMapShape, type Shape } from '../../layers/shape';
import { presets } from '../../presets/presets';
import { arbitraryChainPlan, buildChain } from '../randomChains.testing';
import { kerasExporter } from './kerasExporter';
import { kerasHelpers } from './kerasHelpers';

interface RecordedNode {
  readonly type: string;
  readonly inputs: readonly number[];
  readonly shape: readonly number[];
  readonly params: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

interface Recording {
  readonly error?: string;
  readonly nodes: readonly RecordedNode[];
  readonly outputs: readonly number[];
  readonly name: string;
  readonly printed: string;
}

/** Python of any kind: the stand-in needs nothing else. */
const python = 'python3';

const analyzeDesign = ({ architecture, resolution, rule }: Design) =>
  analyze(architecture, { resolution, rule });

function writeCode(design: Design): string | null {
  const result = kerasExporter.write(design);
  if (result.ok) return String(result.content);
  if (result.problem.code === 'inexpressible') return null;
  throw new Error(result.problem.code);
}

function runAll(codes: readonly string[]): readonly Recording[] {
  const helpers = Object.keys(kerasHelpers).filter((name) => name !== 'pad_map');
  const input = JSON.stringify(codes.map((code, index) => ({ code, helpers, isMain: index === 0 })));
  const { stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'runKeras.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What stands for each kind; kinds that share an entry cannot be told apart, and need not be. */
const kerasTypes: { readonly [K in LayerKind]: readonly string[] } = {
  Input: ['Input'],
  Conv2d: ['Conv2D', 'DepthwiseConv2D'],
  ConvTranspose2d: ['Conv2DTranspose', 'grouped_transpose'],
  MaxPool2d: ['MaxPooling2D', 'dilated_max_pool'],
  AvgPool2d: ['AveragePooling2D', 'padded_average', 'adaptive_average'],
  GlobalAvgPool: ['GlobalAveragePooling2D'],
  GlobalMaxPool: ['GlobalMaxPooling2D'],
  AdaptiveAvgPool2d: [],
  BatchNorm: ['BatchNormalization'],
  LayerNorm: ['LayerNormalization'],
  GroupNorm: ['GroupNormalization'],
  ChannelScale: ['ChannelScale'],
  ReLU: ['ReLU'],
  ReLU6: [],
  LeakyReLU: ['LeakyReLU'],
  PReLU: ['PReLU'],
  ELU: ['ELU'],
  GELU: ['gelu', 'Activation gelu'],
  SiLU: ['Activation silu'],
  HardSwish: ['Activation hard_silu'],
  HardSigmoid: ['Activation hard_sigmoid'],
  Sigmoid: ['Activation sigmoid'],
  Tanh: ['Activation tanh'],
  Softmax: ['Softmax'],
  Dropout: ['Dropout', 'SpatialDropout2D'],
  Add: ['Add'],
  Multiply: ['Multiply'],
  Concat: ['Concatenate', 'concat_spread'],
  Upsample: ['UpSampling2D', 'Resizing'],
  ZeroPad2d: [],
  ChannelShuffle: ['channel_shuffle'],
  ChannelSlice: ['channel_slice'],
  Flatten: ['Flatten'],
  Linear: ['Dense'],
  SqueezeExcitation: ['squeeze_excitation'],
  SpatialAttention: ['spatial_attention'],
  Identity: [],
  Opaque: ['Placeholder'],
};

/** Labels that both sides use. */
const labels = new Map(
  Object.entries(kerasTypes).flatMap(([kind, types]) => types.map((type) => [type, kind] as const)),
);
const sharedLabels: Readonly<Partial<Record<LayerKind, LayerKind>>> = {
  AdaptiveAvgPool2d: 'AvgPool2d',
  ReLU6: 'ReLU',
};

/** What changes nothing but the size: it is looked through on both sides. */
const transparentTypes: ReadonlySet<string> = new Set([
  'ZeroPadding2D',
  'Cropping2D',
  'pad',
  'Identity',
  'slice',
]);

const listShape = (shape: Shape | null | undefined): readonly number[] => {
  if (!shape) return [];
  return isMapShape(shape) ? [shape.height, shape.width, shape.channels] : [shape.features];
};

/** Numbers for terms: the same for the same label and the same inputs. */
function createInterning() {
  const numbers = new Map<string, number>();
  return (label: string, inputs: readonly number[]) => {
    const key = `${label}<${inputs.join()}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}
type Intern = ReturnType<typeof createInterning>;

// A convolution may be strided or cut by what follows; its own shape says nothing then.
const describe_ = (kind: string, shape: readonly number[], params: number) =>
  kind === 'Conv2d' || kind === 'ConvTranspose2d' ? `${kind} ${params}` : `${kind} ${shape} ${params}`;

function internRecording({ nodes, outputs }: Recording, intern: Intern) {
  const terms: number[] = [];
  const seen: number[] = [];
  for (const { type, inputs, shape, params, settings } of nodes) {
    const from = inputs.map((input) => terms[input] ?? -1);
    const isSubsample = type === 'MaxPooling2D' && settings.pool_size === 1;
    if (transparentTypes.has(type) || isSubsample) {
      terms.push(from[0] ?? -1);
      continue;
    }
    const kind = labels.get(type === 'Activation' ? `Activation ${settings.activation}` : type) ?? type;
    const term = intern(describe_(kind, shape, params), from);
    terms.push(term);
    seen.push(term);
  }
  return { seen: seen.sort(), outputs: outputs.map((output) => terms[output]).sort() };
}

const isTransparent = ({ layer }: LayerNode) =>
  layer.kind === 'ZeroPad2d' ||
  layer.kind === 'Identity' ||
  (layer.kind === 'MaxPool2d' && layer.params.kernelSize.every((length) => length === 1));

function internDesign(design: Design, intern: Intern) {
  const { layers } = design.architecture;
  const analysis = analyzeDesign(design);
  const terms = new Map<string, number>();
  const seen: number[] = [];
  for (const id of computeOrder(layers).order) {
    const node = layers.get(id);
    const found = analysis.layers.get(id);
    if (node === undefined || found === undefined) continue;
    const from = node.inputs.map((input) => terms.get(input) ?? -1);
    if (isTransparent(node)) {
      terms.set(id, from[0] ?? -1);
      continue;
    }
    const kind = sharedLabels[node.layer.kind] ?? node.layer.kind;
    const term = intern(describe_(kind, listShape(found.shape), found.params), from);
    terms.set(id, term);
    seen.push(term);
  }
  const fed = new Set([...layers.values()].flatMap(({ inputs }) => inputs));
  const outputs = [...layers.keys()].filter((id) => !fed.has(id)).map((id) => terms.get(id));
  return { seen: seen.sort(), outputs: outputs.sort() };
}

function expectSameGraph(design: Design, recording: Recording | undefined): void {
  expect(recording?.error).toBeUndefined();
  if (recording === undefined || recording.error !== undefined) return;
  const intern = createInterning();
  expect(internRecording(recording, intern)).toEqual(internDesign(design, intern));
  const analysis = analyzeDesign(design);
  const fed = new Set([...design.architecture.layers.values()].flatMap(({ inputs }) => inputs));
  const shapes = [...analysis.layers.values()]
    .filter(({ id }) => !fed.has(id))
    .map(({ shape }) => listShape(shape));
  expect(recording.outputs.map((output) => recording.nodes[output]?.shape)).toEqual(shapes);
  expect(recording.nodes.reduce((sum, { params }) => sum + params, 0)).toBe(analysis.totals.params);
}

const seed = 20240229;
const known = presets.map((preset) =>
  createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution }),
);
const chains = fc
  .sample(arbitraryChainPlan(), { numRuns: 200, seed })
  .map((plan) => createDesign(buildChain(plan), { title: '"""', resolution: plan.resolution }));
const graphs = fc
  .sample(arbitraryPlan({ isFramed: true }), { numRuns: 150, seed })
  .map((plan) => createDesign(buildPlan(plan, [14, 19]), { resolution: [14, 19] }))
  .filter((design) => analyzeDesign(design).diagnostics.every(({ severity }) => severity !== 'error'));

describe('Keras code, run against a stand-in', () => {
  const designs = [...known, ...chains, ...graphs];
  const recordings = new Map<Design, Recording>();
  beforeAll(() => {
    const written = designs.flatMap((design) => {
      const code = writeCode(design);
      return code === null ? [] : [{ design, code }];
    });
    const results = runAll(written.map(({ code }) => code));
    for (const [index, { design }] of written.entries()) {
      const result = results[index];
      if (result !== undefined) recordings.set(design, result);
    }
  }, 120_000);

  test.each(presets.map(({ id }, index) => [id, index] as const))('%s', (_id, index) => {
    const design = known[index];
    if (design === undefined) throw new Error('A preset without a design');
    expectSameGraph(design, recordings.get(design));
  });

  test('random chains of blocks', () => {
    const written = chains.filter((design) => recordings.has(design));
    expect(written.length).toBeGreaterThan(150);
    for (const design of written) expectSameGraph(design, recordings.get(design));
  });

  test('random graphs', () => {
    const written = graphs.filter((design) => recordings.has(design));
    expect(written.length).toBeGreaterThan(60);
    for (const design of written) expectSameGraph(design, recordings.get(design));
  });

  test('makes the model when it is run', () => {
    const [first] = known;
    expect(first && recordings.get(first)?.printed).toBe('summary of LeNet_5\n');
  });
});

describe('the code', () => {
  test('of blocks that repeat is a function and loops', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Conv2d', 'stem', { outChannels: 16, stride: [2, 2], padding: createPadding(1) });
    for (let index = 0; index < 3; index++)
      builder.group('block', `block${index}`, () => {
        const from = builder.last;
        builder.add('Conv2d', `block${index}.conv`, { outChannels: 16, groups: 16, bias: false });
        const path = builder.add('BatchNorm', `block${index}.bn`);
        builder.add('Add', `block${index}.add`, {}, { inputs: [path, from] });
      });
    builder.add('Opaque', 'odd', { operation: 'Roll' });
    const result = kerasExporter.write(createDesign(builder.build(), { title: 'My net' }));
    const code = result.ok ? String(result.content) : '';
    expect(code.slice(code.indexOf('def residual'))).toBe(`def residual_block(x):
    """Used for block0, block1 and block2."""
    out = layers.DepthwiseConv2D(3, padding="same", use_bias=False)(x)
    out = layers.BatchNormalization()(out)
    return layers.Add()([out, x])


def create_model():
    """My net

    For images of 3x32x32 (channels, height, width); 976 parameters,
    221,184 multiply-accumulates for one image.
    """
    inputs = keras.Input((32, 32, 3))
    x = layers.ZeroPadding2D(1)(inputs)
    x = layers.Conv2D(16, 3, strides=2)(x)
    # blocks
    for _ in range(3):
        x = residual_block(x)
    x = Placeholder("Roll", (16, 16, 16))(x)
    return keras.Model(inputs, x, name="My_net")


if __name__ == "__main__":
    create_model().summary()
`);
    expect(result).toMatchObject({ notes: [{ code: 'placeholders', layers: ['odd'] }] });
  });

  test('of a dilated and strided transposed convolution is none', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('ConvTranspose2d', 'up', { dilation: [2, 2] });
    expect(kerasExporter.write(createDesign(builder.build()))).toEqual({
      ok: false,
      problem: { code: 'inexpressible', layer: 'up', kind: 'ConvTranspose2d', reason: 'dilated-stride' },
    });
  });
});
