import { describe, expect, test } from 'vitest';
import { createGroup, type GroupOptions, setGroupKind, setGroupName, ungroup } from './grouping';
import { computeEnclosingGroup, findCoveredGroups, getGroupLayers } from './membership';
import { findGroupBeside, moveToGroup } from './moveToGroup';
import { draw, group, id, ids, sketch } from './sketch.testing';

const net = draw(
  'input',
  'conv1 < input',
  'conv2 < conv1 @ stage1/block1',
  'conv3 < conv2 @ stage1/block1',
  'conv4 < conv3 @ stage1/block2',
  'conv5 < conv4 @ stage1',
  'conv6 < conv5',
);

const select = (text: string) => new Set(ids(text));
const pathOf = (layer: string, lines: readonly string[]) =>
  lines.find((line) => line.startsWith(`${layer} `))?.split(' @ ')[1];

describe('membership', () => {
  test('layers of a group, inner groups included', () => {
    expect(getGroupLayers(net, group('stage1'))).toEqual(ids('conv2 conv3 conv4 conv5'));
    expect(() => getGroupLayers(net, group('stage9'))).toThrow(RangeError);
  });

  test.each([
    ['conv2', '', 'block1'],
    ['conv2 conv3', 'block1', 'stage1'],
    ['conv2 conv4', 'block2', 'stage1'],
    ['conv2 conv3 conv4 conv5', 'stage1 block1 block2', null],
    ['conv1 conv2', '', null],
    ['', '', null],
  ])('%s: whole are %s, all around is %s', (text, covered, around) => {
    expect(findCoveredGroups(net, select(text))).toEqual(new Set(covered.split(' ').filter(Boolean)));
    expect(computeEnclosingGroup(net, select(text))).toBe(around);
  });
});

describe('createGroup', () => {
  const make = (text: string, options?: GroupOptions) => {
    const result = createGroup(net, select(text), options);
    return result.ok ? sketch(result.architecture) : result.reason;
  };

  test('of layers outside: a block', () => {
    expect(make('input conv1')).toEqual([
      'input @ block3',
      'conv1 < input @ block3',
      ...sketch(net).slice(2),
    ]);
  });

  test('of layers inside a block: a block in it', () => {
    expect(make('conv3')).toContain('conv3 < conv2 @ stage1/block1/block3');
  });

  test('of whole blocks: a stage that holds them', () => {
    const result = createGroup(net, select('conv2 conv3 conv4'));
    if (!result.ok) throw new Error(result.reason.code);
    expect(result.architecture.groups.get(result.group)).toEqual({
      id: 'stage2',
      name: 'stage2',
      kind: 'stage',
      parent: 'stage1',
    });
    const lines = sketch(result.architecture);
    expect(['conv2', 'conv4', 'conv5'].map((layer) => pathOf(layer, lines))).toEqual([
      'stage1/stage2/block1',
      'stage1/stage2/block2',
      'stage1',
    ]);
  });

  test('across groups: the layers leave those that are not whole, which go when they are empty', () => {
    const result = createGroup(net, select('conv3 conv4'), { kind: 'block', name: 'mixed' });
    if (!result.ok) throw new Error(result.reason.code);
    const lines = sketch(result.architecture);
    expect(['conv2', 'conv3', 'conv4'].map((layer) => pathOf(layer, lines))).toEqual([
      'stage1/block1',
      'stage1/mixed',
      'stage1/mixed/block2',
    ]);
  });

  test('what it refuses', () => {
    expect(make('')).toEqual({ code: 'nothing-selected' });
    expect(make('conv1 conv3')).toEqual({ code: 'path-leaves-group', between: 'conv2' });
    expect(make('conv2', { kind: 'stage' })).toEqual({ code: 'stage-in-block', stage: null });
    expect(make('conv2 conv3 conv4 conv5', { kind: 'block' })).toEqual({
      code: 'stage-in-block',
      stage: 'stage1',
    });
    expect(() => make('conv9')).toThrow(RangeError);
  });

  test('names need not be free, ids are', () => {
    const result = createGroup(net, select('conv6'), { name: 'stage1' });
    expect(result.ok && result.architecture.groups.get(result.group)).toMatchObject({
      id: 'stage2',
      name: 'stage1',
    });
  });
});

describe('groups renamed and taken apart', () => {
  test('a new name', () => {
    expect(setGroupName(net, group('block1'), 'first').groups.get(group('block1'))?.name).toBe('first');
    expect(setGroupName(net, group('block1'), 'block1')).toBe(net);
  });

  test('another kind, but no stage in a block', () => {
    const kindOf = (key: string, kind: 'stage' | 'block') => {
      const result = setGroupKind(net, group(key), kind);
      return result.ok ? result.architecture.groups.get(group(key))?.kind : result.reason;
    };
    expect(kindOf('block1', 'stage')).toBe('stage');
    expect(kindOf('stage1', 'block')).toBe('block');
    expect(setGroupKind(net, group('block1'), 'block')).toEqual({ ok: true, architecture: net });
    const blocks = draw('conv1 @ block1/block2');
    expect(setGroupKind(blocks, group('block2'), 'stage')).toMatchObject({
      reason: { code: 'stage-in-block', stage: 'block2' },
    });
    const stages = draw('conv1 @ stage1/stage2');
    expect(setGroupKind(stages, group('stage1'), 'block')).toMatchObject({
      reason: { code: 'stage-in-block', stage: 'stage2' },
    });
  });

  test('what a group held belongs to its parent', () => {
    expect(sketch(ungroup(net, group('stage1'))).slice(2)).toEqual([
      'conv2 < conv1 @ block1',
      'conv3 < conv2 @ block1',
      'conv4 < conv3 @ block2',
      'conv5 < conv4',
      'conv6 < conv5',
    ]);
    expect(sketch(ungroup(net, group('block2')))).toContain('conv4 < conv3 @ stage1');
  });
});

describe('moveToGroup', () => {
  const move = (text: string, target: string | null) => {
    const result = moveToGroup(net, select(text), target === null ? null : group(target));
    return result.ok ? sketch(result.architecture) : result.reason;
  };

  test('a layer in, out and across', () => {
    expect(move('conv6', 'stage1')).toContain('conv6 < conv5 @ stage1');
    expect(move('conv5', null)).toContain('conv5 < conv4');
    expect(move('conv3', 'block2')).toContain('conv3 < conv2 @ stage1/block2');
  });

  test('a whole group goes as one', () => {
    const lines = move('conv2 conv3', 'block2');
    expect(lines).toContain('conv2 < conv1 @ stage1/block2/block1');
    expect(move('conv2 conv3', null)).toContain('conv2 < conv1 @ block1');
  });

  test('an emptied group goes away', () => {
    const result = moveToGroup(net, select('conv4'), null);
    expect(result.ok && [...result.architecture.groups.keys()]).toEqual(['stage1', 'block1', 'block2']);
    const merged = moveToGroup(net, select('conv3 conv4'), group('block1'));
    expect(merged.ok && sketch(merged.architecture)).toContain('conv4 < conv3 @ stage1/block1/block2');
  });

  test('a stage does not go into a block', () => {
    const two = draw('conv1 @ stage1', 'conv2 < conv1 @ block1');
    expect(moveToGroup(two, new Set([id('conv1')]), group('block1'))).toEqual({
      ok: false,
      reason: { code: 'stage-in-block', stage: 'stage1' },
    });
  });

  test('where everything is there already, nothing changes', () => {
    expect(moveToGroup(net, select('conv2 conv3'), group('block1'))).toEqual({ ok: true, architecture: net });
    expect(moveToGroup(net, select('conv2 conv3'), group('stage1'))).toEqual({ ok: true, architecture: net });
    expect(moveToGroup(net, select(''), null)).toEqual({ ok: true, architecture: net });
  });
});

test.each([
  ['what feeds it', 'conv6', 'stage1'],
  ['what it feeds', 'conv1', 'stage1'],
  ['within the same group', 'conv5', 'block2'],
  ['a whole group', 'conv2 conv3', 'block2'],
  ['a part of a group', 'conv2', null],
  ['nothing beside', 'input', null],
])('the group beside: %s', (_, text, expected) => {
  expect(findGroupBeside(net, select(text))).toBe(expected);
});
