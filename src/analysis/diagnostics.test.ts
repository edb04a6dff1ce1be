/** @file Every finding from a network made for it, several at once, and networks that cannot be: by hand. */
import { describe, expect, test } from 'vitest';
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { createPadding } from '../layers/padding';
import type { PerAxis } from '../util/perAxis';
import { analyze } from './analyze';
import type { Diagnostic } from './diagnostic';

function diagnose(architecture: Architecture, resolution: PerAxis<number> = [32, 32]): readonly Diagnostic[] {
  return analyze(architecture, { resolution, rule: 'paper' }).diagnostics;
}

/** A builder with an image of three channels in it. */
function start() {
  const builder = createBuilder();
  return { builder, image: builder.add('Input', 'input') };
}

/** Connects a layer anew, also in ways that no edit would. */
function reconnect(architecture: Architecture, id: string, inputs: readonly string[]): Architecture {
  const layers = new Map(architecture.layers);
  const node = layers.get(id as LayerId) as LayerNode;
  layers.set(node.id, { ...node, inputs: inputs as readonly LayerId[] });
  return { ...architecture, layers };
}

const error = { severity: 'error' };

describe('structure', () => {
  test('no image', () => {
    expect(diagnose(createBuilder().build())).toEqual([{ code: 'no-input', ...error, layer: null }]);
  });

  test('two images', () => {
    const { builder } = start();
    const second = builder.add('Input', 'second', {}, { inputs: [] });
    builder.add('Input', 'third', {}, { inputs: [] });
    expect(diagnose(builder.build())).toEqual([
      { code: 'several-inputs', ...error, layer: second, actual: 3 },
    ]);
  });

  test('a layer that nothing feeds, and everything behind it without a word', () => {
    const { builder } = start();
    const alone = builder.add('Conv2d', 'alone', {}, { inputs: [] });
    builder.add('ReLU', 'behind');
    const architecture = builder.build();
    expect(diagnose(architecture)).toEqual([
      { code: 'missing-input', ...error, layer: alone, actual: 0, expected: 1 },
    ]);
    const behind = analyze(architecture, { resolution: [32, 32], rule: 'paper' }).layers.get(
      'behind' as LayerId,
    );
    expect(behind).toMatchObject({ shape: null, field: null, isReached: false, status: 'none', macs: 0 });
  });

  test('a sum of one', () => {
    const { builder } = start();
    const sum = builder.add('Add', 'sum');
    expect(diagnose(builder.build())).toEqual([
      { code: 'missing-input', ...error, layer: sum, actual: 1, expected: 2 },
    ]);
  });

  test('a layer that is fed twice, and an image that is fed', () => {
    const { builder, image } = start();
    const relu = builder.add('ReLU', 'relu', {}, { inputs: [image, image] });
    expect(diagnose(builder.build())).toEqual([
      { code: 'too-many-inputs', ...error, layer: relu, actual: 2, expected: 1 },
    ]);
    const { builder: other } = start();
    other.add('Input', 'fed');
    expect(diagnose(other.build()).map(({ code }) => code)).toEqual(['several-inputs', 'too-many-inputs']);
  });

  test('a cycle and what lies behind it; the rest is analysed', () => {
    const { builder, image } = start();
    const first = builder.add('Conv2d', 'first');
    const sum = builder.add('Add', 'sum', {}, { inputs: [first, image] });
    const last = builder.add('ReLU', 'last');
    const architecture = reconnect(builder.build(), 'sum', [first, last]);
    expect(diagnose(architecture)).toEqual([
      { code: 'cycle', ...error, layer: sum },
      { code: 'cycle', ...error, layer: last },
    ]);
    const { layers } = analyze(architecture, { resolution: [32, 32], rule: 'paper' });
    expect(layers.get(first)).toMatchObject({ status: 'productive', isReached: true });
    expect(layers.get(last)).toMatchObject({ shape: null, field: null, isReached: false });
    expect([...layers.keys()]).toEqual([...architecture.layers.keys()]);
  });

  test('a layer that feeds itself', () => {
    const { builder } = start();
    builder.add('ReLU', 'relu');
    const architecture = reconnect(builder.build(), 'relu', ['relu']);
    expect(diagnose(architecture)).toEqual([{ code: 'cycle', ...error, layer: 'relu' }]);
  });
});

describe('shapes', () => {
  test('a layer on maps behind a vector', () => {
    const { builder } = start();
    builder.add('Flatten', 'flatten');
    const conv = builder.add('Conv2d', 'conv');
    builder.add('ReLU', 'behind');
    expect(diagnose(builder.build(), [2, 2])).toEqual([
      { code: 'needs-map', ...error, layer: conv, actual: { features: 12 } },
    ]);
  });

  test('a dense layer on maps: a Flatten before it helps', () => {
    const { builder } = start();
    const linear = builder.add('Linear', 'linear');
    const actual = { channels: 3, height: 2, width: 4 };
    const fix = { code: 'insert-flatten', before: linear };
    expect(diagnose(builder.build(), [2, 4])).toEqual([
      { code: 'needs-features', ...error, layer: linear, actual, fix },
    ]);
  });

  test('groups that do not divide the channels: the largest that divides both sides helps', () => {
    const { builder } = start();
    builder.add('Conv2d', 'wide', { outChannels: 8 });
    const grouped = builder.add('Conv2d', 'grouped', { outChannels: 18, groups: 12 });
    const [found] = diagnose(builder.build());
    expect(found).toEqual({
      code: 'not-divisible',
      ...error,
      layer: grouped,
      what: 'input-channels',
      value: 8,
      divisor: 12,
      fix: { code: 'set-parameter', layer: grouped, parameter: 'groups', value: 2 },
    });
  });

  test('groups that do not divide the output, and groups of a norm and of a shuffle', () => {
    const { builder } = start();
    builder.add('Conv2d', 'wide', { outChannels: 8 });
    builder.add('Conv2d', 'grouped', { outChannels: 10, groups: 4 });
    builder.add('GroupNorm', 'norm', { groups: 4 });
    builder.add('ChannelShuffle', 'shuffle', { groups: 3 });
    const found = diagnose(builder.build()).map((item) =>
      item.code === 'not-divisible' ? [item.layer, item.what, item.value, item.divisor, item.fix] : item,
    );
    const set = (layer: string, value: number) => ({
      code: 'set-parameter',
      layer,
      parameter: 'groups',
      value,
    });
    expect(found).toEqual([
      ['grouped', 'output-channels', 10, 4, set('grouped', 2)],
      ['norm', 'input-channels', 10, 4, set('norm', 2)],
      ['shuffle', 'input-channels', 10, 3, set('shuffle', 1)],
    ]);
  });

  test('a slice beyond the channels: its end can be moved, its start not', () => {
    const { builder, image } = start();
    const end = builder.add('ChannelSlice', 'end', { start: 1, end: 9 });
    const away = builder.add('ChannelSlice', 'away', { start: 5, end: 9 }, { inputs: [image] });
    expect(diagnose(builder.build())).toEqual([
      {
        code: 'slice-out-of-range',
        ...error,
        layer: end,
        start: 1,
        end: 9,
        channels: 3,
        fix: { code: 'set-parameter', layer: end, parameter: 'end', value: 3 },
      },
      { code: 'slice-out-of-range', ...error, layer: away, start: 5, end: 9, channels: 3 },
    ]);
  });

  test('merges of maps that do not fit, port by port', () => {
    const { builder, image } = start();
    const wide = builder.add('Conv2d', 'wide', { outChannels: 8 });
    const small = builder.add('MaxPool2d', 'small');
    builder.add('Add', 'sum', {}, { inputs: [wide, image] });
    builder.add('Concat', 'stack', {}, { inputs: [wide, image, small] });
    const shape = (channels: number, size: number) => ({ channels, height: size, width: size });
    const found = diagnose(builder.build()).filter(({ code }) => code === 'merge-mismatch');
    expect(found).toEqual([
      {
        code: 'merge-mismatch',
        ...error,
        layer: 'sum',
        port: 1,
        actual: shape(3, 32),
        expected: shape(8, 32),
      },
      {
        code: 'merge-mismatch',
        ...error,
        layer: 'stack',
        port: 2,
        actual: shape(8, 16),
        expected: shape(8, 32),
      },
    ]);
  });
});

describe('maps that vanish', () => {
  /** Five pools that halve, as VGG has them, behind a convolution. */
  function buildPools() {
    const { builder } = start();
    for (let index = 1; index <= 5; index++) {
      builder.add('Conv2d', `conv${index}`);
      builder.add('MaxPool2d', `pool${index}`);
    }
    builder.add('Conv2d', 'conv6');
    return builder.build();
  }

  test('are reported where it happens, with the image that would be large enough', () => {
    expect(diagnose(buildPools(), [16, 40])).toEqual([
      {
        code: 'map-vanishes',
        ...error,
        layer: 'pool5',
        actual: [1, 2],
        needed: [2, 2],
        fix: { code: 'set-resolution', value: [32, 40] },
      },
    ]);
    expect(diagnose(buildPools(), [32, 40])).toEqual([]);
  });

  test('leave fields and statuses as they are', () => {
    const small = analyze(buildPools(), { resolution: [16, 16], rule: 'paper' });
    const large = analyze(buildPools(), { resolution: [512, 512], rule: 'paper' });
    const fieldsOf = (analysis: typeof small) => [...analysis.layers.values()].map(({ field }) => field);
    expect(fieldsOf(small)).toEqual(fieldsOf(large));
    expect(small.layers.get('conv6' as LayerId)).toMatchObject({ status: 'unproductive', macs: 0 });
  });

  test('have no remedy where no image is large enough', () => {
    const { builder } = start();
    builder.add('AdaptiveAvgPool2d', 'fixed', { outputSize: [4, 4] });
    const conv = builder.add('Conv2d', 'conv', { kernelSize: [5, 3], padding: 'valid' });
    expect(diagnose(builder.build())).toEqual([
      { code: 'map-vanishes', ...error, layer: conv, actual: [4, 4], needed: [5, 3] },
    ]);
  });
});

describe('fields', () => {
  test('inputs of a merge that look at different places', () => {
    const { builder, image } = start();
    // Without padding the unit looks one pixel to the right and below.
    const shifted = builder.add('Conv2d', 'shifted', { outChannels: 3, padding: 'valid' });
    builder.add('ZeroPad2d', 'fit', { padding: { top: 0, left: 0, bottom: 2, right: 2 } });
    const sum = builder.add('Add', 'sum', {}, { inputs: [image, builder.last] });
    expect(shifted).toBe('shifted');
    expect(diagnose(builder.build())).toEqual([
      { code: 'centers-apart', severity: 'note', layer: sum, port: 1, actual: [1, 1] },
    ]);
  });

  test('inputs of a merge that step at different paces', () => {
    const { builder, image } = start();
    builder.add('Conv2d', 'half', { outChannels: 3, kernelSize: [1, 1], stride: [2, 1] });
    builder.add('ZeroPad2d', 'fit', { padding: { top: 0, left: 0, bottom: 16, right: 0 } });
    const sum = builder.add('Add', 'sum', {}, { inputs: [image, builder.last] });
    const architecture = builder.build();
    expect(diagnose(architecture)).toEqual([
      { code: 'jump-mismatch', severity: 'warning', layer: sum, port: 1, actual: [2, 1], expected: [1, 1] },
    ]);
    // The largest jump is kept; unit 31 sees rows 31 and 62, so low + 31 x 2 must be 31 or less.
    const { layers } = analyze(architecture, { resolution: [32, 32], rule: 'paper' });
    expect(layers.get(sum)?.field).toMatchObject({ jump: [2, 1], low: [-31, 0], high: [0, 0] });
  });

  test('a layer that sees everything has no paces to compare', () => {
    const { builder, image } = start();
    builder.add('Conv2d', 'half', { stride: [2, 2], padding: createPadding(1) });
    const inputs = [image, builder.last];
    const opaque = builder.add(
      'Opaque',
      'attention',
      { operation: 'Attention', reach: 'global' },
      { inputs },
    );
    expect(diagnose(builder.build())).toEqual([
      { code: 'opaque-layer', severity: 'warning', layer: opaque, operation: 'Attention' },
    ]);
  });

  test('residual connections that are aligned say nothing', () => {
    const { builder } = start();
    const first = builder.add('Conv2d', 'stem', {
      kernelSize: [7, 7],
      stride: [2, 2],
      padding: createPadding(3),
    });
    builder.add('Conv2d', 'conv1', { stride: [2, 2], padding: createPadding(1) });
    const main = builder.add('Conv2d', 'conv2', { padding: createPadding(1) });
    const skip = builder.add('Conv2d', 'skip', { kernelSize: [1, 1], stride: [2, 2] }, { inputs: [first] });
    builder.add('Add', 'sum', {}, { inputs: [main, skip] });
    expect(diagnose(builder.build(), [64, 64])).toEqual([]);
  });

  test('an operation that is not known', () => {
    const { builder } = start();
    const opaque = builder.add('Opaque', 'deform', { operation: 'DeformConv' });
    expect(diagnose(builder.build())).toEqual([
      { code: 'opaque-layer', severity: 'warning', layer: opaque, operation: 'DeformConv' },
    ]);
  });
});

test('several findings come in document order, those of the whole network first', () => {
  const builder = createBuilder();
  builder.add('Opaque', 'opaque', {}, { inputs: [] });
  builder.add('Add', 'sum');
  builder.add('Conv2d', 'looped', {}, { inputs: ['looped' as LayerId] });
  builder.add('Linear', 'linear', {}, { inputs: [] });
  expect(diagnose(builder.build()).map(({ code, layer }) => [code, layer])).toEqual([
    ['no-input', null],
    ['missing-input', 'opaque'],
    ['opaque-layer', 'opaque'],
    ['missing-input', 'sum'],
    ['cycle', 'looped'],
    ['missing-input', 'linear'],
  ]);
});
