/** @file Copies and new blocks: how they are drawn, and what is selected then. */
import { beforeEach, expect, test } from 'vitest';
import { draw, group, ids } from '../../architecture/sketch.testing';
import { createDesign } from '../../document/document';
import { noFolds } from '../../layout/foldState';
import { fold } from '../../layout/folds';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import '../../state/startFolding';
import { selectCardGraph } from '../canvas/cardGraph';
import { selectChosenGroups } from '../canvas/chosenGroups';
import { placeEntry } from '../palette/placeEntry';
import { pasteText, writeSelection } from './clipboardPieces';
import { duplicateSelected } from './networkEdits';

// A stage of two identical blocks and a layer of its own: not alike, so that no row forms.
const net = draw(
  'input',
  'conv1 < input @ stage1/block1',
  'add1 < conv1 input @ stage1/block1',
  'conv2 < add1 @ stage1/block2',
  'add2 < conv2 add1 @ stage1/block2',
  'pool1 < add2 @ stage1',
  'fc1 < pool1',
);

const getCards = () =>
  selectCardGraph(useStore.getState()).cards.map(({ main, folded }) => folded?.groups.join(' ') ?? main);
const getSelection = () => [...useStore.getState().selection].join(' ');

beforeEach(async () => {
  await loadLateText();
  useStore.getState().openDesign(createDesign(net));
  useStore.getState().setCanvasView({ folds: fold(noFolds, ['block1', 'block2'].map(group)) });
});

test('a copy of a folded row is folded, and shares its card', () => {
  useStore.getState().select(ids('conv1 add1 conv2 add2'));
  duplicateSelected();
  expect(getCards()).toEqual(['input', 'block1 block2 block3 block4', 'pool1', 'fc1']);
  // All of the card, as after a click on it.
  expect(useStore.getState().selection.size).toBe(8);
});

test('groups within a copied group are folded as they were, also where it is pasted twice', () => {
  useStore.getState().select(ids('conv1 add1 conv2 add2 pool1'));
  const text = writeSelection();
  if (text === null) throw new Error('expected a link');
  useStore.getState().select(ids('fc1'));
  pasteText(text);
  expect(getCards()).toEqual(['input', 'block1 block2', 'pool1', 'fc1', 'block3 block4', 'pool2']);
  pasteText(text);
  expect(getCards().slice(-2)).toEqual(['block5 block6', 'pool3']);
});

test('what was not folded arrives open', () => {
  useStore.getState().setCanvasView({ folds: noFolds });
  useStore.getState().select(ids('conv2 add2'));
  duplicateSelected();
  expect(getCards()).toEqual(['input', 'conv1', 'add1', 'conv2', 'add2', 'conv3', 'add3', 'pool1', 'fc1']);
  expect(getSelection()).toBe('conv3 add3');
});

test('a block that is added to a row is selected with the row, and the row is meant', () => {
  useStore.getState().openDesign(createDesign(draw('input')));
  useStore.getState().select(ids('input'));
  for (const count of [1, 2, 3]) {
    placeEntry('residual', false);
    expect(selectChosenGroups(useStore.getState())[0]).toHaveLength(count);
  }
  expect(getCards()).toEqual(['input', 'residual1 residual2 residual3']);
  expect(useStore.getState().selection.size).toBe(useStore.getState().design.architecture.layers.size - 1);
});
