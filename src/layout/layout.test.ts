/** @file Layouts: what holds for all, and how known shapes are drawn. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Architecture, LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { buildReference } from '../presets/presets.testing';
import { computeCards } from './cards';
import { arrangeWithDagre } from './dagreTangle';
import type { CardBox, Layout } from './geometry';
import { computeLayout, type LayoutOptions } from './layout';
import {
  addConvolution,
  anyNetwork,
  createChain,
  expectSound,
  findBackward,
  findOverlap,
  findRoutesOverCards,
  getPlainSize,
  getTestSize,
  listColumns,
} from './layout.testing';

const id = (name: string) => name as LayerId;
const plain: LayoutOptions = { direction: 'down', cardSize: getPlainSize };
const layOut = (architecture: Architecture, options: LayoutOptions = plain) =>
  computeLayout(computeCards(architecture), options);

function getBox(layout: Layout, name: string) {
  const box = layout.boxes.get(id(name));
  if (box === undefined) throw new Error(`${name} has no place`);
  return box;
}

/** The kinds of the routes into a card, by the card that they leave. */
function listRoutes(layout: Layout, target: string): Readonly<Record<string, string>> {
  const routes = layout.routes.filter(({ edge }) => edge.target === target);
  return Object.fromEntries(
    routes.map(({ edge, kind, sourceSide }) => [edge.source, `${kind} ${sourceSide}`]),
  );
}

/** A residual block between two convolutions, with a projection in its shortcut or without. */
function createResidual(hasProjection: boolean): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const start = addConvolution(builder, 'stem');
  addConvolution(builder, 'conv1');
  const end = addConvolution(builder, 'conv2');
  const shortcut = hasProjection ? builder.add('Conv2d', 'projection', {}, { inputs: [start] }) : start;
  builder.add('Add', 'sum', {}, { inputs: [end, shortcut] });
  addConvolution(builder, 'behind');
  return builder.build();
}

test('says how much of it is done, never less than before', () => {
  const network = buildReference('resnet50');
  const room = { width: 900, height: 560 };
  const follow = (options: Partial<LayoutOptions>) => {
    const shares: number[] = [];
    const layout = layOut(network, { ...plain, ...options, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.min(...shares)).toBeGreaterThan(0);
    return { layout, last: shares.at(-1) };
  };
  // One draft with a shortcut that is said, two where it is chosen, at most three where an earlier layout may be kept.
  expect(follow({ shortcuts: 'beside' }).last).toBe(1);
  const { layout, last } = follow({ viewport: room });
  expect(last).toBe(1);
  expect([1 / 3, 2 / 3, 1]).toContain(follow({ viewport: room, previous: layout }).last);
});

describe('every layout', () => {
  const anyOptions: fc.Arbitrary<LayoutOptions> = fc.record({
    direction: fc.constantFrom('down', 'right'),
    cardSize: fc.constant(getTestSize),
    columnLength: fc.constantFrom(undefined, 200, 600),
    viewport: fc.constantFrom(undefined, { width: 900, height: 560 }, { width: 300, height: 700 }),
    shortcuts: fc.constantFrom(undefined, 'beside', 'inline'),
    arrangeTangle: fc.constantFrom(undefined, arrangeWithDagre),
  });

  test('of any network is sound and deterministic', () => {
    fc.assert(
      fc.property(anyNetwork(40, false), anyOptions, (architecture, options) => {
        const graph = computeCards(architecture);
        const layout = computeLayout(graph, options);
        expectSound(graph, layout);
        expect(computeLayout(computeCards(architecture), options)).toEqual(layout);
      }),
    );
  });

  test('of a network from one input to one output leads onwards', () => {
    fc.assert(
      fc.property(anyNetwork(40, true), anyOptions, (architecture, options) => {
        const layout = layOut(architecture, options);
        expect(findBackward(layout)).toEqual([]);
        // Ranks respect the topological order: a card stands behind all that feed it, in its column or before it.
        for (const { kind } of layout.routes) expect(kind).not.toBe('back');
      }),
    );
  });

  test('leaves the room above cards free that these ask for', () => {
    const getHead = (name: LayerId) => (name.length % 2) * 20;
    fc.assert(
      fc.property(anyNetwork(40, false), anyOptions, (architecture, options) => {
        const graph = computeCards(architecture);
        const cardSize: LayoutOptions['cardSize'] = (card) => ({
          ...getTestSize(card),
          head: getHead(card.id),
        });
        const layout = computeLayout(graph, { ...options, cardSize });
        expectSound(graph, layout);
        // Cards that reach up as far as their room are as far apart as cards without it.
        const raised = [...layout.boxes].map(([name, box]): [LayerId, CardBox] => {
          const head = getHead(name);
          return [name, { ...box, y: box.y - head, height: box.height + head }];
        });
        expect(findOverlap({ ...layout, boxes: new Map(raised) })).toBeNull();
      }),
    );
  });

  test('survives cycles, loops and cards without a connection', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Concat', 'a', {}, { inputs: [id('input'), id('b')] });
    builder.add('Concat', 'b', {}, { inputs: [id('a'), id('b')] });
    builder.add('Conv2d', 'alone', {}, { inputs: [] });
    const graph = computeCards(builder.build());
    expectSound(graph, computeLayout(graph, plain));
  });

  test('of nothing is empty', () => {
    const layout = layOut(createBuilder().build());
    expect(layout.boxes.size).toBe(0);
    expect(layout.bounds).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });
});

test('first cards of branches stand in line, also where one of them asks for room', () => {
  const cardSize: LayoutOptions['cardSize'] = ({ id: name }) => ({
    width: 100,
    height: 50,
    head: name === 'b' ? 16 : 0,
  });
  const builder = createBuilder();
  const input = builder.add('Input', 'input');
  const ends = ['a', 'b'].map((name) => builder.add('Conv2d', name, {}, { inputs: [input] }));
  builder.add('Concat', 'end', {}, { inputs: ends });
  const layout = layOut(builder.build(), { direction: 'down', cardSize });
  // Below the input (50), the gap of a fork (20) and the room (16).
  expect([getBox(layout, 'a').y, getBox(layout, 'b').y]).toEqual([86, 86]);
});

describe('a chain', () => {
  test('runs straight down with equal gaps', () => {
    const layout = layOut(createChain(3));
    expect([...layout.boxes.values()].map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 61],
      [0, 122],
      [0, 183],
    ]);
    expect(layout.routes.map(({ kind }) => kind)).toEqual(['straight', 'straight', 'straight']);
    expect(layout.bounds).toEqual({ x: 0, y: 0, width: 216, height: 3 * 61 + 50 });
  });

  test('runs to the right in the other direction', () => {
    const layout = layOut(createChain(1), { ...plain, direction: 'right' });
    expect(getBox(layout, 'conv1')).toMatchObject({ x: 216 + 28, y: 0, width: 216, height: 50 });
    expect(layout.routes[0]).toMatchObject({ sourceSide: 'right', targetSide: 'left' });
  });

  test('centres cards of different widths on one line', () => {
    const cardSize: LayoutOptions['cardSize'] = (card) => ({
      width: card.id === 'input' ? 100 : 200,
      height: 50,
    });
    const layout = layOut(createChain(1), { ...plain, cardSize });
    expect(getBox(layout, 'input').x).toBe(50);
    expect(getBox(layout, 'conv1').x).toBe(0);
  });

  test('wraps into even columns of the given length', () => {
    const layout = layOut(createChain(15), { ...plain, columnLength: 560 });
    expect(listColumns(layout).map((column) => column.length)).toEqual([8, 8]);
    expect(getBox(layout, 'conv8').y).toBe(0);
    expect(listRoutes(layout, 'conv8')).toEqual({ conv7: 'wrap right' });
  });
});

describe('VGG16', () => {
  const vgg = buildReference('vgg16');

  test('stands in two columns 740 px high', () => {
    expect(listColumns(layOut(vgg, { ...plain, columnLength: 740 })).map((column) => column.length)).toEqual([
      12, 12,
    ]);
  });

  test('fits into 900 x 560 at full size', () => {
    const { bounds } = layOut(vgg, { ...plain, viewport: { width: 900, height: 560 } });
    expect(bounds.width).toBeLessThanOrEqual(900);
    expect(bounds.height).toBeLessThanOrEqual(560);
  });
});

describe('a residual block', () => {
  test('runs straight, its shortcut in a lane at the left', () => {
    const layout = layOut(createResidual(false));
    expect(new Set([...layout.boxes.values()].map((box) => box.x))).toEqual(new Set([0]));
    expect(listRoutes(layout, 'sum')).toEqual({ conv2: 'straight bottom', stem: 'lane left' });
    const lane = layout.routes.find(({ kind }) => kind === 'lane');
    expect(lane?.points.map(({ x }) => x)).toEqual([0, -10, -10, 0]);
  });

  test('has its projection beside the chain', () => {
    const layout = layOut(createResidual(true));
    const names = ['stem', 'conv1', 'conv2', 'sum', 'behind'];
    expect(new Set(names.map((name) => getBox(layout, name).x))).toEqual(new Set([0]));
    expect(getBox(layout, 'projection')).toMatchObject({ x: 216 + 20, y: getBox(layout, 'conv1').y });
    expect(listRoutes(layout, 'sum')).toEqual({ conv2: 'straight bottom', projection: 'branch bottom' });
  });

  test('or, narrower, in the chain, which passes it at the right', () => {
    const layout = layOut(createResidual(true), { ...plain, shortcuts: 'inline' });
    expect(listColumns(layout)).toEqual([['input', 'stem', 'conv1', 'conv2', 'projection', 'sum', 'behind']]);
    expect(listRoutes(layout, 'projection')).toEqual({ stem: 'lane left' });
    expect(listRoutes(layout, 'sum')).toEqual({ conv2: 'lane right', projection: 'straight bottom' });
  });
});

describe('ResNet18', () => {
  const resnet = buildReference('resnet18');

  test('is cut behind the sums of its blocks where there is room', () => {
    const columns = listColumns(layOut(resnet, { ...plain, columnLength: 610, shortcuts: 'inline' }));
    expect(columns.slice(0, -1).map((column) => column.at(-1))).toEqual([
      'layer1.1.add',
      'layer2.1.add',
      'layer3.1.add',
    ]);
  });

  test('fits into 900 x 560 at full size on cards of 190 x 50', () => {
    const { bounds } = layOut(resnet, {
      direction: 'down',
      cardSize: () => ({ width: 190, height: 50 }),
      viewport: { width: 900, height: 560 },
    });
    expect(bounds.width).toBeLessThanOrEqual(900);
    expect(bounds.height).toBeLessThanOrEqual(560);
  });
});

describe('branches', () => {
  test('stand beside one another, the longest on the line of the chain', () => {
    const builder = createBuilder();
    const start = builder.add('Input', 'input');
    const a = builder.add('Conv2d', 'a', {}, { inputs: [start] });
    builder.add('Conv2d', 'b1', {}, { inputs: [start] });
    const b = builder.add('Conv2d', 'b2');
    builder.add('MaxPool2d', 'c1', {}, { inputs: [start] });
    const c = builder.add('Conv2d', 'c2');
    builder.add('Concat', 'merge', {}, { inputs: [a, b, c] });
    const layout = layOut(builder.build());
    const step = 216 + 20;
    expect(['b1', 'b2', 'a', 'c1', 'c2', 'merge'].map((name) => getBox(layout, name).x)).toEqual([
      ...[0, 0, step, 2 * step, 2 * step, 0],
    ]);
    expect(new Set(['a', 'b1', 'c1'].map((name) => getBox(layout, name).y))).toEqual(new Set([70]));
    expect(getBox(layout, 'merge').y).toBe(70 + 61 + 50 + 20);
  });

  test('a shortcut within a branch runs in a lane beside the branch', () => {
    const builder = createBuilder();
    const start = builder.add('Input', 'input');
    for (const name of ['a1', 'a2', 'a3', 'a4']) builder.add('Conv2d', name);
    const a = builder.last;
    const b1 = builder.add('Conv2d', 'b1', {}, { inputs: [start] });
    const b2 = builder.add('Conv2d', 'b2');
    const b3 = builder.add('Add', 'b3', {}, { inputs: [b2, b1] });
    builder.add('Concat', 'merge', {}, { inputs: [a, b3] });
    const graph = computeCards(builder.build());
    const layout = computeLayout(graph, plain);
    expectSound(graph, layout);
    expect(findRoutesOverCards(layout)).toEqual([]);
    expect(listRoutes(layout, 'b3')).toEqual({ b2: 'straight bottom', b1: 'lane left' });
    // Left of the branch, right of the chain.
    const x = layout.routes.find(({ kind }) => kind === 'lane')?.points[1].x ?? 0;
    expect(x).toBeGreaterThan(216);
    expect(x).toBeLessThan(getBox(layout, 'b3').x);
  });

  test('side outputs stand behind the network, not in its way', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const fork = builder.add('Conv2d', 'conv1');
    for (const name of ['conv2', 'conv3', 'conv4']) builder.add('Conv2d', name);
    builder.add('GlobalAvgPool', 'aux1', {}, { inputs: [fork] });
    builder.add('Linear', 'aux2');
    const layout = layOut(builder.build());
    expect(listColumns(layout)).toEqual([['input', 'conv1', 'conv2', 'conv3', 'conv4', 'aux1', 'aux2']]);
    expect(listRoutes(layout, 'aux1')).toEqual({ conv1: 'lane left' });
    expect(listRoutes(layout, 'conv2')).toEqual({ conv1: 'straight bottom' });
  });
});

describe('a tangle', () => {
  /** Two branches with a link from one to the other. */
  function createTangle(): Architecture {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const start = builder.add('Conv2d', 'start');
    const a1 = builder.add('Conv2d', 'a1', {}, { inputs: [start] });
    const b1 = builder.add('Conv2d', 'b1', {}, { inputs: [start] });
    const a2 = builder.add('Conv2d', 'a2', {}, { inputs: [a1] });
    const b2 = builder.add('Concat', 'b2', {}, { inputs: [a1, b1] });
    const a3 = builder.add('Concat', 'a3', {}, { inputs: [a2, b1] });
    builder.add('Concat', 'end', {}, { inputs: [a3, b2] });
    return builder.build();
  }

  test.each([
    ['in rows', undefined],
    ['by dagre', arrangeWithDagre],
  ])('is drawn %s', (_, arrangeTangle) => {
    const graph = computeCards(createTangle());
    const layout = computeLayout(graph, { ...plain, arrangeTangle });
    expectSound(graph, layout);
    expect(findBackward(layout)).toEqual([]);
  });

  test('has ways around its cards when dagre draws it', () => {
    expect(
      findRoutesOverCards(layOut(createTangle(), { ...plain, arrangeTangle: arrangeWithDagre })),
    ).toEqual([]);
  });
});
