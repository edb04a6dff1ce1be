import { describe, expect, test } from 'vitest';
import { createLayer } from '../layers/catalogue';
import { addLayer } from './addLayer';
import type { Edge } from './edge';
import { moveToEdge } from './moveToEdge';
import { draw, id, ids, sketch } from './sketch.testing';

/** A convolution with its norm, then a residual block, then a pool and a head. */
const net = draw(
  'input',
  'conv1 < input',
  'bn1 < conv1',
  'conv2 < bn1 @ block1',
  'conv3 < conv2 @ block1',
  'add1 < conv3 bn1 @ block1',
  'pool1 < add1',
  'fc1 < pool1',
);

const edge = (target: string, port = 0): Edge => ({ target: id(target), port });

/** The lines that the edit changed. */
function outcome(result: ReturnType<typeof moveToEdge>): unknown {
  if (!result.ok) return result.reason;
  const before = new Set(sketch(net));
  return sketch(result.architecture).filter((line) => !before.has(line));
}

describe('what is dropped on a connection', () => {
  test.each<[string, string, Edge, readonly Edge[], unknown]>([
    [
      'one layer, into the block on both of its ways',
      'pool1',
      edge('conv2'),
      [edge('add1', 1)],
      ['pool1 < bn1', 'conv2 < pool1 @ block1', 'add1 < conv3 pool1 @ block1', 'fc1 < add1'],
    ],
    [
      'a layer with its rows, closed up behind it',
      'conv1 bn1',
      edge('fc1'),
      [],
      ['conv2 < input @ block1', 'add1 < conv3 input @ block1', 'conv1 < pool1', 'fc1 < bn1'],
    ],
    [
      'a block with its group; both of its ways read from the new place',
      'conv2 conv3 add1',
      edge('fc1'),
      [],
      ['pool1 < bn1', 'conv2 < pool1 @ block1', 'add1 < conv3 pool1 @ block1', 'fc1 < add1'],
    ],
    ['on a connection of its own nothing happens', 'conv2 conv3 add1', edge('add1', 1), [], []],
    [
      'a piece with two ends',
      'conv2 conv3 pool1',
      edge('conv1'),
      [],
      { code: 'no-way-through', entries: 1, ends: 2 },
    ],
    ['a piece with the image', 'input conv1', edge('fc1'), [], { code: 'takes-no-input', target: 'input' }],
  ])('%s', (_name, piece, at, along, expected) => {
    expect(outcome(moveToEdge(net, ids(piece), at, along))).toEqual(expected);
  });
});

test('a new layer goes on a connection with all that is drawn as one with it', () => {
  const relu = createLayer('ReLU');
  const result = addLayer(net, relu, { at: 'edge', edge: edge('conv2'), along: [edge('add1', 1)] });
  expect(outcome(result)).toEqual(['relu1 < bn1', 'conv2 < relu1 @ block1', 'add1 < conv3 relu1 @ block1']);
});
