/**
 * @file The defaults that version 1 counts on: what a stored design leaves out has these values, for ever.
 *
 * Where the catalogue gets a new kind or parameter, add a line. Where it gets another default, this test is right and
 * the change needs a new version of the stored form, whose migration writes the old default out.
 */
import { expect, test } from 'vitest';
import { getDefaults, type LayerKind, type LayerParams, layerKinds } from '../layers/catalogue';
import { emptyDesign } from './document';
import { storedDefaults } from './storedDesign';

const sides = { top: 0, bottom: 0, left: 0, right: 0 };

const pinned: { readonly [K in LayerKind]: LayerParams<K> } = {
  Input: { channels: 3 },
  Conv2d: {
    outChannels: 64,
    kernelSize: [3, 3],
    stride: [1, 1],
    padding: 'same',
    dilation: [1, 1],
    groups: 1,
    bias: true,
  },
  ConvTranspose2d: {
    outChannels: 64,
    kernelSize: [2, 2],
    stride: [2, 2],
    padding: 'valid',
    outputPadding: [0, 0],
    dilation: [1, 1],
    groups: 1,
    bias: true,
  },
  MaxPool2d: { kernelSize: [2, 2], stride: [2, 2], padding: 'valid', dilation: [1, 1], ceilMode: false },
  AvgPool2d: { kernelSize: [2, 2], stride: [2, 2], padding: 'valid', ceilMode: false, countIncludePad: true },
  GlobalAvgPool: {},
  GlobalMaxPool: {},
  AdaptiveAvgPool2d: { outputSize: [1, 1] },
  BatchNorm: { affine: true },
  LayerNorm: { affine: true },
  GroupNorm: { groups: 32, affine: true },
  ChannelScale: { bias: false },
  ReLU: {},
  ReLU6: {},
  LeakyReLU: { slope: 0.01 },
  PReLU: { slopes: 'shared' },
  ELU: { alpha: 1 },
  GELU: { approximation: 'none' },
  SiLU: {},
  HardSwish: {},
  HardSigmoid: {},
  Sigmoid: {},
  Tanh: {},
  Softmax: {},
  Dropout: { rate: 0.5, unit: 'value' },
  Add: {},
  Multiply: {},
  Concat: {},
  Upsample: { mode: 'nearest', scale: [2, 2], size: null, alignCorners: false },
  ZeroPad2d: { padding: sides },
  ChannelShuffle: { groups: 2 },
  ChannelSlice: { start: 0, end: 1 },
  Flatten: {},
  Linear: { outFeatures: 10, bias: true },
  SqueezeExcitation: { squeezeChannels: 16, activation: 'ReLU', gate: 'Sigmoid', bias: true },
  SpatialAttention: { kernelSize: 7, bias: false },
  Identity: {},
  Opaque: { operation: '', reach: 'local', kernelSize: [1, 1], stride: [1, 1], outputShape: null },
};

test('the catalogue has the defaults that stored designs count on', () => {
  expect(Object.fromEntries(layerKinds.map((kind) => [kind, getDefaults(kind)]))).toEqual(pinned);
});

test('so has the document', () => {
  expect(storedDefaults).toEqual({
    title: '',
    notes: '',
    resolution: [32, 32],
    rule: 'paper',
    groupKind: 'block',
  });
  const { title, notes, resolution, rule } = storedDefaults;
  expect(emptyDesign).toMatchObject({ title, notes, resolution, rule });
});
