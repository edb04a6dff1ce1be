import { expect, test } from 'vitest';
import { connectWithRemedy, mergeOnEdge } from './joinAtMerge';
import type { MergeRemedy } from './mergeRemedy';
import { draw, id, sketch } from './sketch.testing';

const net = draw('input', 'conv1 < input', 'conv2 < conv1', 'conv3 < conv2', 'add1 < conv3', 'fc1 < add1');

/** The lines that the edit changed or added. */
function outcome(result: ReturnType<typeof mergeOnEdge>): unknown {
  if (!result.ok) return result.reason;
  const before = new Set(sketch(net));
  return sketch(result.architecture).filter((line) => !before.has(line));
}

test('a taken input gets a merge of both in front of it', () => {
  expect(outcome(mergeOnEdge(net, id('conv1'), { target: id('conv3'), port: 0 }, 'Add'))).toEqual([
    'add2 < conv2 conv1',
    'conv3 < add2',
  ]);
});

test('but no circle', () => {
  expect(outcome(mergeOnEdge(net, id('fc1'), { target: id('conv2'), port: 0 }, 'Concat'))).toEqual({
    code: 'cycle',
    source: 'fc1',
    target: 'concat1',
  });
});

test.each<[string, MergeRemedy, unknown, unknown]>([
  [
    'a convolution behind the new input',
    { side: 'new', code: 'convolution', outChannels: 128, stride: [2, 2] },
    ['conv4 < conv1', 'add1 < conv3 conv4'],
    { outChannels: 128, kernelSize: [1, 1], stride: [2, 2] },
  ],
  [
    'a pool on the input that is there',
    { side: 'present', code: 'downsample', factor: [2, 2] },
    ['pool1 < conv3', 'add1 < pool1 conv1'],
    { kernelSize: [2, 2], stride: [2, 2], ceilMode: true },
  ],
  [
    'an enlargement behind the new input',
    { side: 'new', code: 'upsample', factor: [2, 4] },
    ['up1 < conv1', 'add1 < conv3 up1'],
    { scale: [2, 4] },
  ],
  ['a flatten', { side: 'new', code: 'flatten' }, ['flatten1 < conv1', 'add1 < conv3 flatten1'], {}],
])('shapes that do not fit get %s', (_name, remedy, lines, params) => {
  const result = connectWithRemedy(net, id('conv1'), id('add1'), remedy);
  expect(outcome(result)).toEqual(lines);
  const [made] = result.ok ? result.layers : [];
  const layer = result.ok && made !== undefined ? result.architecture.layers.get(made)?.layer : undefined;
  expect(layer?.params).toMatchObject(params as object);
});
