/** @file What is said of a group, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { draw, ids } from '../architecture/sketch.testing';
import { bothAxes } from '../util/perAxis';
import { analyze } from './analyze';
import { hasSkip, summarizeGroup } from './groupSummary';

/**
 * Fields by r + (k - 1) j on an image of 8 px: first 3, second 5, pool 6 and j = 2, third 10: critical; fourth 14,
 * receives 10: unproductive. Parameters k k in out + out: 3 to 4 channels 112, 4 to 4 148 each, fc 4 in, 10 out: 50.
 * MACs of a convolution k k in out by its map, 64 pixels and behind the pool 16: 6912, 9216, 2304, 2304; fc 40.
 */
const builder = createBuilder();
builder.add('Input', 'input');
for (const name of ['first', 'second']) builder.add('Conv2d', name, { outChannels: 4, bias: true });
builder.add('MaxPool2d', 'pool');
for (const name of ['third', 'fourth']) builder.add('Conv2d', name, { outChannels: 4, bias: true });
builder.add('GlobalAvgPool', 'gap');
builder.add('Flatten', 'flatten');
builder.add('Linear', 'fc', { outFeatures: 10 });
const net = builder.build();
const analysis = analyze(net, { resolution: bothAxes(8), rule: 'paper' });
const summarize = (names: string) => summarizeGroup(net, analysis, ids(names));

describe('a part of a network', () => {
  test('has the worst status, all that are judged in order, and its border', () => {
    const part = summarize('second pool third fourth');
    expect(part.statuses).toEqual(['productive', 'critical', 'unproductive']);
    expect(part).toMatchObject({
      worst: 'unproductive',
      tint: 'unproductive',
      hasBorder: true,
      layerCount: 4,
    });
    expect(part).toMatchObject({ sources: ['first'], exit: 'fourth' });
    expect(summarize('first second')).toMatchObject({ worst: 'productive', hasBorder: false });
  });

  test('has its share of parameters and MACs', () => {
    const total = 112 + 3 * 148 + 50;
    const macs = 6912 + 9216 + 2 * 2304 + 40;
    const { params, macs: own, paramShare, macShare } = summarize('second pool third');
    expect([params, own]).toEqual([2 * 148, 9216 + 2304]);
    expect(paramShare).toBeCloseTo((2 * 148) / total);
    expect(macShare).toBeCloseTo((9216 + 2304) / macs);
  });

  test('without a convolution takes the tint of what feeds it; a head is one', () => {
    expect(summarize('pool')).toMatchObject({ statuses: [], worst: 'none', tint: 'productive' });
    expect(summarize('gap flatten')).toMatchObject({ statuses: [], worst: 'head', tint: 'head' });
  });
});

describe('a skip connection lies in', () => {
  test.each([
    ['a residual block', ['conv1 < input', 'conv2 < conv1', 'add1 < conv2 input'], true],
    [
      'one with a projection',
      ['conv1 < input', 'conv2 < conv1', 'conv3 < input', 'add1 < conv2 conv3'],
      true,
    ],
    ['a dense layer', ['conv1 < input', 'concat1 < input conv1'], true],
    ['no chain', ['conv1 < input', 'conv2 < conv1'], false],
    [
      'no inception block',
      ['conv1 < input', 'conv2 < input', 'conv3 < conv2', 'concat1 < conv1 conv3'],
      false,
    ],
    ['no sum of equals', ['conv1 < input', 'conv2 < input', 'add1 < conv1 conv2'], false],
    ['no gate', ['conv1 < input', 'mul1 < input conv1'], false],
  ])('%s', (_, lines, expected) => {
    const part = lines.map((line) => line.split(' ')[0]).join(' ');
    expect(hasSkip(draw('input', ...lines), ids(part))).toBe(expected);
  });
});
