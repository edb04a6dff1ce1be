/** @file Edits of what layers are: their kind and their parameters. */
import { describe, expect, test } from 'vitest';
import { createLayer, type Layer, type LayerKind, layerKinds } from '../layers/catalogue';
import { checkArchitecture } from './checkArchitecture';
import { changeParams, findCommonParameters } from './commonParams';
import { setLayerName, setLayerParams } from './edits';
import { createFittingLayer } from './fittingLayer';
import { convertLayer, replaceKind } from './replaceKind';
import { draw, id, ids, sketch } from './sketch.testing';

const net = draw(
  'input',
  'conv1 < input',
  'relu3 < conv1',
  'stem < relu3',
  'pool1 < stem',
  'add1 < pool1 stem',
);

describe('replaceKind', () => {
  const replace = (text: string, kind: LayerKind) => {
    const result = replaceKind(net, ids(text), kind);
    if (!result.ok) return result.reason;
    return ids(text).map((layer) => {
      const node = result.architecture.layers.get(layer);
      return [node?.name, node?.layer.kind];
    });
  };

  test('a numbered name follows, a chosen one stays', () => {
    expect(replace('relu3 stem', 'GELU')).toEqual([
      ['gelu1', 'GELU'],
      ['stem', 'GELU'],
    ]);
    expect(replace('pool1', 'AvgPool2d')).toEqual([['pool1', 'AvgPool2d']]);
  });

  test('connections stay', () => {
    const result = replaceKind(net, ids('add1'), 'Concat');
    expect(result.ok && sketch(result.architecture)).toEqual(sketch(net));
  });

  test('what it refuses', () => {
    expect(replace('add1', 'ReLU')).toEqual({
      code: 'too-many-inputs',
      layer: 'add1',
      kind: 'ReLU',
      actual: 2,
      max: 1,
    });
    expect(replace('conv1', 'Input')).toMatchObject({ code: 'too-many-inputs' });
    const open = draw('input', 'conv1');
    expect(replaceKind(open, ids('conv1'), 'Input')).toMatchObject({
      reason: { code: 'input-exists', layer: 'input' },
    });
    const two = draw('conv1', 'conv2');
    expect(replaceKind(two, ids('conv1 conv2'), 'Input')).toMatchObject({ reason: { code: 'input-exists' } });
    expect(replaceKind(two, ids('conv1'), 'Input').ok).toBe(true);
  });

  test('the same kind changes nothing', () => {
    expect(replaceKind(net, ids('relu3'), 'ReLU')).toEqual({ ok: true, architecture: net });
  });

  test('common parameters stay where their values are allowed', () => {
    const conv = createLayer('Conv2d', { outChannels: 32, kernelSize: [5, 1], padding: 'valid' }) as Layer;
    expect(convertLayer(conv, 'MaxPool2d').params).toMatchObject({ kernelSize: [5, 1] });
    expect(convertLayer(conv, 'ConvTranspose2d').params).toMatchObject({ outChannels: 32, padding: 'valid' });
    // A number per axis there, one number here.
    expect(convertLayer(conv, 'SpatialAttention').params).toMatchObject({ kernelSize: 7 });
    expect(convertLayer(createLayer('GroupNorm', { groups: 8, affine: false }), 'BatchNorm').params).toEqual({
      affine: false,
    });
  });

  test('any kind can become any other, with valid parameters', () => {
    for (const from of layerKinds) {
      const lone = draw('conv1');
      const source = replaceKind(lone, ids('conv1'), from);
      for (const to of layerKinds) {
        const result = source.ok ? replaceKind(source.architecture, ids('conv1'), to) : undefined;
        expect(result?.ok && checkArchitecture(result.architecture), `${from} to ${to}`).toEqual([]);
      }
    }
  });
});

describe('parameters of several layers', () => {
  test('those that all have, with their values', () => {
    const mixed = setLayerParams(net, id('conv1'), { kernelSize: [7, 7] });
    const found = findCommonParameters(mixed, ids('conv1 pool1'));
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['kernelSize', 'stride', 'padding']),
    );
    expect(found.map(({ name }) => name)).not.toContain('outChannels');
    expect(found.find(({ name }) => name === 'kernelSize')?.values).toEqual([
      [7, 7],
      [2, 2],
    ]);
    expect(findCommonParameters(net, ids('conv1 relu3'))).toEqual([]);
    expect(findCommonParameters(net, [])).toEqual([]);
  });

  test('set for all, and for no other', () => {
    const result = changeParams(net, ids('conv1 pool1'), () => ({ stride: [2, 2], kernelSize: [3, 3] }));
    if (!result.ok) throw new Error(result.reason.code);
    const { layers } = result.architecture;
    for (const layer of ids('conv1 pool1'))
      expect(layers.get(layer)?.layer.params).toMatchObject({ stride: [2, 2], kernelSize: [3, 3] });
    expect(layers.get(id('relu3'))).toBe(net.layers.get(id('relu3')));
  });

  test('one value that is not allowed refuses all', () => {
    expect(changeParams(net, ids('conv1 pool1'), () => ({ kernelSize: [0, 1] }))).toEqual({
      ok: false,
      reason: {
        code: 'invalid-parameter',
        layer: 'conv1',
        parameter: 'kernelSize',
        problem: { code: 'out-of-range', actual: 0, min: 1, max: 4096 },
      },
    });
  });

  test('equal values change nothing, also when they are other objects', () => {
    expect(changeParams(net, ids('conv1'), () => ({ kernelSize: [3, 3] }))).toEqual({
      ok: true,
      architecture: net,
    });
    expect(setLayerParams(net, id('conv1'), { kernelSize: [3, 3], stride: [1, 1] })).toBe(net);
    expect(setLayerName(net, id('conv1'), 'conv1')).toBe(net);
  });
});

describe('createFittingLayer', () => {
  const map = (channels: number) => ({ channels, height: 8, width: 8 });

  test.each<[LayerKind, number, Readonly<Record<string, unknown>>]>([
    ['Conv2d', 128, { outChannels: 128, stride: [1, 1] }],
    ['Conv2d', 3, { outChannels: 64 }],
    ['ConvTranspose2d', 48, { outChannels: 48 }],
    ['GroupNorm', 48, { groups: 16 }],
    ['GroupNorm', 7, { groups: 1 }],
    ['ChannelShuffle', 9, { groups: 1 }],
    ['ChannelSlice', 48, { start: 0, end: 24 }],
    ['SqueezeExcitation', 256, { squeezeChannels: 16 }],
    ['SqueezeExcitation', 6, { squeezeChannels: 1 }],
  ])('%s behind %d channels', (kind, channels, params) => {
    expect(createFittingLayer(kind, map(channels)).params).toMatchObject(params);
  });

  test('without a shape it has its defaults', () => {
    for (const kind of layerKinds) expect(createFittingLayer(kind, null)).toEqual(createLayer(kind));
  });
});
