/** @file Copy, paste and duplicate. */
import { describe, expect, test } from 'vitest';
import { emptyArchitecture } from './architecture';
import { duplicate } from './duplicate';
import { copySelection, createFragment } from './fragment';
import { placeFragment } from './placeFragment';
import type { Placement } from './placement';
import { findPlacement } from './placement';
import { draw, id, ids, sketch } from './sketch.testing';

const net = draw(
  'input',
  'stem < input',
  'conv1 < stem @ stage1/block1',
  'add1 < conv1 stem @ stage1/block1',
  'conv2 < add1 @ stage1/block2',
  'add2 < conv2 add1 @ stage1/block2',
  'fc1 < add2',
);

const select = (text: string) => new Set(ids(text));
const copy = (text: string) => copySelection(net, select(text));

describe('copySelection', () => {
  test('a block with its group; what it read from outside is noted', () => {
    const { architecture, openInputs } = copy('conv1 add1');
    expect(sketch(architecture)).toEqual(['conv1 @ block1', 'add1 < conv1 @ block1']);
    expect(openInputs).toEqual([
      { layer: 'conv1', port: 0, source: 'stem' },
      { layer: 'add1', port: 1, source: 'stem' },
    ]);
  });

  test('groups come along when they are whole, with those around them', () => {
    expect(sketch(copy('conv1 add1 conv2 add2').architecture)).toEqual([
      'conv1 @ stage1/block1',
      'add1 < conv1 @ stage1/block1',
      'conv2 < add1 @ stage1/block2',
      'add2 < conv2 add1 @ stage1/block2',
    ]);
    expect(sketch(copy('conv1 conv2 add2').architecture)).toEqual([
      'conv1',
      'conv2 @ block2',
      'add2 < conv2 @ block2',
    ]);
  });

  test('what does not exist is passed over', () => {
    expect(copy('conv9').architecture).toEqual(emptyArchitecture);
  });
});

describe('placeFragment', () => {
  const paste = (text: string, placement: Placement) => {
    const result = placeFragment(net, copy(text), placement);
    if (!result.ok) return result.reason;
    const before = new Set(sketch(net));
    return sketch(result.architecture).filter((line) => !before.has(line));
  };

  test('a block behind another: fresh names, all its inputs from one layer, its end leads on', () => {
    const fragment = copy('conv1 add1');
    const placement = findPlacement(net, select('add2'), fragment);
    expect(paste('conv1 add1', placement)).toEqual([
      'conv3 < add2 @ stage1/block3',
      'add3 < conv3 add2 @ stage1/block3',
      'fc1 < add3',
    ]);
  });

  test('free, nothing is connected', () => {
    expect(paste('conv1 add1', { at: 'free' })).toEqual(['conv3 @ block3', 'add3 < conv3 @ block3']);
  });

  test('sources and layers pair up in order', () => {
    expect(paste('conv1 conv2', { at: 'branch', layers: ids('add2 stem') })).toEqual([
      'conv3 < add2 @ stage1/block2',
      'conv4 < stem @ stage1/block2',
    ]);
    expect(paste('conv1 conv2', { at: 'branch', layers: ids('stem') })).toEqual(['conv3 < stem', 'conv4']);
  });

  test('on an edge only with one end', () => {
    const edge = { target: id('fc1'), port: 0 };
    expect(paste('conv1', { at: 'edge', edge })).toEqual(['conv3 < add2', 'fc1 < conv3']);
    expect(paste('conv1 conv2', { at: 'edge', edge })).toEqual({
      code: 'no-way-through',
      entries: 2,
      ends: 2,
    });
  });

  test('a stage that comes into a block becomes a block', () => {
    const result = placeFragment(net, copy('conv1 add1 conv2 add2'), { at: 'after', layers: ids('add1') });
    if (!result.ok) throw new Error(result.reason.code);
    const kinds = result.groups.map((id) => result.architecture.groups.get(id)?.kind);
    expect(result.groups).toEqual(['stage2', 'block3', 'block4']);
    expect(kinds).toEqual(['block', 'block', 'block']);
  });

  test('a whole network: its image gives way to the one that is there', () => {
    const other = createFragment(draw('input', 'conv1 < input', 'relu1 < conv1'));
    const behind = placeFragment(net, other, findPlacement(net, new Set(), other));
    expect(behind.ok && sketch(behind.architecture).slice(-2)).toEqual(['conv3 < fc1', 'relu1 < conv3']);
    const alone = placeFragment(emptyArchitecture, other, { at: 'free' });
    expect(alone.ok && sketch(alone.architecture)).toEqual(['input', 'conv1 < input', 'relu1 < conv1']);
  });

  test('the image alone and nothing at all', () => {
    expect(paste('input', { at: 'free' })).toEqual({ code: 'input-exists', layer: 'input' });
    expect(paste('', { at: 'free' })).toEqual({ code: 'nothing-selected' });
  });

  test('a piece without notes of what it read: open inputs are those that are missing', () => {
    expect(createFragment(draw('conv1', 'add1 < conv1', 'relu1 < add1')).openInputs).toEqual([
      { layer: 'conv1', port: 0, source: 'outside' },
      { layer: 'add1', port: 1, source: 'outside' },
    ]);
  });
});

describe('duplicate', () => {
  const lines = (text: string) => {
    const result = duplicate(net, select(text));
    if (!result.ok) return result.reason;
    const before = new Set(sketch(net));
    return sketch(result.architecture).filter((line) => !before.has(line));
  };

  test('a block becomes two in a row', () => {
    expect(lines('conv2 add2')).toEqual([
      'conv3 < add2 @ stage1/block3',
      'add3 < conv3 add2 @ stage1/block3',
      'fc1 < add3',
    ]);
  });

  test('a layer inside a block becomes two in a row', () => {
    expect(lines('conv2')).toEqual(['conv3 < conv2 @ stage1/block2', 'add2 < conv3 add1 @ stage1/block2']);
  });

  test('what has several ways in stands beside the original', () => {
    expect(lines('add1')).toEqual(['add3 < conv1 stem @ stage1/block1']);
  });

  test('the image is not duplicated', () => {
    expect(lines('input')).toEqual({ code: 'input-exists', layer: 'input' });
    expect(lines('input stem')).toEqual([
      'stem_2 < stem',
      'conv1 < stem_2 @ stage1/block1',
      'add1 < conv1 stem_2 @ stage1/block1',
    ]);
    expect(lines('')).toEqual({ code: 'nothing-selected' });
  });
});
