/** @file An assignment in the store: what it hides and leaves, when it ends, and that it comes back with its design. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { Assignment } from '../document/assignment';
import { createDesign, emptyDesign } from '../document/document';
import { hasPanel, offersKinds } from './assignmentRun';
import { selectAnalysis } from './selectors';
import { startAssignment } from './startAssignment';
import { useStore } from './store';

const builder = createBuilder();
builder.add('Input', 'image');
builder.add('Conv2d', 'conv', { outChannels: 8 });
const design = createDesign(builder.build(), { title: 'Start' });

const assignment: Assignment = {
  title: 'Lesson',
  steps: [
    { text: 'one', goals: [], question: { fact: 'field', layer: 'conv' }, hides: ['field', 'params'] },
    { text: 'two', goals: [{ kind: 'productive' }], question: null, hides: ['macs'] },
  ],
  panels: ['palette', 'growth'],
  kinds: ['Conv2d', 'ReLU'],
  seed: null,
};

const getState = () => useStore.getState();

beforeEach(() => {
  getState().openDesign(emptyDesign);
  getState().openDesign(design);
  startAssignment(assignment, design, '#t1.test');
});

describe('an assignment', () => {
  test('hides what its step says, until that is done', () => {
    expect([...getState().hidden]).toEqual(['field', 'status', 'params']);
    const shown = selectAnalysis(getState());
    const layer = [...shown.layers.values()].at(-1);
    expect(layer).toMatchObject({ field: null, status: 'none', params: 0 });
    const run = getState().assignment;
    if (run === null) throw new Error('no assignment');
    getState().setAssignment({ ...run, done: new Set([0]) });
    expect([...getState().hidden]).toEqual([]);
    getState().setAssignment({ ...run, done: new Set([0]), step: 1 });
    expect([...getState().hidden]).toEqual(['macs']);
  });

  test('leaves panels and kinds', () => {
    expect(hasPanel(getState(), 'palette')).toBe(true);
    expect(hasPanel(getState(), 'table')).toBe(false);
    expect(offersKinds(getState(), ['Conv2d', 'ReLU'])).toBe(true);
    expect(offersKinds(getState(), ['Conv2d', 'Add'])).toBe(false);
    getState().setAssignment(null);
    expect(hasPanel(getState(), 'table')).toBe(true);
    expect(offersKinds(getState(), ['Add'])).toBe(true);
    expect([...getState().hidden]).toEqual([]);
  });

  test('ends with another design, and comes back with its own', () => {
    getState().openDesign(createDesign(design.architecture, { title: 'Other' }));
    expect(getState().assignment).toBeNull();
    expect([...getState().hidden]).toEqual([]);
    getState().reopenRecent();
    expect(getState().assignment?.hash).toBe('#t1.test');
    expect([...getState().hidden]).toEqual(['field', 'status', 'params']);
  });

  test('stays while its design is edited', () => {
    getState().editDesign('Resolution', (before) => ({ ...before, resolution: [64, 64] }));
    expect(getState().assignment?.step).toBe(0);
    getState().undo();
    expect(getState().assignment?.step).toBe(0);
  });
});
