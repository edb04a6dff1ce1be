import { describe, expect, test } from 'vitest';
import { removeLayers } from '../architecture/removeLayers';
import { draw, id, ids } from '../architecture/sketch.testing';
import { deepFreeze } from '../util/freeze.testing';
import { removePositions, setArchitecture, setPositions } from './designEdits';
import { createDesign } from './document';

const net = draw('input', 'conv1 < input', 'conv2 < conv1');
const at = (x: number, y: number) => ({ x, y });
const design = deepFreeze(
  createDesign(net, {
    positions: new Map([
      [id('conv1'), at(1, 2)],
      [id('conv2'), at(3, 4)],
    ]),
  }),
);

describe('setArchitecture', () => {
  test('forgets where removed layers were', () => {
    const edited = setArchitecture(design, removeLayers(net, ids('conv1')).architecture);
    expect([...edited.positions]).toEqual([['conv2', at(3, 4)]]);
    expect(design.positions.size).toBe(2);
  });

  test('keeps all else as it is', () => {
    expect(setArchitecture(design, net)).toBe(design);
    const edited = setArchitecture(design, removeLayers(net, ids('input')).architecture);
    expect(edited.positions).toBe(design.positions);
  });
});

describe('positions', () => {
  test('set and moved', () => {
    const moved = setPositions(
      design,
      new Map([
        [id('input'), at(5, 6)],
        [id('conv1'), at(1, 9)],
        [id('conv9'), at(0, 0)],
      ]),
    );
    expect([...moved.positions]).toEqual([
      ['conv1', at(1, 9)],
      ['conv2', at(3, 4)],
      ['input', at(5, 6)],
    ]);
    expect(moved.architecture).toBe(design.architecture);
    expect(setPositions(design, new Map([[id('conv1'), at(1, 2)]]))).toBe(design);
  });

  test('given back to the layout', () => {
    expect([...removePositions(design, ids('conv1 input')).positions.keys()]).toEqual(['conv2']);
    expect(removePositions(design, ids('input'))).toBe(design);
  });
});
