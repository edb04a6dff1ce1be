import { beforeEach, expect, test } from 'vitest';
import { draw, group, ids } from '../../architecture/sketch.testing';
import { createDesign } from '../../document/document';
import { noFolds } from '../../layout/foldState';
import { fold } from '../../layout/folds';
import { useStore } from '../../state/store';
import '../../state/startFolding';
import { selectChosenGroups } from './chosenGroups';

// stage1 is three identical blocks and nothing else; stage2 holds a block and a layer of its own.
const net = draw(
  'input',
  'conv1 < input @ stage1/block1',
  'conv2 < conv1 @ stage1/block2',
  'conv3 < conv2 @ stage1/block3',
  'conv4 < conv3 @ stage2/block4',
  'fc1 < conv4 @ stage2',
);

const find = (layers: string) => {
  useStore.getState().select(ids(layers));
  return selectChosenGroups(useStore.getState()).map((groups) => groups.join(' '));
};

beforeEach(() => {
  useStore.getState().openDesign(createDesign(net));
  useStore.getState().setCanvasView({ folds: noFolds });
});

test.each([
  ['one group', 'conv2', ['block2']],
  ['a stage that is a row of blocks', 'conv1 conv2 conv3', ['stage1', 'block1 block2 block3']],
  ['a part of a row', 'conv2 conv3', ['block2 block3']],
  ['not side by side', 'conv1 conv3', []],
  ['a stage with more than blocks', 'conv4 fc1', ['stage2']],
  ['a part of a group', 'fc1', []],
  ['more than a group', 'input conv1', []],
  ['blocks that differ in where they lie', 'conv3 conv4', []],
  ['nothing', '', []],
])('%s', (_, layers, expected) => {
  expect(find(layers)).toEqual(expected);
});

test('what a folded card stands for comes first', () => {
  const blocks = ['block1', 'block2', 'block3'].map(group);
  useStore.getState().setCanvasView({ folds: fold(noFolds, blocks) });
  expect(find('conv1 conv2 conv3')).toEqual(['block1 block2 block3', 'stage1']);
});

test('of a row that shares a card, one group means the row', () => {
  const blocks = ['block1', 'block2', 'block3'].map(group);
  useStore.getState().setCanvasView({ folds: fold(noFolds, blocks) });
  expect(find('conv3')[0]).toBe('block1 block2 block3');
  expect(find('conv4')[0]).toBe('block4');
});
