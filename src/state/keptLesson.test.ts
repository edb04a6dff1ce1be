/** @file A lesson is taken up again by the tab that it was open in, with the design that was open with it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDesign } from '../document/document';
import { startKeptLesson } from './keptLesson';
import type { DesignId } from './library/designId';
import { useStore } from './store';

const fresh = useStore.getState();
const run = { lesson: 'border', step: 2, isDone: false, hints: 1, answer: { layers: [] } };
const own = 'lesson-border' as DesignId;
let kept: Map<string, string>;
let stop = () => {};

/** The page is loaded anew, and a design is opened as the library does it. */
function reload(designId: DesignId): void {
  stop();
  useStore.setState(fresh, true);
  useStore.getState().openDesign(emptyDesign, designId);
  stop = startKeptLesson();
}

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  reload(own);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

test('it comes back with what it hides, and without the palette', () => {
  useStore.getState().hideFacts(['field', 'status']);
  useStore.getState().setLesson(run);
  reload(own);
  const { lesson, hidden, openPanels } = useStore.getState();
  expect(lesson).toEqual(run);
  expect([...hidden]).toEqual(['field', 'status']);
  expect(openPanels.has('palette')).toBe(false);
});

test('not once it was left', () => {
  useStore.getState().setLesson(run);
  useStore.getState().setLesson(null);
  reload(own);
  expect(useStore.getState().lesson).toBeNull();
  expect(useStore.getState().openPanels.has('palette')).toBe(true);
});

test('not over another design, nor afterwards', () => {
  useStore.getState().setLesson(run);
  reload('another' as DesignId);
  expect(useStore.getState().lesson).toBeNull();
  reload(own);
  expect(useStore.getState().lesson).toBeNull();
});

test.each([
  '{',
  'null',
  '7',
  '{"lesson":"border"}',
  '{"lesson":"border","step":-1,"isDone":true,"hints":0,"hidden":[],"designId":"lesson-border"}',
])('nothing comes of %s', (text) => {
  stop();
  kept.set('fovea.lesson', text);
  reload(own);
  expect(useStore.getState().lesson).toBeNull();
});

test('a browser that keeps nothing is no trouble', () => {
  vi.stubGlobal('sessionStorage', undefined);
  reload(own);
  useStore.getState().setLesson(run);
  expect(useStore.getState().lesson).toEqual(run);
});
