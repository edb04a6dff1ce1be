/** @file Rows of identical groups that are edited as one; expected networks written down by hand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortNodes } from '../graph/order';
import { createLayer } from '../layers/catalogue';
import { buildReference } from '../presets/presets.testing';
import { deepFreeze } from '../util/freeze.testing';
import { addLayer } from './addLayer';
import type { Architecture, GroupId } from './architecture';
import { checkArchitecture } from './checkArchitecture';
import { connect } from './connections';
import { setLayerName, setLayerParams } from './edits';
import { followFirst } from './followFirst';
import { createGroup, ungroup } from './grouping';
import { getGroupLayers } from './membership';
import { moveToEdge } from './moveToEdge';
import { applyRandomEdit, createResidualNetwork, randomEdit } from './randomEdits.testing';
import { removeLayers } from './removeLayers';
import { areAlike, findRepeats } from './repeats';
import { draw, group, id, ids, sketch } from './sketch.testing';

const block = (number: number, source: string) => [
  `conv${number} < ${source} @ stage1/block${number}`,
  `add${number} < conv${number} ${source} @ stage1/block${number}`,
];
const lines = ['input', ...block(1, 'input'), ...block(2, 'add1'), ...block(3, 'add2'), 'fc1 < add3'];
const net = deepFreeze(draw(...lines));
const row = ['block1', 'block2', 'block3'].map(group);
const follow = (after: Architecture) => followFirst(net, after, row);
const take = (result: { readonly ok: boolean; readonly architecture?: Architecture }): Architecture => {
  if (!result.ok || result.architecture === undefined) throw new Error('expected an edit');
  return result.architecture;
};

describe('what is done to the first of a row is done to all', () => {
  test('parameters', () => {
    const after = follow(setLayerParams(net, id('conv1'), { outChannels: 7 }));
    const channels = ['conv1', 'conv2', 'conv3'].map((name) => after.layers.get(id(name))?.layer.params);
    expect(channels).toEqual([1, 2, 3].map(() => expect.objectContaining({ outChannels: 7 })));
    expect(sketch(after)).toEqual(sketch(net));
  });

  test('a new layer within', () => {
    const after = follow(take(addLayer(net, createLayer('ReLU'), { at: 'after', layers: ids('conv1') })));
    expect(sketch(after)).toEqual([
      'input',
      'conv1 < input @ stage1/block1',
      'relu1 < conv1 @ stage1/block1',
      'add1 < relu1 input @ stage1/block1',
      'conv2 < add1 @ stage1/block2',
      'relu2 < conv2 @ stage1/block2',
      'add2 < relu2 add1 @ stage1/block2',
      'conv3 < add2 @ stage1/block3',
      'relu3 < conv3 @ stage1/block3',
      'add3 < relu3 add2 @ stage1/block3',
      'fc1 < add3',
    ]);
  });

  test('a new layer at its end: what follows is fed by it', () => {
    const added = take(addLayer(net, createLayer('ReLU'), { at: 'after', layers: ids('add1') }));
    expect(sketch(follow(added))).toEqual([
      'input',
      'conv1 < input @ stage1/block1',
      'add1 < conv1 input @ stage1/block1',
      'relu1 < add1 @ stage1/block1',
      'conv2 < relu1 @ stage1/block2',
      'add2 < conv2 relu1 @ stage1/block2',
      'relu2 < add2 @ stage1/block2',
      'conv3 < relu2 @ stage1/block3',
      'add3 < conv3 relu2 @ stage1/block3',
      'relu3 < add3 @ stage1/block3',
      'fc1 < relu3',
    ]);
  });

  test('a layer removed, a merge dissolved with it', () => {
    expect(sketch(follow(removeLayers(net, ids('add1')).architecture))).toEqual([
      'input',
      'conv1 < input @ stage1/block1',
      'conv2 < conv1 @ stage1/block2',
      'conv3 < conv2 @ stage1/block3',
      'fc1 < conv3',
    ]);
  });

  test('all of it removed, or taken apart', () => {
    expect(sketch(follow(removeLayers(net, ids('conv1 add1')).architecture))).toEqual([
      'input',
      'fc1 < input',
    ]);
    expect(sketch(follow(ungroup(net, group('block1'))))).toEqual(
      lines.map((line) => line.replace(/\/block\d/, '')),
    );
  });

  test('an inner group', () => {
    const after = follow(take(createGroup(net, new Set(ids('conv1')))));
    const inner = [...after.groups.values()].filter(({ parent }) => parent !== null && parent !== 'stage1');
    expect(inner.map(({ parent }) => parent)).toEqual(row);
    for (const other of row.slice(1)) expect(areAlike(after, row[0] as GroupId, other)).toBe(true);
  });

  test('a connection from elsewhere goes to all', () => {
    const wide = deepFreeze(draw('input', 'conv9 < input', ...lines.slice(1)));
    const after = take(connect(wide, id('conv9'), id('add1')));
    const all = followFirst(wide, after, row);
    expect(['add1', 'add2', 'add3'].map((name) => all.layers.get(id(name))?.inputs)).toEqual([
      ids('conv1 input conv9'),
      ids('conv2 add1 conv9'),
      ids('conv3 add2 conv9'),
    ]);
  });
});

describe('left as it is', () => {
  test.each([
    ['a name', setLayerName(net, id('conv1'), 'first')],
    ['an edit of another group', setLayerParams(net, id('conv3'), { outChannels: 7 })],
    ['an edit outside', setLayerParams(net, id('fc1'), { outFeatures: 7 })],
    [
      'an edit of all of them',
      ['conv1', 'conv2', 'conv3'].reduce(
        (edited, name) => setLayerParams(edited, id(name), { bias: true }),
        net,
      ),
    ],
    [
      // The first would be fed by the last, and the last by the first.
      'the last group and what is behind it, moved to the front',
      take(moveToEdge(net, ids('conv3 add3 fc1'), { target: id('conv1'), port: 0 })),
    ],
  ])('%s', (_, after) => {
    expect(follow(after)).toBe(after);
  });
});

test('any edit of the first group leaves a well-formed network, in which the row is alike or was left alone', () => {
  const starts = [createResidualNetwork(), net, buildReference('resnet34')].map((start) => deepFreeze(start));
  let followed = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.array(randomEdit, { minLength: 1, maxLength: 4 }),
      (start, edits) => {
        let architecture = start;
        for (const edit of edits) {
          for (const { groups } of findRepeats(architecture)) {
            const [first] = groups;
            if (first === undefined) continue;
            const after = deepFreeze(applyRandomEdit(architecture, edit));
            const result = deepFreeze(followFirst(architecture, after, groups));
            expect(checkArchitecture(result), edit.type).toEqual([]);
            expect(sortNodes(result.layers)).toBe(result.layers);
            for (const layer of after.groups.has(first) ? getGroupLayers(after, first) : [])
              expect(result.layers.get(layer)).toEqual(after.layers.get(layer));
            if (result === after) continue;
            followed += 1;
            const left = groups.filter((other) => result.groups.has(other));
            for (const other of left.slice(1)) expect(areAlike(result, left[0] as GroupId, other)).toBe(true);
          }
          architecture = applyRandomEdit(architecture, edit);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(followed).toBeGreaterThan(20);
});
