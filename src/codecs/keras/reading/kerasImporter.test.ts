/**
 * @file Networks of Keras: the same in three dialects, against what Keras' documentation and other programs say of them;
 * several inputs, refusals.
 */
import { describe, expect, test } from 'vitest';
import { createBytesSource } from '../../byteSource.testing';
import { createKerasNetwork, dialects, writeMobileNet, writeResNet50 } from './kerasFiles.testing';
import { kerasImporter } from './kerasImporter';
import { analyzeRead, listGroups, listRead, readJson, readNetwork } from './kerasReading.testing';

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
