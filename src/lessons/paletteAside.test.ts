import { afterEach, expect, test, vi } from 'vitest';
import { useStore } from '../state/store';
import { foldPalette, unfoldPalette } from './paletteAside';

const fresh = useStore.getState();
const run = { lesson: 'border', step: 0, isDone: false, hints: 0 };
const hasPalette = () => useStore.getState().openPanels.has('palette');

function enter(): void {
  foldPalette();
  useStore.getState().setLesson(run);
}

function leave(): void {
  useStore.getState().setLesson(null);
  unfoldPalette();
}

afterEach(() => {
  useStore.setState(fresh, true);
  vi.unstubAllGlobals();
});

test('the palette comes back with the end of a lesson of several steps', () => {
  enter();
  enter();
  expect(hasPalette()).toBe(false);
  leave();
  expect(hasPalette()).toBe(true);
});

test('not where it had been folded before', () => {
  useStore.getState().togglePanel('palette');
  enter();
  leave();
  expect(hasPalette()).toBe(false);
});

test.each([
  ['a wide screen', false],
  ['a tablet', true],
])('after a reload within the lesson it depends: %s', (_, isMedium) => {
  vi.stubGlobal('matchMedia', () => ({ matches: isMedium }));
  useStore.getState().togglePanel('palette');
  leave();
  expect(hasPalette()).toBe(!isMedium);
});
