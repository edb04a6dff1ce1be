/** @file What is drawn of a folded network; expected values written down from the rule, or counted from the papers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Architecture, GroupId, LayerId } from '../architecture/architecture';
import { getGroupPath } from '../architecture/architecture';
import { setLayerParams } from '../architecture/edits';
import { applyRandomEdit, createResidualNetwork, randomEdit } from '../architecture/randomEdits.testing';
import { draw, group, id } from '../architecture/sketch.testing';
import { buildReference } from '../presets/presets.testing';
import { deepFreeze } from '../util/freeze.testing';
import { type CardGraph, computeCards } from './cards';
import { chooseFolds } from './chooseFolds';
import { foldCards } from './foldedCards';
import { type Folds, noFolds } from './foldState';
import { fold, foldAll, join, split, unfold } from './folds';

/** What a card on the canvas means: all layers that it stands for, else the layer alone. */
const getMeant = ({ standsFor }: CardGraph, layer: LayerId) => standsFor.get(layer) ?? [layer];
const groups = (...names: readonly string[]) => names.map(group);
const foldOf = (architecture: Architecture, folds: Folds, previous?: CardGraph) =>
  foldCards(computeCards(architecture), architecture, folds, previous);
const describeCards = ({ cards }: CardGraph) =>
  cards.map(({ id, folded }) => (folded === undefined ? id : `${id}: ${folded.groups.join(' ')}`));
const describeEdges = ({ edges }: CardGraph) =>
  edges.map(({ source, target, from, to }) => `${source}(${from}) -> ${target}(${to})`);

const block = (number: number, source: string) => [
  `conv${number} < ${source} @ stage1/block${number}`,
  `add${number} < conv${number} ${source} @ stage1/block${number}`,
];
/** Three identical residual blocks in a stage, and a long skip connection around the stage. */
const net = draw(
  'input',
  ...block(1, 'input'),
  ...block(2, 'add1'),
  ...block(3, 'add2'),
  'add9 < add3 input',
);

describe('folding', () => {
  test('one block: its card stands where its first card stood, connections to it are drawn once', () => {
    const different = setLayerParams(net, id('conv2'), { bias: true, kernelSize: [5, 5] });
    const graph = foldOf(different, fold(noFolds, groups('block2')));
    expect(describeCards(graph)).toEqual([
      'input',
      'conv1',
      'add1',
      'conv2: block2',
      'conv3',
      'add3',
      'add9',
    ]);
    expect(describeEdges(graph)).toEqual([
      'input(input) -> conv1(conv1)',
      'conv1(conv1) -> add1(add1)',
      'input(input) -> add1(add1)',
      'add1(add1) -> conv2(conv2)',
      'conv2(add2) -> conv3(conv3)',
      'conv3(conv3) -> add3(add3)',
      'conv2(add2) -> add3(add3)',
      'add3(add3) -> add9(add9)',
      'input(input) -> add9(add9)',
    ]);
    expect(graph.cardOf.get(id('add2'))).toBe('conv2');
    expect(getMeant(graph, id('conv2'))).toEqual(['conv2', 'add2']);
    expect(getMeant(graph, id('conv1'))).toEqual(['conv1']);
  });

  test('identical neighbours share a card', () => {
    const graph = foldOf(net, foldAll(net, 'block'));
    expect(describeCards(graph)).toEqual(['input', 'conv1: block1 block2 block3', 'add9']);
    // The skip connection around it stays.
    expect(describeEdges(graph)).toEqual([
      'input(input) -> conv1(conv1)',
      'conv1(add3) -> add9(add9)',
      'input(input) -> add9(add9)',
    ]);
    expect(getMeant(graph, id('conv1'))).toEqual(['conv1', 'add1', 'conv2', 'add2', 'conv3', 'add3']);
  });

  test('neighbours of which one is open do not share one', () => {
    const graph = foldOf(net, fold(noFolds, groups('block1', 'block3')));
    expect(describeCards(graph)).toEqual([
      'input',
      'conv1: block1',
      'conv2',
      'add2',
      'conv3: block3',
      'add9',
    ]);
  });

  test('a stage hides its blocks, folded or not', () => {
    for (const inner of [groups(), groups('block2')]) {
      const graph = foldOf(net, fold(noFolds, [...groups('stage1'), ...inner]));
      expect(describeCards(graph)).toEqual(['input', 'conv1: stage1', 'add9']);
    }
  });

  test('groups that do not exist mean nothing', () => {
    const base = computeCards(net);
    expect(foldCards(base, net, fold(noFolds, groups('gone')))).toBe(base);
  });
});

describe('rows of identical groups', () => {
  const folded = foldAll(net, 'block');
  const row = groups('block1', 'block2', 'block3');

  test('unfolded as one show the first group; its layers stand for all', () => {
    const graph = foldOf(net, unfold(folded, row));
    expect(describeCards(graph)).toEqual(['input', 'conv1', 'add1', 'add9']);
    expect(describeEdges(graph)).toEqual([
      'input(input) -> conv1(conv1)',
      'conv1(conv1) -> add1(add1)',
      'input(input) -> add1(add1)',
      'add1(add3) -> add9(add9)',
      'input(input) -> add9(add9)',
    ]);
    expect(getMeant(graph, id('add1'))).toEqual(['add1', 'add2', 'add3']);
    expect([...graph.patterns]).toEqual([['block1', row]]);
  });

  test('folded again they are what they were', () => {
    const again = fold(unfold(folded, row), groups('block1'));
    expect(describeCards(foldOf(net, again))).toEqual(describeCards(foldOf(net, folded)));
  });

  test('split, each has a card; joined, they share one again', () => {
    const apart = split(folded, row);
    expect(describeCards(foldOf(net, apart))).toEqual([
      'input',
      'conv1: block1',
      'conv2: block2',
      'conv3: block3',
      'add9',
    ]);
    expect(describeCards(foldOf(net, split(unfold(folded, row), row)))).toHaveLength(5);
    expect(describeCards(foldOf(net, join(apart, row)))).toEqual(describeCards(foldOf(net, folded)));
  });

  test('one that is edited alone leaves the row', () => {
    const edited = setLayerParams(net, id('conv3'), { kernelSize: [5, 5] });
    expect(describeCards(foldOf(edited, folded))).toEqual([
      'input',
      'conv1: block1 block2',
      'conv3: block3',
      'add9',
    ]);
    expect(describeCards(foldOf(edited, unfold(folded, row)))).toEqual([
      'input',
      'conv1',
      'add1',
      'conv3: block3',
      'add9',
    ]);
  });
});

describe('networks', () => {
  // Stages of 3, 8, 36 and 3 blocks, the first of each with a projection: input, stem, pool; two cards a stage;
  // global pool, flatten, dense layer.
  test('ResNet152 opens as 14 cards, one of them 35 blocks', () => {
    const architecture = buildReference('resnet152');
    const { cards } = foldOf(architecture, chooseFolds(architecture));
    expect(cards.map(({ folded }) => folded?.groups.length ?? 0)).toEqual([
      ...[0, 0, 0],
      ...[1, 2, 1, 7, 1, 35, 1, 2],
      ...[0, 0, 0],
    ]);
  });

  test('VGG16 and ResNet18 open as they are', () => {
    for (const name of ['vgg16', 'resnet18']) expect(chooseFolds(buildReference(name))).toBe(noFolds);
  });
});

describe('an earlier result', () => {
  const before = buildReference('resnet50');
  const folds = chooseFolds(before);
  const graph = foldOf(before, folds);

  test('is kept by edits that change no card', () => {
    const edited = setLayerParams(before, id('conv1'), { stride: [1, 1] });
    expect(foldOf(edited, folds, graph)).toBe(graph);
  });

  test('keeps the cards that did not change', () => {
    const next = foldOf(before, unfold(folds, groups('layer1.0')), graph);
    const kept = next.cards.filter((card) => graph.cards.includes(card));
    expect(kept).toHaveLength(graph.cards.length - 1);
  });
});

/** Architectures with all kinds of groups, and all kinds of ways to look at them. */
const anyFolded = fc
  .tuple(
    fc.constantFrom(createResidualNetwork(), net, buildReference('resnet18'), buildReference('googlenet')),
    fc.array(randomEdit, { maxLength: 12 }),
    fc.array(fc.tuple(fc.constantFrom('folded', 'joined', 'splits'), fc.nat(60)), { maxLength: 60 }),
  )
  .map(([start, edits, choices]) => {
    const architecture = deepFreeze(edits.reduce(applyRandomEdit, start));
    const ids = [...architecture.groups.keys()];
    const sets = { folded: new Set<GroupId>(), joined: new Set<GroupId>(), splits: new Set<GroupId>() };
    for (const [kind, number] of choices) {
      const chosen = ids[number % Math.max(1, ids.length)];
      if (chosen !== undefined) sets[kind as keyof typeof sets].add(chosen);
    }
    return { architecture, folds: sets satisfies Folds };
  });

/** Whether both layers lie in different groups of a row of which only the first is drawn. */
function isWithinRow({ patterns }: CardGraph, architecture: Architecture, a: LayerId, b: LayerId): boolean {
  const getGroups = (layer: LayerId) =>
    new Set(getGroupPath(architecture, architecture.layers.get(layer)?.group ?? null).map((it) => it.id));
  const [ofA, ofB] = [getGroups(a), getGroups(b)];
  return [...patterns.values()].some((row) => {
    const [turnA, turnB] = [row.findIndex((it) => ofA.has(it)), row.findIndex((it) => ofB.has(it))];
    return turnA >= 0 && turnB >= 0 && turnA !== turnB;
  });
}

describe('any way to fold', () => {
  test('puts every layer on exactly one card', () => {
    fc.assert(
      fc.property(anyFolded, ({ architecture, folds }) => {
        const graph = foldOf(architecture, folds);
        const shown = graph.cards.flatMap((card) =>
          card.folded === undefined
            ? [card.main, ...card.rows].flatMap((layer) => getMeant(graph, layer))
            : card.folded.layers,
        );
        expect(shown.toSorted()).toEqual([...architecture.layers.keys()].sort());
        expect(new Set(graph.cards.map((card) => card.id)).size).toBe(graph.cards.length);
        for (const card of graph.cards)
          for (const layer of [card.main, ...card.rows].flatMap((it) => getMeant(graph, it)))
            expect(graph.cardOf.get(layer)).toBe(card.id);
      }),
      { numRuns: 300 },
    );
  });

  test('draws every connection between cards, once, and no other', () => {
    fc.assert(
      fc.property(anyFolded, ({ architecture, folds }) => {
        const graph = foldOf(architecture, folds);
        const drawn = new Set(graph.edges.map(({ source, target }) => `${source} ${target}`));
        for (const node of architecture.layers.values()) {
          for (const input of node.inputs) {
            const [source, target] = [graph.cardOf.get(input), graph.cardOf.get(node.id)];
            if (source !== target && !isWithinRow(graph, architecture, input, node.id))
              expect(drawn, `${input} -> ${node.id}`).toContain(`${source} ${target}`);
          }
        }
        const folded = new Set(graph.cards.filter((card) => card.folded).map((card) => card.id));
        const between = graph.edges.filter(({ source, target }) => folded.has(source) || folded.has(target));
        expect(new Set(between.map(({ source, target }) => `${source} ${target}`)).size).toBe(between.length);
        for (const { source, target, from, to, port } of graph.edges) {
          expect(architecture.layers.get(to)?.inputs[port]).toBe(from);
          expect([graph.cardOf.get(from), graph.cardOf.get(to)]).toEqual([source, target]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('folding and unfolding a group leads back', () => {
    fc.assert(
      fc.property(anyFolded, fc.nat(60), ({ architecture, folds }, number) => {
        const graph = foldOf(architecture, folds);
        const card = graph.cards.filter(({ folded }) => folded)[number % Math.max(1, graph.cards.length)];
        if (card?.folded === undefined) return;
        const there = unfold(folds, card.folded.groups);
        const back = fold(there, card.folded.groups);
        expect(describeCards(foldOf(architecture, back))).toEqual(describeCards(graph));
      }),
    );
  });
});
