import { describe, expect, test } from 'vitest';
import type { Architecture } from './architecture';
import { setRepeatCount } from './editRepeats';
import { setLayerParams } from './edits';
import { findRepeats } from './repeats';
import { draw, group, id, sketch } from './sketch.testing';

const block = (number: number, source: string) => [
  `conv${number} < ${source} @ stage1/block${number}`,
  `add${number} < conv${number} ${source} @ stage1/block${number}`,
];
const lines = ['input', ...block(1, 'input'), ...block(2, 'add1'), ...block(3, 'add2'), 'fc1 < add3'];
const net = draw(...lines);
const rows = (architecture: Architecture, splits: readonly string[] = []) =>
  findRepeats(architecture, new Set(splits.map(group))).map(({ groups }) => groups.join(' '));

describe('findRepeats', () => {
  test('identical blocks in a row', () => {
    expect(findRepeats(net)).toEqual([{ parent: 'stage1', groups: ['block1', 'block2', 'block3'] }]);
  });

  test.each([
    ['another parameter', setLayerParams(net, id('conv3'), { stride: [2, 2] }), ['block1 block2']],
    ['another one in the middle', setLayerParams(net, id('conv2'), { bias: false }), []],
    [
      'another kind',
      draw(...lines.map((line) => line.replace('add3 <', 'mul3 <').replace('< add3', '< mul3'))),
      ['block1 block2'],
    ],
    [
      'other connections',
      draw(...lines.map((line) => line.replace('conv3 add2', 'conv3 conv3'))),
      ['block1 block2'],
    ],
    ['a skip connection over a block', draw(...lines, 'add9 < fc1 add1'), ['block2 block3']],
    [
      'not in a row',
      draw(...lines.map((line) => line.replaceAll('add2 @', 'add1 @').replace('conv3 add2', 'conv3 add1'))),
      [],
    ],
    [
      'an inner group',
      draw(...lines.map((line) => line.replace('@ stage1/block3', '@ stage1/block3/blockx'))),
      ['block1 block2'],
    ],
    [
      'other parents',
      draw(...lines.map((line) => line.replace('stage1/block3', 'stage2/block3'))),
      ['block1 block2'],
    ],
    [
      'blocks without parents',
      draw(...lines.map((line) => line.replace('stage1/', ''))),
      ['block1 block2 block3'],
    ],
  ])('%s', (_, architecture, expected) => {
    expect(rows(architecture)).toEqual(expected);
  });

  test('rows within rows', () => {
    const nested = draw(
      'input',
      ...[1, 2, 3, 4].map(
        (n) => `conv${n} < ${n === 1 ? 'input' : `conv${n - 1}`} @ stage${n < 3 ? 1 : 2}/block${n}`,
      ),
    );
    expect(rows(nested)).toEqual(['stage1 stage2', 'block1 block2', 'block3 block4']);
  });

  test('split where somebody wants them apart', () => {
    expect(rows(net, ['block2'])).toEqual(['block2 block3']);
    expect(rows(net, ['block3'])).toEqual(['block1 block2']);
  });
});

describe('the number of repeats', () => {
  const row = ['block1', 'block2', 'block3'].map(group);

  test('longer and shorter', () => {
    const longer = setRepeatCount(net, row, 5);
    if (!longer.ok) throw new Error(longer.reason.code);
    expect(longer.groups).toEqual(rows(longer.architecture)[0]?.split(' '));
    expect(longer.groups).toHaveLength(5);
    const shorter = setRepeatCount(net, row, 1);
    expect(shorter.ok && sketch(shorter.architecture)).toEqual([...lines.slice(0, 3), 'fc1 < add1']);
    expect(setRepeatCount(net, row, 3)).toEqual({ ok: true, architecture: net, groups: row });
    expect(() => setRepeatCount(net, row, 0)).toThrow(RangeError);
  });

  test('numbers rise along the network', () => {
    const result = setRepeatCount(net, row, 6);
    if (!result.ok) throw new Error(result.reason.code);
    expect(result.groups).toEqual(['block1', 'block2', 'block3', 'block4', 'block5', 'block6']);
    expect(sketch(result.architecture).slice(-7)).toEqual([
      ...block(4, 'add3'),
      ...block(5, 'add4'),
      ...block(6, 'add5'),
      'fc1 < add6',
    ]);
    // A name that somebody chose is numbered on in the same way.
    const named = draw('input', 'conv1 < input @ layer2.3', 'fc1 < conv1');
    const copied = setRepeatCount(named, [group('layer2.3')], 3);
    expect(copied.ok && copied.groups).toEqual(['layer2.3', 'layer2.3_2', 'layer2.3_3']);
    expect(copied.ok && sketch(copied.architecture).slice(1)).toEqual([
      'conv1 < input @ layer2.3',
      'conv2 < conv1 @ layer2.3_2',
      'conv3 < conv2 @ layer2.3_3',
      'fc1 < conv3',
    ]);
  });
});
