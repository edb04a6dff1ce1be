/** @file Frames around unfolded groups, written down from the rule. */
import { expect, test } from 'vitest';
import { draw, group } from '../architecture/sketch.testing';
import { computeCards } from './cards';
import { foldCards } from './foldedCards';
import { noFolds } from './foldState';
import { fold, unfold } from './folds';
import { computeFrames, findOpenings } from './frames';

const net = draw(
  'input',
  'conv1 < input @ stage1/block1',
  'add1 < conv1 input @ stage1/block1',
  'conv2 < add1 @ stage1/block2',
  'add2 < conv2 add1 @ stage1/block2',
  'pool1 < add2 @ stage1',
  'fc1 < pool1 @ stage2',
);

const describe = (folds = noFolds) =>
  computeFrames(foldCards(computeCards(net), net, folds), net).map(
    ({ group: id, cards, height }) => `${id} ${height}: ${cards.join(' ')}`,
  );

test('every unfolded group of several cards has one, outer ones first', () => {
  expect(describe()).toEqual([
    'stage1 2: conv1 add1 conv2 add2 pool1',
    'block1 1: conv1 add1',
    'block2 1: conv2 add2',
  ]);
});

test('folded groups are cards in the frames around them', () => {
  expect(describe(fold(noFolds, [group('block2')]))).toEqual([
    'stage1 2: conv1 add1 conv2 pool1',
    'block1 1: conv1 add1',
  ]);
  expect(describe(fold(noFolds, [group('stage1')]))).toEqual([]);
});

test('a row that is drawn once has the frame of its first group', () => {
  const row = [group('block1'), group('block2')];
  expect(describe(unfold(fold(noFolds, row), row))).toEqual([
    'stage1 2: conv1 add1 pool1',
    'block1 1: conv1 add1',
  ]);
});

test('frames begin with their first card', () => {
  expect([...findOpenings(computeFrames(computeCards(net), net))]).toEqual(['conv1', 'conv2']);
});
