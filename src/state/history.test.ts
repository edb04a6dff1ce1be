/** @file Undo and redo, over any sequence of edits. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import {
  applyRandomEdit,
  createResidualNetwork,
  type RandomEdit,
  randomEdit,
} from '../architecture/randomEdits.testing';
import { removeLayers } from '../architecture/removeLayers';
import { setArchitecture, setPositions } from '../document/designEdits';
import { createDesign, type Design } from '../document/document';
import { deepFreeze } from '../util/freeze.testing';
import { useStore } from './store';

const start = deepFreeze(
  createDesign(createResidualNetwork(), {
    positions: new Map([...createResidualNetwork().layers.keys()].map((id, y) => [id, { x: 0, y }] as const)),
  }),
);

const store = () => useStore.getState();

const edit = (change: RandomEdit, gesture?: string) =>
  store().editDesign(
    change.type,
    (design) => deepFreeze(setArchitecture(design, applyRandomEdit(design.architecture, change))),
    gesture,
  );

/** Edits that surely change the design. */
const rename = (title: string, gesture?: string) =>
  store().editDesign(`title ${title}`, (design) => ({ ...design, title }), gesture);

const titles = () => store().past.map(({ design }) => design.title);

beforeEach(() => store().openDesign(start));

describe('any sequence of edits', () => {
  test('followed by as many undos is the start, and redo returns the very same designs', () => {
    fc.assert(
      fc.property(fc.array(randomEdit, { maxLength: 50, size: 'max' }), (changes) => {
        store().openDesign(start);
        const seen: Design[] = [start];
        for (const change of changes) {
          edit(change);
          if (store().design !== seen.at(-1)) seen.push(store().design);
        }
        expect(store().past).toHaveLength(seen.length - 1);
        for (const design of seen.toReversed().slice(1)) {
          store().undo();
          expect(store().design).toBe(design);
        }
        store().undo();
        expect(store().design).toBe(start);
        for (const design of seen.slice(1)) {
          store().redo();
          expect(store().design).toBe(design);
        }
        store().redo();
        expect(store().design).toBe(seen.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps places only of layers that are there, and only existing layers selected', () => {
    fc.assert(
      fc.property(fc.array(randomEdit, { maxLength: 20, size: 'max' }), (changes) => {
        store().openDesign(start);
        for (const change of changes) {
          store().select([...store().design.architecture.layers.keys()].slice(0, 5));
          edit(change);
          const { architecture, positions } = store().design;
          const known = [...positions.keys(), ...store().selection];
          expect(known.filter((id) => !architecture.layers.has(id))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('mixed with undo, redo, gestures and looking around, moves along one line of history', () => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('edit' as const), gesture: fc.constantFrom(undefined, 'drag', 'scrub') }),
      fc.record({ do: fc.constantFrom('undo', 'redo', 'end', 'select', 'hover', 'nothing') }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60, size: 'max' }), (actions) => {
        store().openDesign(start);
        // The model: all designs on the line, and where on it the user is.
        let line: Design[] = [start];
        let position = 0;
        let running: string | undefined;
        let count = 0;
        for (const step of actions) {
          if (step.do === 'edit') {
            const isContinued = step.gesture !== undefined && step.gesture === running;
            rename(`${++count}`, step.gesture);
            position += isContinued ? 0 : 1;
            line = [...line.slice(0, position), store().design];
            running = step.gesture;
          } else if (step.do === 'undo' || step.do === 'redo') {
            const next = position + (step.do === 'undo' ? -1 : 1);
            if (next >= 0 && next < line.length) {
              position = next;
              running = undefined;
            }
            store()[step.do]();
          } else if (step.do === 'end') {
            store().endGesture();
            running = undefined;
          } else if (step.do === 'select') store().select([...start.architecture.layers.keys()].slice(0, 3));
          else if (step.do === 'hover') store().hover('stem' as LayerId);
          else store().editDesign('nothing', (design) => design);
          expect(store().design).toBe(line[position]);
          expect(store().past.map(({ design }) => design)).toEqual(line.slice(0, position));
          expect(store().future.map(({ design }) => design)).toEqual(line.slice(position + 1).toReversed());
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('history', () => {
  test('is 200 steps deep', () => {
    for (let count = 1; count <= 230; count++) rename(`${count}`);
    expect(store().past).toHaveLength(200);
    for (let count = 0; count < 250; count++) store().undo();
    expect(store().design.title).toBe('30');
    for (let count = 0; count < 250; count++) store().redo();
    expect(store().design.title).toBe('230');
  });

  test('selects what comes back, and keeps the selection where nothing does', () => {
    const [first, second, third] = [...start.architecture.layers.keys()].slice(1) as [
      LayerId,
      LayerId,
      LayerId,
    ];
    store().select([first]);
    rename('renamed');
    store().editDesign('cut', (design) =>
      setArchitecture(design, removeLayers(design.architecture, [second, third]).architecture),
    );
    expect([...store().selection]).toEqual([first]);
    store().undo();
    expect(new Set(store().selection)).toEqual(new Set([second, third]));
    store().undo();
    expect(new Set(store().selection)).toEqual(new Set([second, third]));
    store().redo();
    store().redo();
    expect([...store().selection]).toEqual([]);
  });

  test('a gesture that is taken back leaves no step', () => {
    rename('before');
    rename('a1', 'a');
    rename('a2', 'a');
    store().endGesture('taken-back');
    expect(store().design.title).toBe('before');
    expect(titles()).toEqual([start.title]);
    expect(store().future).toEqual([]);
    // Without a gesture there is nothing to take back.
    store().endGesture('taken-back');
    expect(store().design.title).toBe('before');
  });

  test('a gesture is one step, until it ends or another begins', () => {
    rename('a1', 'a');
    rename('a2', 'a');
    rename('b1', 'b');
    rename('b2', 'b');
    store().endGesture();
    rename('b3', 'b');
    expect(titles()).toEqual(['', 'a2', 'b2']);
    store().undo();
    store().undo();
    expect(store().design.title).toBe('a2');
  });

  test('an undone gesture is not continued', () => {
    rename('a1', 'a');
    store().undo();
    rename('a2', 'a');
    expect(titles()).toEqual(['']);
    expect(store().future).toEqual([]);
  });

  test('moving cards is a step like any other', () => {
    store().editDesign('Move', (design) =>
      setPositions(design, new Map([['stem' as LayerId, { x: 9, y: 9 }]])),
    );
    store().undo();
    expect(store().design).toBe(start);
  });

  test('steps keep their names on both sides', () => {
    rename('one');
    rename('two');
    store().undo();
    expect(store().past.at(-1)?.label).toBe('title one');
    expect(store().future.at(-1)?.label).toBe('title two');
  });

  test('looking around does not lose redo', () => {
    rename('one');
    store().undo();
    store().select(['stem' as LayerId]);
    store().hover('stem' as LayerId);
    store().endGesture();
    store().editDesign('nothing', (design) => design);
    store().redo();
    expect(store().design.title).toBe('one');
  });

  test('a refused edit changes nothing, not even the gesture', () => {
    rename('a1', 'a');
    const before = store();
    store().editDesign('refused', (design) => design, 'b');
    expect(store()).toBe(before);
  });
});
