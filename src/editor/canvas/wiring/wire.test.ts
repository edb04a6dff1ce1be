import { describe, expect, test } from 'vitest';
import { analyze } from '../../../analysis/analyze';
import type { Architecture, LayerId } from '../../../architecture/architecture';
import { createBuilder } from '../../../architecture/builder';
import type { Card } from '../../../layout/cards';
import { bothAxes } from '../../../util/perAxis';
import { findAlong, getEntries, getEntry, getExit, takesInput } from './cardEnds';
import { cutAll, plug, pullWire, type Wire } from './wire';
import { aimAtCard } from './wireAim';

const id = (name: string) => name as LayerId;

/** input -> a -> b -> c -> add, where add reads a too; pool -> end stands apart. */
function createNetwork(): Architecture {
  const builder = createBuilder();
  const input = builder.add('Input', 'input');
  const a = builder.add('Conv2d', 'a', { outChannels: 8 }, { inputs: [input] });
  builder.add('Conv2d', 'b', { outChannels: 8 });
  const c = builder.add('Conv2d', 'c', { outChannels: 8 });
  builder.add('Add', 'add', {}, { inputs: [c, a] });
  const pool = builder.add('MaxPool2d', 'pool', {}, { inputs: [] });
  builder.add('Conv2d', 'end', {}, { inputs: [pool] });
  return builder.build();
}

const network = createNetwork();
const inputsOf = (architecture: Architecture, name: string) => architecture.layers.get(id(name))?.inputs;

/** The card of a layer without rows. */
const card = (name: string): Card => ({ id: id(name), main: id(name), rows: [] });
/** The block of b, c and add as one card. */
const block: Card = { ...card('b'), folded: { groups: [], layers: [id('b'), id('c'), id('add')] } };

const fromOutput = (name: string): Wire => ({ fixed: { layer: id(name), end: 'output' }, edge: null });

describe('where connections enter and leave', () => {
  test('a layer with rows: at the layer, behind its last row', () => {
    const rows: Card = { ...card('a'), rows: [id('b')] };
    expect([getEntry(rows, network.layers), getExit(rows, network.layers)]).toEqual(['a', 'b']);
  });

  test('a folded block: at what is fed from outside, at its end', () => {
    expect([getEntry(block, network.layers), getExit(block, network.layers)]).toEqual(['b', 'add']);
    expect(takesInput(block, network.layers)).toBe(true);
    expect(takesInput(card('input'), network.layers)).toBe(false);
  });

  test('both ways into a block are drawn as one connection', () => {
    const graph = { cards: [block], cardOf: new Map(['b', 'c', 'add'].map((name) => [id(name), id('b')])) };
    expect(findAlong(network, graph, { target: id('b'), port: 0 })).toEqual([{ target: 'add', port: 1 }]);
    expect(findAlong(network, graph, { target: id('end'), port: 0 })).toEqual([]);
  });

  test('a block that was cut off wants both of its inputs back', () => {
    const cut = cutAll(network, [
      { target: id('b'), port: 0 },
      { target: id('add'), port: 1 },
    ]);
    expect(inputsOf(cut, 'add')).toEqual(['c']);
    expect(getEntries(block, cut.layers)).toEqual(['b', 'add']);
    const plugged = plug(cut, fromOutput('a'), getEntries(block, cut.layers));
    expect(plugged.ok && plugged.architecture).toEqual(network);
  });
});

describe('a wire', () => {
  test('is pulled out of a free port', () => {
    expect(pullWire(network, { card: card('a'), end: 'output' }, () => [])).toEqual(fromOutput('a'));
    expect(pullWire(network, { card: card('pool'), end: 'input' }, () => [])).toEqual({
      fixed: { layer: 'pool', end: 'input' },
      edge: null,
      beside: [],
    });
  });

  test('is the connection itself where a layer can take one only', () => {
    expect(pullWire(network, { card: card('c'), end: 'input' }, () => [])).toEqual({
      fixed: { layer: 'b', end: 'output' },
      edge: { target: 'c', port: 0 },
      along: [],
    });
  });

  test('connects in both directions', () => {
    const forward = plug(network, fromOutput('add'), [id('pool')]);
    const backward = plug(network, { fixed: { layer: id('pool'), end: 'input' }, edge: null }, [id('add')]);
    expect(forward.ok && inputsOf(forward.architecture, 'pool')).toEqual(['add']);
    expect(backward).toEqual(forward);
  });

  test('moves either end of a connection', () => {
    const edge = { target: id('end'), port: 0 };
    const toTarget = plug(network, { ...fromOutput('pool'), edge }, [id('add')]);
    expect(toTarget.ok && inputsOf(toTarget.architecture, 'add')).toEqual(['c', 'a', 'pool']);
    expect(toTarget.ok && inputsOf(toTarget.architecture, 'end')).toEqual([]);
    const toSource = plug(network, { fixed: { layer: id('end'), end: 'input' }, edge }, [id('add')]);
    expect(toSource.ok && inputsOf(toSource.architecture, 'end')).toEqual(['add']);
  });
});

describe('what a drop does, before it is made', () => {
  const { layers: shapes } = analyze(network, { resolution: bothAxes(32), rule: 'paper' });
  const aimAt = (wire: Wire, name: string) => {
    const place = { card: card(name), x: 0, y: 0, width: 100, height: 50, isOpening: false };
    const aim = aimAtCard(network, wire, place, shapes);
    return aim.type === 'refused' ? aim.reason.code : aim.type;
  };

  test.each([
    ['a free input', fromOutput('add'), 'pool', 'plug'],
    ['what is taken, upstream', fromOutput('add'), 'a', 'port-taken'],
    ['itself', fromOutput('add'), 'add', 'home'],
    ['a taken port', fromOutput('a'), 'c', 'port-taken'],
    ['the image', fromOutput('c'), 'input', 'takes-no-input'],
    ['twice the same', fromOutput('a'), 'add', 'already-connected'],
    // 3 channels of the image meet 8.
    ['shapes that do not fit', fromOutput('input'), 'add', 'merge-mismatch'],
    ['its own end', { ...fromOutput('b'), edge: { target: id('c'), port: 0 } }, 'c', 'home'],
  ])('%s', (_name, wire, name, expected) => {
    expect(aimAt(wire, name)).toBe(expected);
  });

  test('a circle', () => {
    const open = cutAll(network, [{ target: id('a'), port: 0 }]);
    const result = plug(open, fromOutput('c'), [id('a')]);
    expect(result).toEqual({ ok: false, reason: { code: 'cycle', source: 'c', target: 'a' } });
  });
});
