import { describe, expect, test } from 'vitest';
import { createLayer } from '../layers/catalogue';
import { addLayer, createLayerFragment } from './addLayer';
import { emptyArchitecture } from './architecture';
import { insertOnEdge } from './insertOnEdge';
import { findPlacement, type Placement } from './placement';
import { draw, group, id, ids, sketch } from './sketch.testing';

const relu = createLayer('ReLU');
const add = createLayer('Add');
const input = createLayer('Input');

/** A skip connection around two layers of a block, with a layer on either side. */
const net = draw(
  'input',
  'conv1 < input',
  'conv2 < conv1 @ stage1/block1',
  'conv3 < conv2 @ stage1/block1',
  'add1 < conv3 conv1 @ stage1/block1',
  'conv4 < add1 @ stage1',
);

/** The lines that the edit changed or added. */
function outcome(result: ReturnType<typeof addLayer>): unknown {
  if (!result.ok) return result.reason;
  const before = new Set(sketch(net));
  return sketch(result.architecture).filter((line) => !before.has(line));
}

describe('addLayer', () => {
  test.each<[string, Parameters<typeof addLayer>[1], Placement, unknown]>([
    ['free', relu, { at: 'free' }, ['relu1']],
    ['behind a layer', relu, { at: 'after', layers: ids('conv4') }, ['relu1 < conv4 @ stage1']],
    [
      'behind a fork, before all that it feeds',
      relu,
      { at: 'after', layers: ids('conv1') },
      ['relu1 < conv1', 'conv2 < relu1 @ stage1/block1', 'add1 < conv3 relu1 @ stage1/block1'],
    ],
    ['as a new branch', relu, { at: 'branch', layers: ids('conv1') }, ['relu1 < conv1']],
    [
      'on an edge into a block: in neither, but in what holds both ends',
      relu,
      { at: 'edge', edge: { target: id('add1'), port: 1 } },
      ['relu1 < conv1', 'add1 < conv3 relu1 @ stage1/block1'],
    ],
    [
      'on an edge inside a block',
      relu,
      { at: 'edge', edge: { target: id('add1'), port: 0 } },
      ['relu1 < conv3 @ stage1/block1', 'add1 < relu1 conv1 @ stage1/block1'],
    ],
    [
      'in front of a merge',
      relu,
      { at: 'before', layer: id('add1') },
      ['relu1 @ stage1/block1', 'add1 < conv3 conv1 relu1 @ stage1/block1'],
    ],
    [
      'a merge of two: it goes on behind the later one',
      add,
      { at: 'after', layers: ids('conv4 conv2') },
      ['add2 < conv4 conv2 @ stage1'],
    ],
    ['into a group of choice', relu, { at: 'after', layers: ids('conv4'), group: null }, ['relu1 < conv4']],
    [
      'in front of a layer that has its input',
      relu,
      { at: 'before', layer: id('conv4') },
      { code: 'port-taken', source: 'add1', target: 'conv4', port: 0 },
    ],
    [
      'in front of the image',
      relu,
      { at: 'before', layer: id('input') },
      { code: 'takes-no-input', target: 'input' },
    ],
    ['a second image', input, { at: 'free' }, { code: 'input-exists', layer: 'input' }],
  ])('%s', (_, layer, placement, lines) => {
    expect(outcome(addLayer(net, layer, placement))).toEqual(lines);
  });

  test('the image comes first and is not connected', () => {
    const open = draw('conv1', 'relu1 < conv1');
    const result = addLayer(open, input, { at: 'after', layers: ids('relu1') });
    expect(result.ok && sketch(result.architecture)).toEqual(['input', 'conv1', 'relu1 < conv1']);
    const edge = { target: id('relu1'), port: 0 };
    expect(addLayer(open, input, { at: 'edge', edge })).toEqual({
      ok: false,
      reason: { code: 'no-way-through', entries: 0, ends: 1 },
    });
  });

  test('says what it made, and shares what it did not touch', () => {
    const result = addLayer(net, relu, { at: 'after', layers: ids('conv4') }, 'last');
    if (!result.ok) throw new Error(result.reason.code);
    expect(result.layers).toEqual(['last']);
    for (const [key, node] of net.layers) expect(result.architecture.layers.get(key)).toBe(node);
    expect(result.architecture.groups).toBe(net.groups);
  });

  test('a place that does not exist is a wrong call', () => {
    expect(() => addLayer(net, relu, { at: 'after', layers: ids('conv9') })).toThrow(RangeError);
    expect(() => addLayer(net, relu, { at: 'edge', edge: { target: id('conv1'), port: 1 } })).toThrow(
      RangeError,
    );
    expect(() => addLayer(net, relu, { at: 'free', group: group('block9') })).toThrow(RangeError);
  });
});

describe('findPlacement', () => {
  const place = (selected: string, layer: Parameters<typeof addLayer>[1]) =>
    findPlacement(net, new Set(ids(selected)), createLayerFragment(layer, 'new'));

  test.each([
    ['conv2', relu, 'conv2', 'block1'],
    ['conv2 conv3', relu, 'conv3', 'block1'],
    ['conv2 conv3 add1', relu, 'add1', 'stage1'],
    ['conv2 conv3 add1 conv4', relu, 'conv4', null],
    ['', relu, 'conv4', 'stage1'],
    ['conv9', relu, 'conv4', 'stage1'],
    ['add1', add, 'add1', 'block1'],
    ['conv1 conv4', add, 'conv4 conv1', null],
    ['conv2 conv3 add1', add, 'add1 conv1', 'stage1'],
  ])('with %s selected: behind %#', (selected, layer, layers, holder) => {
    expect(place(selected, layer)).toEqual({ at: 'after', layers: ids(layers), group: holder });
  });

  test('nothing to stand behind', () => {
    const fragment = createLayerFragment(relu, 'new');
    expect(findPlacement(emptyArchitecture, new Set(), fragment)).toEqual({ at: 'free' });
    expect(findPlacement(draw('conv1', 'conv2'), new Set(), fragment)).toEqual({ at: 'free' });
    expect(place('conv2', input)).toEqual({ at: 'free' });
  });
});

describe('insertOnEdge', () => {
  const insert = (layer: string, target: string, port = 0) => {
    const result = insertOnEdge(net, id(layer), { target: id(target), port });
    return result.ok ? sketch(result.architecture) : result.reason;
  };

  test('a layer goes elsewhere and its neighbours are connected', () => {
    expect(insert('conv3', 'conv4')).toEqual([
      'input',
      'conv1 < input',
      'conv2 < conv1 @ stage1/block1',
      'add1 < conv2 conv1 @ stage1/block1',
      'conv3 < add1 @ stage1',
      'conv4 < conv3 @ stage1',
    ]);
  });

  test('a merge keeps its other inputs', () => {
    const open = draw('input', 'conv1 < input', 'conv2 < conv1', 'add1 < input');
    const result = insertOnEdge(open, id('add1'), { target: id('conv2'), port: 0 });
    expect(result.ok && sketch(result.architecture)).toContain('add1 < conv1 input');
    const below = draw('input', 'conv1 < input', 'conv2 < conv1', 'add1 < conv2');
    expect(insertOnEdge(below, id('add1'), { target: id('conv1'), port: 0 })).toEqual({
      ok: false,
      reason: { code: 'cycle', source: 'conv2', target: 'conv1' },
    });
  });

  test('its own connections leave it where it is', () => {
    const edges = [
      { target: id('conv3'), port: 0 },
      { target: id('add1'), port: 0 },
    ];
    for (const edge of edges)
      expect(insertOnEdge(net, id('conv3'), edge)).toEqual({ ok: true, architecture: net });
  });

  test('the image fits nowhere', () => {
    expect(insert('input', 'conv4')).toEqual({ code: 'takes-no-input', target: 'input' });
  });
});
