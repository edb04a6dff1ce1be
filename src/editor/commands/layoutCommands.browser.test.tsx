/** @file Arranging in a browser: what was moved goes back in one step, and the network is read the other way round. */
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { setPositions } from '../../document/designEdits';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { getCanvas } from '../canvas/canvasHandle';
import { NetworkCanvas } from '../canvas/NetworkCanvas';
import { namedCommands } from './allCommands';
import '../../ui/theme.css';

const store = () => useStore.getState();
const id = (name: string) => name as LayerId;
const getPlaces = () =>
  new Map(
    getCanvas()
      ?.getScene()
      .placed.map(({ card, x, y }) => [card.id as string, { x, y }]),
  );

beforeEach(async () => {
  await page.viewport(1440, 900);
  await loadLateText();
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const name of ['conv1', 'conv2', 'conv3']) builder.add('Conv2d', name);
  store().openDesign(createDesign(builder.build()));
  store().setCanvasView({ direction: 'down' });
  await render(
    <div style={{ width: 1300, height: 640 }}>
      <NetworkCanvas />
    </div>,
  );
  await expect.element(page.getByRole('button', { name: /^conv3, / })).toBeVisible();
});

const moveByHand = (moved: Readonly<Record<string, { readonly x: number; readonly y: number }>>) =>
  store().editDesign('move', (design) =>
    setPositions(design, new Map(Object.entries(moved).map(([name, place]) => [id(name), place]))),
  );

test('everything is tidied in one step', async () => {
  const before = getPlaces();
  moveByHand({ conv1: { x: 700, y: 5 }, conv3: { x: -90, y: 80 } });
  await expect.poll(() => getPlaces().get('conv3')).toEqual({ x: -90, y: 80 });
  namedCommands.tidy.run();
  await expect.poll(() => store().past.length).toBe(2);
  expect(store().past.at(-1)?.label).toBe('Tidy the layout');
  expect(store().design.positions.size).toBe(0);
  await expect.poll(getPlaces).toEqual(before);
  store().undo();
  await expect.poll(() => getPlaces().get('conv1')).toEqual({ x: 700, y: 5 });
});

test('what is selected goes beside what feeds it, and nothing else moves', async () => {
  const before = getPlaces();
  const [conv1 = { x: 0, y: 0 }, conv2 = { x: 0, y: 0 }] = ['conv1', 'conv2'].map((name) => before.get(name));
  // conv1 by 300, 40; its neighbours anywhere.
  const moved = { x: conv1.x + 300, y: conv1.y + 40 };
  moveByHand({ conv1: moved, conv2: { x: 5, y: 6 }, conv3: { x: -90, y: 80 } });
  store().select([id('conv2')]);
  expect(namedCommands['tidy-selection'].isEnabled(store())).toBe(true);
  await expect.poll(() => getPlaces().get('conv2')).toEqual({ x: 5, y: 6 });
  namedCommands['tidy-selection'].run();
  await expect.poll(() => getPlaces().get('conv2')).toEqual({ x: conv2.x + 300, y: conv2.y + 40 });
  expect(getPlaces().get('conv1')).toEqual(moved);
  expect(getPlaces().get('conv3')).toEqual({ x: -90, y: 80 });
  expect(store().past).toHaveLength(2);
  store().select([id('input')]);
  expect(namedCommands['tidy-selection'].isEnabled(store())).toBe(false);
});

test('the network is read from left to right, and its keys follow', async () => {
  await page.getByRole('button', { name: 'Read the network from left to right' }).click();
  const read = () =>
    ['input', 'conv1', 'conv2', 'conv3'].map((name) => getPlaces().get(name) ?? { x: 0, y: 0 });
  // All four fit into one row: x grows, the middles are level.
  await expect.poll(() => read().every(({ x }, at) => at === 0 || x > (read()[at - 1]?.x ?? x))).toBe(true);
  expect(store().past).toHaveLength(0);
  await page.getByRole('button', { name: /^input, / }).click();
  await page
    .getByRole('button', { name: /^input, / })
    .element()
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
  await expect.poll(() => [...store().selection]).toEqual(['conv1']);
  await page.getByRole('button', { name: 'Read the network from top to bottom' }).click();
  await expect.poll(() => read().every(({ y }, at) => at === 0 || y > (read()[at - 1]?.y ?? y))).toBe(true);
});
