/** @file Which layers become one card; expected values written down from the rule. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { setLayerName, setLayerParams } from '../architecture/edits';
import { buildReference } from '../presets/presets.testing';
import { type CardGraph, computeCards, emptyCardGraph } from './cards';
import { addConvolution, anyNetwork } from './layout.testing';

const id = (name: string) => name as LayerId;
const describeCards = ({ cards }: CardGraph) => cards.map((card) => [card.id, ...card.rows].join(' '));
const describeEdges = ({ edges }: CardGraph) =>
  edges.map(({ source, target, from, port }) => `${source}(${from}) -> ${target}.${port}`);

describe('rows', () => {
  test('norm, activation and dropout behind a convolution are its rows', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    addConvolution(builder, 'conv');
    builder.add('Dropout', 'drop');
    builder.add('MaxPool2d', 'pool');
    builder.add('ReLU', 'alone');
    const graph = computeCards(builder.build());
    expect(describeCards(graph)).toEqual(['input', 'conv conv.norm conv.act drop', 'pool', 'alone']);
    expect(describeEdges(graph)).toEqual([
      'input(input) -> conv.0',
      'conv(drop) -> pool.0',
      'pool(pool) -> alone.0',
    ]);
    expect(graph.cardOf.get(id('conv.act'))).toBe('conv');
  });

  test('dense layers and transposed convolutions take rows as well', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('ConvTranspose2d', 'up');
    builder.add('ReLU', 'up.act');
    builder.add('Linear', 'fc');
    builder.add('Softmax', 'probabilities');
    expect(describeCards(computeCards(builder.build()))).toEqual(['input', 'up up.act', 'fc probabilities']);
  });

  test('a layer that something else reads as well ends the card', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const conv = builder.add('Conv2d', 'conv');
    const norm = builder.add('BatchNorm', 'norm');
    builder.add('ReLU', 'act');
    builder.add('Add', 'sum', {}, { inputs: [norm, builder.last] });
    builder.add('ReLU', 'sum.act');
    const graph = computeCards(builder.build());
    expect(describeCards(graph)).toEqual(['input', `${conv} ${norm}`, 'act', 'sum sum.act']);
    expect(describeEdges(graph)).toEqual([
      'input(input) -> conv.0',
      'conv(norm) -> act.0',
      'conv(norm) -> sum.0',
      'act(act) -> sum.1',
    ]);
  });

  test('a layer that reads the same one twice is no row', () => {
    const builder = createBuilder();
    const conv = builder.add('Conv2d', 'conv', {}, { inputs: [] });
    builder.add('ReLU', 'act', {}, { inputs: [conv, conv] });
    expect(describeCards(computeCards(builder.build()))).toEqual(['conv', 'act']);
  });

  test('in front of a convolution the norm carries its activation', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('BatchNorm', 'norm');
    builder.add('ReLU', 'act');
    builder.add('Conv2d', 'conv');
    expect(describeCards(computeCards(builder.build()))).toEqual(['input', 'norm act', 'conv']);
  });

  test('a norm behind a merge is a card: merges take activations only', () => {
    const builder = createBuilder();
    const input = builder.add('Input', 'input');
    builder.add('Concat', 'merge', {}, { inputs: [input, input] });
    builder.add('BatchNorm', 'norm');
    builder.add('ReLU', 'act');
    expect(describeCards(computeCards(builder.build()))).toEqual(['input', 'merge', 'norm act']);
  });

  test('groups are not mixed', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.group('block', 'a', () => builder.add('Conv2d', 'conv'));
    builder.group('block', 'b', () => builder.add('ReLU', 'act'));
    expect(describeCards(computeCards(builder.build()))).toEqual(['input', 'conv', 'act']);
  });

  test('the order of the document does not matter for rows', () => {
    const { layers, groups } = (() => {
      const builder = createBuilder();
      builder.add('Input', 'input');
      addConvolution(builder, 'conv');
      return builder.build();
    })();
    const graph = computeCards({ layers: new Map([...layers].reverse()), groups });
    expect(describeCards(graph)).toEqual(['conv conv.norm conv.act', 'input']);
  });
});

describe('networks', () => {
  // Counted from the papers: ResNet18 has 8 blocks of two convolutions and an Add, 3 projections, a stem of
  // convolution and pool, an input, and pool, flatten and dense layer at its end.
  test('ResNet18 has 33 cards', () => {
    const { cards } = computeCards(buildReference('resnet18'));
    expect(cards).toHaveLength(8 * 3 + 3 + 2 + 1 + 3);
  });

  test('a layer on a cycle is a card like any other', () => {
    const builder = createBuilder();
    builder.add('Conv2d', 'a', {}, { inputs: [id('b')] });
    builder.add('ReLU', 'b');
    const graph = computeCards(builder.build());
    expect(describeCards(graph)).toEqual(['a b']);
    expect(describeEdges(graph)).toEqual(['a(b) -> a.0']);
  });

  test('every layer is on one card, every connection inside a card or between cards', () => {
    fc.assert(
      fc.property(anyNetwork(30, false), (architecture) => {
        const { cards, edges, cardOf } = computeCards(architecture);
        const layers = cards.flatMap((card) => [card.main, ...card.rows]);
        expect(layers.toSorted()).toEqual([...architecture.layers.keys()].sort());
        for (const card of cards) for (const row of card.rows) expect(cardOf.get(row)).toBe(card.id);
        const connections = [...architecture.layers.values()].flatMap((node) => node.inputs).length;
        const inside = cards.reduce((sum, card) => sum + card.rows.length, 0);
        expect(edges).toHaveLength(connections - inside);
      }),
    );
  });
});

describe('an earlier result', () => {
  const before = buildReference('resnet18');
  const graph = computeCards(before);

  test('is kept by edits of parameters and names', () => {
    const edited = setLayerName(setLayerParams(before, id('conv1'), { stride: [1, 1] }), id('conv1'), 'stem');
    expect(computeCards(edited, graph)).toBe(graph);
  });

  test('keeps the cards that did not change', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    addConvolution(builder, 'a');
    const short = builder.build();
    addConvolution(builder, 'b');
    const shortGraph = computeCards(short);
    const longGraph = computeCards(builder.build(), shortGraph);
    expect(longGraph).not.toBe(shortGraph);
    expect(longGraph.cards.slice(0, 2)).toEqual(shortGraph.cards);
    expect(longGraph.cards[0]).toBe(shortGraph.cards[0]);
    expect(longGraph.cards[1]).toBe(shortGraph.cards[1]);
    expect(longGraph.edges[0]).toBe(shortGraph.edges[0]);
  });

  test('of an empty canvas is always the same', () => {
    expect(computeCards({ layers: new Map(), groups: new Map() })).toBe(emptyCardGraph);
  });
});
