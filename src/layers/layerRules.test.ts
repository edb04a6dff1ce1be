/** @file Shapes, problems and windows of single layers by hand; sliding ones are simulated in analysis as well. */
import { describe, expect, test } from 'vitest';
import { createLayer, getLayerWindow, inferLayerShape, type LayerKind } from './catalogue';
import { createPadding, noPadding, resolvePadding, splitSides } from './padding';
import type { Shape } from './shape';

const map = (channels: number, height: number, width = height) => ({ channels, height, width });
const infer = (kind: LayerKind, params: object, ...inputs: readonly [Shape, ...Shape[]]) =>
  inferLayerShape(createLayer(kind, params), inputs);

describe('shapes', () => {
  test.each<[LayerKind, object, Shape, Shape]>([
    ['Input', { channels: 1 }, map(3, 8, 6), map(1, 8, 6)],
    // The text of torch.nn.ConvTranspose2d: (n - 1) s - 2p + d (k - 1) + output padding + 1.
    ['ConvTranspose2d', { outChannels: 5 }, map(3, 8, 6), map(5, 16, 12)],
    [
      'ConvTranspose2d',
      {
        outChannels: 5,
        kernelSize: [3, 4],
        stride: [2, 3],
        dilation: [2, 1],
        padding: createPadding(1, 2),
        outputPadding: [1, 0],
      },
      map(3, 8, 6),
      map(5, 18, 15),
    ],
    // Keras: `same` gives input x stride, whatever the kernel.
    ['ConvTranspose2d', { kernelSize: [3, 5], stride: [2, 2], padding: 'same' }, map(3, 8), map(64, 16)],
    ['ConvTranspose2d', { kernelSize: [1, 2], stride: [3, 3], padding: 'same' }, map(3, 8), map(64, 24)],
    ['Upsample', { scale: [2, 1.5] }, map(3, 8, 7), map(3, 16, 10)],
    ['Upsample', { size: [5, 9] }, map(3, 8, 7), map(3, 5, 9)],
    ['ZeroPad2d', { padding: { top: 1, bottom: 2, left: -1, right: -2 } }, map(3, 8, 7), map(3, 11, 4)],
    ['AdaptiveAvgPool2d', { outputSize: [7, 3] }, map(3, 8, 2), map(3, 7, 3)],
    ['GlobalAvgPool', {}, map(3, 8, 2), map(3, 1)],
    ['GlobalMaxPool', {}, map(3, 8, 2), map(3, 1)],
    ['ChannelSlice', { start: 2, end: 5 }, map(8, 4), map(3, 4)],
    ['ChannelShuffle', { groups: 4 }, map(8, 4), map(8, 4)],
    ['Flatten', {}, map(3, 8, 2), { features: 48 }],
    ['Flatten', {}, { features: 48 }, { features: 48 }],
    ['Linear', { outFeatures: 7 }, { features: 48 }, { features: 7 }],
    ['SqueezeExcitation', {}, map(3, 8, 2), map(3, 8, 2)],
    ['SpatialAttention', {}, map(3, 8, 2), map(3, 8, 2)],
    ['Opaque', {}, map(3, 8, 2), map(3, 8, 2)],
    ['Opaque', { kernelSize: [3, 3], stride: [2, 3] }, map(3, 9, 8), map(3, 5, 3)],
    ['Opaque', { outputShape: { features: 9 } }, map(3, 9, 8), { features: 9 }],
    ['BatchNorm', {}, { features: 48 }, { features: 48 }],
    ['Softmax', {}, { features: 48 }, { features: 48 }],
  ])('%s %j: %j becomes %j', (kind, params, input, shape) => {
    expect(infer(kind, params, input)).toEqual({ shape });
  });

  test('sums and products spread lengths of one over the others', () => {
    for (const kind of ['Add', 'Multiply'] as const) {
      expect(infer(kind, {}, map(8, 4), map(8, 1))).toEqual({ shape: map(8, 4) });
      expect(infer(kind, {}, map(1, 4), map(8, 1), map(8, 4))).toEqual({ shape: map(8, 4) });
      expect(infer(kind, {}, map(8, 1, 5), map(1, 4, 1))).toEqual({ shape: map(8, 4, 5) });
      expect(infer(kind, {}, { features: 3 }, { features: 3 })).toEqual({ shape: { features: 3 } });
      expect(infer(kind, {}, map(8, 4), { features: 8 })).toMatchObject({
        problem: { code: 'merge-mismatch', port: 1 },
      });
      expect(infer(kind, {}, map(8, 4), map(8, 4), map(8, 3))).toMatchObject({
        problem: { code: 'merge-mismatch', port: 2, actual: map(8, 3), expected: map(8, 4) },
      });
    }
  });

  test.each<LayerKind>([
    'Conv2d',
    'ConvTranspose2d',
    'MaxPool2d',
    'AvgPool2d',
    'GlobalAvgPool',
    'GlobalMaxPool',
    'AdaptiveAvgPool2d',
    'Upsample',
    'ZeroPad2d',
    'ChannelSlice',
    'ChannelShuffle',
    'SqueezeExcitation',
    'SpatialAttention',
  ])('%s needs maps', (kind) => {
    const actual = { features: 12 };
    expect(infer(kind, {}, actual)).toEqual({ problem: { code: 'needs-map', actual } });
  });

  test.each<[LayerKind, object, Shape, readonly [number, number]]>([
    ['Conv2d', { kernelSize: [5, 3], padding: 'valid' }, map(3, 4), [5, 3]],
    ['Conv2d', { kernelSize: [3, 3], dilation: [4, 4], padding: createPadding(1) }, map(3, 4), [7, 7]],
    ['MaxPool2d', {}, map(3, 1, 2), [2, 2]],
    ['MaxPool2d', { kernelSize: [5, 5], stride: [3, 3], ceilMode: true }, map(3, 2), [3, 3]],
    ['ZeroPad2d', { padding: { ...noPadding, top: -3, right: -5 } }, map(3, 3), [4, 6]],
    ['ConvTranspose2d', { padding: createPadding(3) }, map(3, 2, 4), [4, 4]],
    ['Upsample', { scale: [0.25, 0.25] }, map(3, 3, 5), [4, 4]],
  ])('%s %j on %j leaves nothing, and says how much it needs', (kind, params, input, needed) => {
    const { problem } = infer(kind, params, input);
    expect(problem).toMatchObject({ code: 'map-vanishes', needed });
    // The size it names is enough, and one less is not.
    expect(infer(kind, params, map(3, needed[0], needed[1])).problem).toBeUndefined();
    expect(infer(kind, params, map(3, needed[0] - 1, needed[1])).problem).toMatchObject({
      code: 'map-vanishes',
    });
  });
});

describe('padding', () => {
  // TensorFlow, tf.nn.convolution: total = max((ceil(n / s) - 1) s + (k - 1) d + 1 - n, 0), the odd one behind.
  test.each([
    [3, 1, 32, 1, 1],
    [4, 1, 32, 1, 2],
    [3, 2, 224, 0, 1],
    [3, 2, 225, 1, 1],
    [7, 2, 224, 2, 3],
    [1, 2, 224, 0, 0],
    [2, 3, 7, 0, 1],
  ])(
    '`same` of kernel %i and stride %i on %i pixels is %i before and %i behind',
    (kernel, stride, size, before, after) => {
      expect(resolvePadding('same', 0, kernel - 1, stride, size)).toEqual({ before, after });
    },
  );

  test('`same` without a size is that of stride 1', () => {
    expect(resolvePadding('same', 0, 4, 2, null)).toEqual({ before: 2, after: 2 });
    expect(resolvePadding('same', 0, 4, 2, 0)).toEqual({ before: 2, after: 2 });
  });

  test('sides belong to their axis', () => {
    const sides = { top: 1, bottom: 2, left: 3, right: 4 };
    expect(splitSides(sides)).toEqual([
      { before: 1, after: 2 },
      { before: 3, after: 4 },
    ]);
    expect([resolvePadding(sides, 0, 2, 1, 8), resolvePadding(sides, 1, 2, 1, 8)]).toEqual(splitSides(sides));
    expect(resolvePadding('valid', 1, 2, 1, 8)).toEqual({ before: 0, after: 0 });
  });
});

describe('windows', () => {
  const windowOf = (kind: LayerKind, params: object = {}, input: Shape | null = map(3, 8)) =>
    getLayerWindow(createLayer(kind, params), input);

  test('pointwise, global and gating layers', () => {
    for (const kind of ['ReLU', 'BatchNorm', 'GroupNorm', 'Dropout', 'Add', 'Concat', 'Identity'] as const)
      expect(windowOf(kind)).toEqual({ type: 'pointwise' });
    for (const kind of ['GlobalAvgPool', 'GlobalMaxPool', 'Flatten', 'Linear'] as const)
      expect(windowOf(kind)).toEqual({ type: 'global' });
    expect(windowOf('SqueezeExcitation')).toEqual({ type: 'pointwise', seesWholeInput: true });
    expect(windowOf('SpatialAttention')).toEqual({ type: 'gate', kernelSize: [7, 7] });
    expect(windowOf('AdaptiveAvgPool2d')).toEqual({ type: 'global' });
    expect(windowOf('AdaptiveAvgPool2d', { outputSize: [1, 2] })).toMatchObject({
      type: 'adaptive',
      inputSize: [8, 8],
    });
    expect(windowOf('Opaque', { reach: 'global' })).toEqual({ type: 'global' });
  });

  test('upsampling to a size has the ratio of the sizes', () => {
    expect(windowOf('Upsample', { size: [16, 4] })).toMatchObject({ type: 'resample', scale: [2, 0.5] });
    expect(windowOf('Upsample', { size: [16, 4] }, null)).toMatchObject({ scale: [2, 2] });
  });
});
