import { describe, expect, test } from 'vitest';
import { createName, createNamer } from './naming';
import { draw } from './sketch.testing';

describe('names of what is added', () => {
  test.each([
    ['conv', ['conv1', 'conv3', 'relu9'], 'conv4'],
    ['conv', [], 'conv1'],
    ['conv', ['conv', 'conv2_2', 'layer1.0.conv7'], 'conv1'],
    ['bn', ['BN4'], 'bn1'],
  ])('the next %s after %o is %s', (stem, taken, name) => {
    expect(createNamer(taken).createNumbered(stem)).toBe(name);
  });

  test.each([
    ['conv3', ['conv1'], 'conv3'],
    ['conv3', ['conv3', 'conv7'], 'conv8'],
    ['stem', ['stem'], 'stem_2'],
    ['stem_2', ['stem', 'stem_2'], 'stem_3'],
    ['stem', ['stem', 'stem_2'], 'stem_3'],
    ['layer1.0.conv2', ['layer1.0.conv2'], 'layer1.0.conv2_2'],
    ['', [''], '_2'],
  ])('a copy of %s among %o is %s', (name, taken, free) => {
    expect(createNamer(taken).createFree(name)).toBe(free);
  });

  test('no name is handed out twice', () => {
    const namer = createNamer(['conv1']);
    expect([1, 2, 3].map(() => namer.createNumbered('conv'))).toEqual(['conv2', 'conv3', 'conv4']);
    expect([1, 2].map(() => namer.createFree('stem'))).toEqual(['stem', 'stem_2']);
  });

  test('layers are named after their kind', () => {
    const net = draw('input', 'conv1 < input', 'conv3 < conv1');
    expect(createName('Conv2d', net)).toBe('conv4');
    expect(createName('GELU', net)).toBe('gelu1');
    expect(createName('Input', draw('conv1'))).toBe('input');
    expect(createName('Input', net)).toBe('input_2');
  });
});
