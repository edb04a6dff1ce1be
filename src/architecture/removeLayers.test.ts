import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeUpstream } from '../graph/order';
import type { Architecture } from './architecture';
import { applyRandomEdit, createResidualNetwork, randomEdit } from './randomEdits.testing';
import { removeLayers } from './removeLayers';
import { draw, ids, sketch } from './sketch.testing';

/** One residual block between two convolutions, with its shortcut as a convolution. */
const residual = draw(
  'input',
  'conv1 < input',
  'conv2 < conv1 @ block1',
  'relu2 < conv2 @ block1',
  'conv3 < conv1 @ block1',
  'add1 < relu2 conv3 @ block1',
  'conv4 < add1',
);

const gate = draw(
  'input',
  'conv1 < input',
  'pool1 < conv1',
  'conv2 < pool1',
  'mul1 < conv1 conv2',
  'conv3 < mul1',
);

/** Every pair of a layer and one that it depends on. */
function listDependencies({ layers }: Architecture): ReadonlySet<string> {
  const pairs = [...layers.keys()].flatMap((key) =>
    [...computeUpstream(layers, [key])].map((source) => `${source} ${key}`),
  );
  return new Set(pairs);
}

describe('removeLayers', () => {
  test.each([
    ['nothing', residual, '', sketch(residual)],
    [
      'a layer in a chain: its neighbours are connected',
      residual,
      'relu2',
      [
        'input',
        'conv1 < input',
        'conv2 < conv1 @ block1',
        'conv3 < conv1 @ block1',
        'add1 < conv2 conv3 @ block1',
        'conv4 < add1',
      ],
    ],
    [
      'the shortcut: the merge gets what it carried',
      residual,
      'conv3',
      [
        'input',
        'conv1 < input',
        'conv2 < conv1 @ block1',
        'relu2 < conv2 @ block1',
        'add1 < relu2 conv1 @ block1',
        'conv4 < add1',
      ],
    ],
    [
      'a merge: the main path goes on',
      residual,
      'add1',
      [
        'input',
        'conv1 < input',
        'conv2 < conv1 @ block1',
        'relu2 < conv2 @ block1',
        'conv3 < conv1 @ block1',
        'conv4 < relu2',
      ],
    ],
    [
      'both branches: what would be added to itself is dissolved, and the empty group goes',
      residual,
      'conv2 relu2 conv3',
      ['input', 'conv1 < input', 'conv4 < conv1'],
    ],
    ['a whole block', residual, 'conv2 relu2 conv3 add1', ['input', 'conv1 < input', 'conv4 < conv1']],
    ['the source: what it fed is open', residual, 'input', ['conv1', ...sketch(residual).slice(2)]],
    [
      'a gate: its product is dissolved with it',
      gate,
      'pool1 conv2',
      ['input', 'conv1 < input', 'conv3 < conv1'],
    ],
    [
      'a branch of a Concat: one input is enough for it',
      draw('input', 'conv1 < input', 'conv2 < conv1', 'concat1 < conv2 conv1', 'relu1 < concat1'),
      'conv2',
      ['input', 'conv1 < input', 'concat1 < conv1', 'relu1 < concat1'],
    ],
    [
      'a loose end at a merge of three',
      draw('input', 'conv1 < input', 'conv2', 'add1 < conv2 conv1 input'),
      'conv2',
      ['input', 'conv1 < input', 'add1 < conv1 input'],
    ],
    ['everything', residual, [...residual.layers.keys()].join(' '), []],
  ])('%s', (_, network, removed, left) => {
    const { architecture } = removeLayers(network, ids(removed));
    expect(sketch(architecture)).toEqual(left);
  });

  test('names what it dissolved', () => {
    expect(removeLayers(gate, ids('pool1 conv2')).dissolved).toEqual(ids('mul1'));
    expect(removeLayers(gate, ids('mul1')).dissolved).toEqual([]);
  });

  test('merges that dissolve one into the other', () => {
    const nested = draw('input', 'conv1 < input', 'add1 < conv1 input', 'add2 < add1 input', 'conv2 < add2');
    const { architecture, dissolved } = removeLayers(nested, ids('conv1'));
    expect(sketch(architecture)).toEqual(['input', 'conv2 < input']);
    expect(dissolved).toEqual(ids('add1 add2'));
  });

  test('an unfinished merge stays when something else goes', () => {
    const open = draw('input', 'conv1 < input', 'add1 < conv1', 'relu1 < add1');
    expect(sketch(removeLayers(open, ids('relu1')).architecture)).toEqual(sketch(open).slice(0, 3));
    expect(sketch(removeLayers(open, ids('conv1')).architecture)).toContain('add1 < input');
  });

  test('makes no layer depend on another anew, and leaves no merge with one input of several', () => {
    const edits = fc.array(randomEdit, { maxLength: 15, size: 'max' });
    fc.assert(
      fc.property(edits, fc.array(fc.nat(200), { maxLength: 8 }), (changes, chosen) => {
        const network = changes.reduce(applyRandomEdit, createResidualNetwork());
        const keys = [...network.layers.keys()];
        const removed = chosen.flatMap((number) => keys[number % keys.length] ?? []);
        const { architecture } = removeLayers(network, removed);
        const before = listDependencies(network);
        expect([...listDependencies(architecture)].filter((pair) => !before.has(pair))).toEqual([]);
        const idle = [...architecture.layers.values()].filter(
          (node) =>
            (node.layer.kind === 'Add' || node.layer.kind === 'Multiply') &&
            node.inputs.length === 1 &&
            (network.layers.get(node.id)?.inputs.length ?? 0) > 1,
        );
        expect(idle).toEqual([]);
      }),
    );
  });

  test('a chain that is longer than the call stack is deep', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `relu${index + 1} < relu${index}`);
    const middle = Array.from({ length: 19_999 }, (_, index) => `relu${index + 1}`);
    const { architecture } = removeLayers(draw('relu0', ...lines), ids(middle.join(' ')));
    expect(sketch(architecture)).toEqual(['relu0', 'relu20000 < relu0']);
  });
});
