/** @file What networks of Keras are made of: layer by layer, shared layers, functions, either order of axes. */
import { describe, expect, test } from 'vitest';
import { createKerasNetwork, toKeras2, toKeras3 } from './kerasFiles.testing';
import { analyzeRead, listRead, readNetwork } from './kerasReading.testing';

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
