/**
 * @file Networks of Keras: the same in three dialects, against what Keras' documentation and other programs say of them;
 * the files that hold them, as h5py and zipfile write those; refusals.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../../analysis/analyze';
import { formatShape } from '../../../text/quantities';
import { describeWithTorch, pythonPath } from '../../../util/oracles.testing';
import { createBytesSource } from '../../byteSource.testing';
import type { ImportOptions, ImportResult } from '../../importer';
import {
  createKerasNetwork,
  dialects,
  toKeras2,
  toKeras3,
  writeMobileNet,
  writeResNet50,
} from './kerasFiles.testing';
import { kerasImporter } from './kerasImporter';

type Read = Extract<ImportResult, { ok: true }>;

const readJson = (value: unknown, name = 'net.json', options: ImportOptions = {}) =>
  kerasImporter.read(createBytesSource(new TextEncoder().encode(JSON.stringify(value)), name), options);

async function readNetwork(value: unknown, options: ImportOptions = {}): Promise<Read> {
  const result = await readJson(value, 'net.json', options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result;
}

const analyzeRead = ({ architecture, workedAt }: Read) =>
  analyze(architecture, { resolution: workedAt, rule: 'paper' });

/** `kind name <- inputs shape` of every layer. */
function listRead(read: Read): readonly string[] {
  const analysis = analyzeRead(read);
  return [...read.architecture.layers.values()].map(({ id, name, layer, inputs }) => {
    const shape = analysis.layers.get(id)?.shape;
    return `${layer.kind} ${name} <- ${inputs.join(', ')} ${shape ? formatShape(shape) : '?'}`;
  });
}

const listGroups = ({ architecture }: Read) =>
  [...architecture.groups.values()].map(
    ({ name, kind, parent }) =>
      `${kind} ${parent === null ? '' : `${architecture.groups.get(parent)?.name} > `}${name}`,
  );

describe.each(Object.entries(dialects))('%s', (_dialect, write) => {
  test('MobileNet has the parameters that Keras says and the field that TF-Slim computes', async () => {
    const read = await readNetwork(write(writeMobileNet()));
    expect(read.report.unsupported).toEqual([]);
    expect(read.report.notes).toEqual([]);
    const analysis = analyzeRead(read);
    expect(analysis.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    // keras.io/api/applications: 4,253,864 parameters, 21,888 of which are statistics.
    expect(analysis.totals.params).toBe(4_253_864 - 21_888);
    // google-research/receptive_field: mobilenet_v1, field 315, effective stride 32.
    const last = [...read.architecture.layers.values()].find(({ name }) => name === 'conv_pw_13');
    const field = last && analysis.layers.get(last.id)?.field;
    expect(field).toMatchObject({ max: [315, 315], jump: [32, 32] });
    expect(read.title).toBe('net');
    expect(read.resolution).toEqual([224, 224]);
  });

  test('ResNet50 likewise, with its blocks', async () => {
    const read = await readNetwork(write(writeResNet50()));
    const analysis = analyzeRead(read);
    // 25,636,712 parameters, 53,120 of which are statistics.
    expect(analysis.totals.params).toBe(25_636_712 - 53_120);
    // resnet_v1_50 of TF-Slim: field 483.
    expect(analysis.feasibleResolution.max).toEqual([483, 483]);
    const groups = listGroups(read);
    expect(groups.filter((group) => group.startsWith('stage'))).toEqual([
      ...['stage conv2', 'stage conv3', 'stage conv4', 'stage conv5'],
    ]);
    expect(groups.filter((group) => group.startsWith('block'))).toHaveLength(3 + 4 + 6 + 3);
    expect(groups).toContain('block conv4 > conv4_block6');
  });

  test('nested models are groups', async () => {
    const inner = createKerasNetwork('unit');
    inner.add('InputLayer', 'inner_input', { shape: [8, 8, 4] });
    inner.add('Conv2D', 'inner_conv', {
      filters: 4,
      kernel_size: [3, 3],
      padding: 'same',
      activation: 'relu',
    });
    const middle = createKerasNetwork('trunk');
    middle.add('InputLayer', 'middle_input', { shape: [8, 8, 4] });
    middle.nest(inner.build());
    middle.add('MaxPooling2D', 'middle_pool', { pool_size: [2, 2], strides: [2, 2], padding: 'valid' });
    const net = createKerasNetwork('outer');
    net.add('InputLayer', 'image', { shape: [8, 8, 3] });
    net.add('Conv2D', 'stem', { filters: 4, kernel_size: [1, 1] });
    net.nest(middle.build());
    net.add('Flatten', 'flatten');
    net.add('Dense', 'answer', { units: 2 });
    const read = await readNetwork(write(net.build()));
    expect(listRead(read)).toEqual([
      'Input image <-  3x8x8',
      'Conv2d stem <- image 4x8x8',
      'Conv2d inner_conv <- stem 4x8x8',
      'ReLU inner_conv_relu <- inner_conv 4x8x8',
      'MaxPool2d middle_pool <- inner_conv_relu 4x4x4',
      'Flatten flatten <- middle_pool 64',
      'Linear answer <- flatten 2',
    ]);
    expect(listGroups(read)).toEqual(['stage trunk', 'block trunk > unit']);
  });
});

describe('a Sequential model', () => {
  const layers = (shapeKey: string) => [
    {
      class_name: 'Conv2D',
      config: {
        name: 'conv2d',
        [shapeKey]: [null, 28, 28, 1],
        filters: 6,
        kernel_size: [5, 5],
        activation: 'tanh',
      },
    },
    {
      class_name: 'AveragePooling2D',
      config: { name: 'pool', pool_size: [2, 2], strides: null, padding: 'valid' },
    },
    { class_name: 'Flatten', config: { name: 'flatten' } },
    { class_name: 'Dense', config: { name: 'dense', units: 10, activation: 'softmax' } },
  ];
  const expected = [
    'Input input <-  1x28x28',
    'Conv2d conv2d <- input 6x24x24',
    'Tanh conv2d_tanh <- conv2d 6x24x24',
    'AvgPool2d pool <- conv2d_tanh 6x12x12',
    'Flatten flatten <- pool 864',
    'Linear dense <- flatten 10',
    'Softmax dense_softmax <- dense 10',
  ];

  test.each([
    [
      'of Keras 2',
      { class_name: 'Sequential', config: { name: 'sequential', layers: layers('batch_input_shape') } },
    ],
    ['of Keras 1, a bare list', { class_name: 'Sequential', config: layers('batch_input_shape') }],
    [
      'of Keras 3, built later',
      {
        ...{ module: 'keras', class_name: 'Sequential', registered_name: null },
        config: { name: 'sequential', layers: layers('nothing'), build_input_shape: [null, 28, 28, 1] },
      },
    ],
  ])('%s', async (_what, value) => expect(listRead(await readNetwork(value))).toEqual(expected));

  test('whose input nobody stated is worked out at a usual size', async () => {
    const value = { class_name: 'Sequential', config: { name: 'sequential', layers: layers('nothing') } };
    const read = await readNetwork(value);
    expect(read.resolution).toBeNull();
    expect(read.report.notes).toContainEqual({ code: 'assumed-channels', channels: 3 });
    expect((await readNetwork(value, { resolution: [40, 40] })).workedAt).toEqual([40, 40]);
  });

  test('written twice over is unwrapped', async () => {
    const value = {
      class_name: 'Sequential',
      config: { name: 'sequential', layers: layers('batch_input_shape') },
    };
    expect(listRead(await readNetwork(JSON.stringify(value)))).toEqual(expected);
  });
});

describe('what a model is made of', () => {
  /** The layers behind the image of a network of one or more layers over 8x8 maps of 4 channels. */
  async function readLayers(...layers: readonly (readonly [string, object])[]) {
    const net = createKerasNetwork('net');
    net.add('InputLayer', 'image', { shape: [8, 8, 4] });
    for (const [index, [className, config]] of layers.entries())
      net.add(className, `l${index}`, { ...config });
    const read = await readNetwork(toKeras2(net.build()));
    return { read, layers: [...read.architecture.layers.values()].slice(1).map(({ layer }) => layer) };
  }

  test.each([
    ['Conv2DTranspose', { filters: 2, kernel_size: [3, 3], strides: [2, 2], padding: 'same' }, '2x16x16'],
    ['Conv2DTranspose', { filters: 2, kernel_size: [2, 2], strides: [3, 3], padding: 'valid' }, '2x24x24'],
    [
      'Conv2DTranspose',
      { filters: 2, kernel_size: 3, strides: 2, padding: 'same', output_padding: 1 },
      '2x16x16',
    ],
    ['SeparableConv2D', { filters: 6, kernel_size: [3, 3], padding: 'valid', depth_multiplier: 2 }, '6x6x6'],
    ['UpSampling2D', { size: [2, 3], interpolation: 'bilinear' }, '4x16x24'],
    ['Resizing', { height: 5, width: 7 }, '4x5x7'],
    [
      'Cropping2D',
      {
        cropping: [
          [1, 2],
          [0, 3],
        ],
      },
      '4x5x5',
    ],
    ['ZeroPadding2D', { padding: 2 }, '4x12x12'],
    ['GlobalMaxPooling2D', { keepdims: true }, '4x1x1'],
    ['Permute', { dims: [2, 1, 3] }, null],
    ['GroupNormalization', { groups: 2 }, '4x8x8'],
    ['LayerNormalization', { axis: [3] }, '4x8x8'],
    ['PReLU', { shared_axes: [1, 2] }, '4x8x8'],
    ['SpatialDropout2D', { rate: 0.1 }, '4x8x8'],
  ])('%s %j', async (className, config, shape) => {
    const { read } = await readLayers([className, config]);
    if (shape !== null) expect(listRead(read).at(-1)).toMatch(new RegExp(` ${shape}$`));
    expect(read.report.unsupported).toEqual([]);
  });

  test('a separable convolution is two, with the parameters that Keras counts', async () => {
    const { read } = await readLayers([
      'SeparableConv2D',
      { filters: 6, kernel_size: 3, depth_multiplier: 2 },
    ]);
    // 3 x 3 x 4 x 2 for the channels, 8 x 6 + 6 for the rest.
    expect(analyzeRead(read).totals.params).toBe(72 + 54);
  });

  test('augmentation and noise are no layers', async () => {
    const { read, layers } = await readLayers(
      ...([
        ['RandomFlip', { mode: 'horizontal' }],
        ['GaussianNoise', { stddev: 0.1 }],
        ['ReLU', { max_value: null }],
      ] as const),
    );
    expect(layers.map(({ kind }) => kind)).toEqual(['ReLU']);
    expect(read.report.notes).toContainEqual({ code: 'inactive-layers', count: 2 });
  });

  test('what is not known stays, by its name', async () => {
    const { read, layers } = await readLayers(
      ['StrangeLayer', { units: 3 }],
      ['MultiHeadAttention', { num_heads: 2 }],
    );
    expect(layers).toMatchObject([
      { kind: 'Opaque', params: { operation: 'StrangeLayer', reach: 'local' } },
      { kind: 'Opaque', params: { operation: 'MultiHeadAttention', reach: 'global' } },
    ]);
    expect(read.report.unsupported).toEqual([
      { op: 'MultiHeadAttention', count: 1 },
      { op: 'StrangeLayer', count: 1 },
    ]);
  });

  test('a layer that is called twice becomes two', async () => {
    const value = {
      class_name: 'Functional',
      config: {
        name: 'shared',
        layers: [
          {
            class_name: 'InputLayer',
            name: 'a',
            config: { batch_input_shape: [null, 8, 8, 3] },
            inbound_nodes: [],
          },
          {
            ...{ class_name: 'Conv2D', name: 'c', config: { filters: 3, kernel_size: [1, 1] } },
            inbound_nodes: [[['a', 0, 0, {}]], [['c', 0, 0, {}]]],
          },
        ],
        input_layers: [['a', 0, 0]],
        output_layers: [['c', 1, 0]],
      },
    };
    const read = await readNetwork(value);
    expect(listRead(read)).toEqual(['Input a <-  3x8x8', 'Conv2d c <- a 3x8x8', 'Conv2d c_2 <- c 3x8x8']);
    expect(read.report.notes).toContainEqual({ code: 'shared-layers', count: 1 });
  });

  test('functions of TensorFlow: hard swish in its parts, a gate by a constant, a mean', async () => {
    const lambda = (name: string, path: string, node: unknown) => ({
      ...{
        class_name: 'TFOpLambda',
        name,
        config: { name, trainable: true, dtype: 'float32', function: path },
      },
      inbound_nodes: [node],
    });
    const value = {
      class_name: 'Functional',
      config: {
        name: 'functions',
        layers: [
          {
            class_name: 'InputLayer',
            name: 'x',
            config: { batch_input_shape: [null, 8, 8, 3] },
            inbound_nodes: [],
          },
          lambda('plus', '__operators__.add', ['x', 0, 0, { y: 3.0, name: null }]),
          {
            ...{ class_name: 'ReLU', name: 'six', config: { max_value: 6.0 } },
            inbound_nodes: [[['plus', 0, 0, {}]]],
          },
          lambda('sixth', 'math.multiply', ['six', 0, 0, { y: 0.16666667, name: null }]),
          {
            class_name: 'Multiply',
            name: 'swish',
            config: {},
            inbound_nodes: [
              [
                ['sixth', 0, 0, {}],
                ['x', 0, 0, {}],
              ],
            ],
          },
          lambda('mean', 'math.reduce_mean', ['swish', 0, 0, { axis: [1, 2], keepdims: true }]),
          lambda('sum', 'math.add', ['swish', 0, 0, { y: ['mean', 0, 0], name: null }]),
        ],
        input_layers: [['x', 0, 0]],
        output_layers: [['sum', 0, 0]],
      },
    };
    expect(listRead(await readNetwork(value))).toEqual([
      'Input x <-  3x8x8',
      'HardSwish swish <- x 3x8x8',
      'GlobalAvgPool mean <- swish 3x1x1',
      'Add sum <- swish, mean 3x8x8',
    ]);
  });

  test('operations of keras.ops', async () => {
    const net = createKerasNetwork('ops');
    net.add('InputLayer', 'x', { shape: [8, 8, 3] });
    net.add('Relu', 'relu');
    net.add('Mean', 'mean', { axis: [1, 2], keepdims: true });
    net.add('Add', 'sum', {}, ['relu', 'mean']);
    expect(listRead(await readNetwork(toKeras3(net.build())))).toEqual([
      'Input x <-  3x8x8',
      'ReLU relu <- x 3x8x8',
      'GlobalAvgPool mean <- relu 3x1x1',
      'Add sum <- relu, mean 3x8x8',
    ]);
  });

  test('channels first', async () => {
    const net = createKerasNetwork('first');
    const data_format = 'channels_first';
    net.add('InputLayer', 'x', { shape: [3, 8, 16] });
    net.add('Conv2D', 'c', { filters: 4, kernel_size: [3, 3], data_format });
    net.add('BatchNormalization', 'bn', { axis: 1 });
    net.add('GlobalAveragePooling2D', 'pool', { data_format });
    net.add('Dense', 'd', { units: 2 });
    expect(listRead(await readNetwork(toKeras2(net.build())))).toEqual([
      'Input x <-  3x8x16',
      'Conv2d c <- x 4x6x14',
      'BatchNorm bn <- c 4x6x14',
      'GlobalAvgPool pool <- bn 4x1x1',
      'Flatten d/Flatten <- pool 4',
      'Linear d <- d/Flatten 2',
    ]);
  });
});

describe('several inputs', () => {
  const value = {
    class_name: 'Functional',
    config: {
      name: 'two',
      layers: [
        {
          class_name: 'InputLayer',
          name: 'left',
          config: { batch_input_shape: [null, 8, 8, 3] },
          inbound_nodes: [],
        },
        {
          class_name: 'InputLayer',
          name: 'right',
          config: { batch_input_shape: [null, 8, 8, 1] },
          inbound_nodes: [],
        },
        {
          ...{ class_name: 'Concatenate', name: 'both', config: { axis: -1 } },
          inbound_nodes: [
            [
              ['left', 0, 0, {}],
              ['right', 0, 0, {}],
            ],
          ],
        },
        {
          ...{ class_name: 'Conv2D', name: 'c', config: { filters: 2, kernel_size: [3, 3] } },
          inbound_nodes: [[['left', 0, 0, {}]]],
        },
      ],
      input_layers: [
        ['left', 0, 0],
        ['right', 0, 0],
      ],
      output_layers: [['c', 0, 0]],
    },
  };

  test('ask which one is the image', async () => {
    expect(await readJson(value)).toEqual({
      ok: false,
      error: {
        code: 'several-image-inputs',
        candidates: [
          { name: 'left', dims: [null, 8, 8, 3] },
          { name: 'right', dims: [null, 8, 8, 1] },
        ],
      },
    });
  });

  test('of which one was named', async () => {
    const read = await readNetwork(value, { input: 'left' });
    expect(read.report.notes).toContainEqual({ code: 'ignored-inputs', names: ['right'] });
  });
});

describe('what is no network', () => {
  test.each([
    [{ modelTopology: { node: [], library: {} }, format: 'graph-model' }, { code: 'graph-model' }],
    [
      { module: 'my.models', class_name: 'MyModel', config: {}, registered_name: 'my>MyModel' },
      { code: 'no-layers', className: 'MyModel' },
    ],
    [{ hello: 1 }, { code: 'not-keras', looksLike: 'text' }],
    [{ class_name: 'Sequential', config: { name: 's', layers: [] } }, { code: 'empty-graph' }],
  ])('%j', async (value, error) => expect(await readJson(value)).toEqual({ ok: false, error }));

  test.each([
    ['{"class_name": "Sequential", "config": ', { code: 'no-json' }],
    ['<!doctype html>', { code: 'not-keras', looksLike: 'html' }],
    ['', { code: 'not-keras', looksLike: 'empty' }],
  ])('%j', async (text, error) => {
    const source = createBytesSource(new TextEncoder().encode(text), 'net.keras');
    expect(await kerasImporter.read(source)).toEqual({ ok: false, error });
  });
});

describeWithTorch('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-keras-'));
  beforeAll(() => {
    const { status, stderr } = spawnSync(
      pythonPath,
      [join(import.meta.dirname, 'writeContainers.py'), folder],
      {
        input: JSON.stringify(toKeras3(writeResNet50())),
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (name: string, fetched: number[] = []) => {
    const bytes = readFileSync(join(folder, name));
    const source = createBytesSource(new Uint8Array(bytes), name);
    const read = (offset: number, length: number) => {
      fetched.push(length);
      return source.read(offset, length);
    };
    return kerasImporter.read({ ...source, read });
  };

  test.each(['str.h5', 'bytes.h5', 'weights.h5', 'latest.h5', 'stored.keras', 'deflated.keras'])(
    '%s',
    async (name) => {
      const result = await open(name);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      expect(analyzeRead(result).totals.params).toBe(25_636_712 - 53_120);
      expect(result.title).toBe(name.replace(/\..*/, ''));
    },
  );

  test('of which weights are not read', async () => {
    const fetched: number[] = [];
    const result = await open('weights.h5', fetched);
    expect(result.ok).toBe(true);
    const { size } = createBytesSource(new Uint8Array(readFileSync(join(folder, 'weights.h5'))), '');
    // The configuration is read twice at most: where it starts, and whole.
    const config = JSON.stringify(toKeras3(writeResNet50())).length;
    expect(fetched.reduce((a, b) => a + b, 0)).toBeLessThan(config + 20_000);
    expect(size).toBeGreaterThan(config + 300_000);
  });

  test.each([
    ['fixed.h5', { code: 'empty-graph' }],
    ['only.weights.h5', { code: 'weights-only' }],
    ['foreign.keras', { code: 'not-keras', looksLike: 'zip' }],
  ])('%s', async (name, error) => expect(await open(name)).toEqual({ ok: false, error }));

  test('cut anywhere are answered', async () => {
    for (const name of readdirSync(folder)) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      for (const length of [0, 1, 7, 8, 9, 20, 60, 97, 150, 500, 1000, 2500, bytes.length - 1]) {
        const cut = bytes.subarray(0, Math.min(length, bytes.length));
        const result = await kerasImporter.read(createBytesSource(cut, name));
        if (!result.ok) expect(result.error.code).not.toBe('internal');
      }
    }
  });
});
