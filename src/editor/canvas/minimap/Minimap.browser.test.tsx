/** @file The small map in a browser: when it is there, what it shows, and how it moves what is seen. */
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../../architecture/builder';
import { createDesign } from '../../../document/document';
import { loadLateText } from '../../../state/language';
import { useStore } from '../../../state/store';
import { getCanvas } from '../canvasHandle';
import { NetworkCanvas } from '../NetworkCanvas';
import '../../../ui/theme.css';

const getMap = () => page.getByRole('application', { name: /^Map of the network/ });
/** What lies in the middle of the canvas. */
const getMiddle = () => {
  const canvas = getCanvas();
  const box = canvas?.element.getBoundingClientRect() ?? new DOMRect();
  return canvas?.toCanvas({ x: box.x + box.width / 2, y: box.y + box.height / 2 }) ?? { x: 0, y: 0 };
};

async function show() {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (let number = 1; number <= 8; number += 1) builder.add('Conv2d', `conv${number}`, { outChannels: 8 });
  // 3, 5, ..., 17 px: at 8 px conv4 sees 9 and is critical, conv5 gets 9 > 8 and is the border.
  useStore.getState().openDesign(createDesign(builder.build(), { resolution: [8, 8] }));
  await render(
    <div style={{ width: 700, height: 500 }}>
      <NetworkCanvas />
    </div>,
  );
  await expect.element(page.getByRole('button', { name: /^conv1, / })).toBeVisible();
}

async function zoomIn() {
  for (let turn = 0; turn < 4; turn += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  await loadLateText();
  useStore.getState().setMap(true);
});

test('is there while part of the network is out of view, and says where one is', async () => {
  await show();
  await expect.element(getMap()).not.toBeInTheDocument();
  await zoomIn();
  await expect.element(getMap()).toBeVisible();
  const before = getMiddle();
  await userEvent.click(getMap(), { position: { x: 4, y: 20 } });
  await expect.poll(() => getMiddle().x).toBeLessThan(before.x - 20);
  const pressed = getMiddle();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => getMiddle().x).toBeGreaterThan(pressed.x + 20);
  await page.getByRole('button', { name: 'Show the whole network' }).click();
  await expect.element(getMap()).not.toBeInTheDocument();
});

test('is painted in the colours of the statuses, hollow where unproductive', async () => {
  await show();
  await zoomIn();
  const colors = () => {
    const bitmap = getMap().element().querySelector('canvas');
    const data = bitmap?.getContext('2d')?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    const found = new Set<string>();
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255) found.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
    return found;
  };
  await expect.element(getMap()).toBeVisible();
  // --crit-f and --dead-f in the light theme: #dc8f12, #d2492a.
  await expect.poll(colors).toContain('220 143 18');
  expect(colors()).toContain('210 73 42');
  useStore.getState().editDesign('larger', (design) => ({ ...design, resolution: [224, 224] }));
  await expect.poll(colors).not.toContain('210 73 42');
});

test('folds into a button, and stays folded', async () => {
  await show();
  await zoomIn();
  await page.getByRole('button', { name: 'Hide the map' }).click();
  await expect.element(page.getByRole('button', { name: 'Show the map' })).toHaveFocus();
  await expect.element(getMap()).not.toBeInTheDocument();
  expect(useStore.getState().hasMap).toBe(false);
  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect.element(page.getByRole('button', { name: 'Hide the map' })).toHaveFocus();
  await expect.element(getMap()).toBeVisible();
});
