/** @file The canvas in a browser: what cards say, to the eye and to a screen reader, and how they are chosen. */
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { setLayerParams } from '../../architecture/edits';
import { createDesign, emptyDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { bothAxes, type PerAxis } from '../../util/perAxis';
import { NetworkCanvas } from './NetworkCanvas';
import '../../ui/theme.css';

/**
 * Fields by r + (k - 1) j, for an image of 8 px: first 3; second 3 + 2 = 5; pool 5 + 1 = 6, j = 2;
 * third 6 + 4 = 10, critical; fourth 10 + 4 = 14, receives 10 > 8: unproductive, the border layer.
 */
function createNetwork(): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'first', { outChannels: 16 });
  builder.add('BatchNorm', 'norm');
  builder.add('ReLU', 'relu');
  builder.add('Conv2d', 'second', { outChannels: 16 });
  builder.add('MaxPool2d', 'pool');
  builder.add('Conv2d', 'third', { outChannels: 32 });
  builder.add('Conv2d', 'fourth', { outChannels: 32 });
  builder.add('GlobalAvgPool', 'gap');
  return builder.build();
}

const id = (name: string) => name as LayerId;

async function show(architecture: Architecture, resolution: PerAxis<number> = bothAxes(8)) {
  useStore.getState().openDesign(createDesign(architecture, { resolution }));
  return await render(
    <div style={{ width: 900, height: 640 }}>
      <NetworkCanvas />
    </div>,
  );
}

const getCard = (name: RegExp) => page.getByRole('button', { name });

beforeEach(async () => {
  await page.viewport(1440, 900);
  useStore.getState().openDesign(emptyDesign);
});

test('an empty design says what to do', async () => {
  const screen = await render(<NetworkCanvas />);
  await expect
    .element(screen.getByRole('region', { name: 'Network' }))
    .toHaveTextContent(/A network starts with its image/);
});

test('every layer has a name that says what it is, how it stands and what feeds it', async () => {
  const screen = await show(createNetwork());
  await expect.element(getCard(/^fourth/)).toBeVisible();
  const names = [...screen.container.querySelectorAll('.layer-card button')].map((button) =>
    button.getAttribute('aria-label'),
  );
  expect(names).toEqual([
    'input, Input 3 channels, feeds first',
    'first, Conv2d 3x3, 16 filters, productive, sees 3 pixels, receives from input, feeds norm',
    'norm, BatchNorm, receives from first, feeds relu',
    'relu, ReLU, receives from norm, feeds second',
    'second, Conv2d 3x3, 16 filters, productive, sees 5 pixels, receives from relu, feeds pool',
    'pool, MaxPool2d 2x2, stride 2, sees 6 pixels, receives from second, feeds third',
    'third, Conv2d 3x3, 32 filters, critical, sees 10 pixels, receives from pool, feeds fourth',
    'fourth, Conv2d 3x3, 32 filters, unproductive, border layer, sees 14 pixels, receives from third, feeds gap',
    'gap, GlobalAvgPool, head, not judged, receives from fourth',
  ]);
});

test('a card shows name, shorthand, map size and field', async () => {
  const screen = await show(createNetwork());
  await expect.element(getCard(/^pool/)).toBeVisible();
  const lines = [...screen.container.querySelectorAll('.card-main')].map((card) =>
    [...card.querySelectorAll('.card-line > *')]
      .map((part) => part.textContent.replaceAll('\u00A0', ' '))
      .join('|'),
  );
  expect(lines).toEqual([
    'input|8x8|3 channels',
    'first|8x8|3x3, 16|sees 3',
    'second|8x8|3x3, 16|sees 5',
    'pool|4x4|2x2, /2|sees 6',
    'third|4x4|3x3, 32|sees 10',
    'fourth|4x4|3x3, 32|sees 14',
    'gap|1x1||sees all',
  ]);
});

test('status is a mark and a tint; what is not judged takes the tint without the mark', async () => {
  const screen = await show(createNetwork(), bothAxes(4));
  await expect.element(getCard(/^fourth/)).toBeVisible();
  const cards = [...screen.container.querySelectorAll<HTMLElement>('.layer-card')];
  // At 4 px second (5) is critical, third receives 5: unproductive; the pool is fed by a critical one.
  expect(cards.map(({ dataset }) => `${dataset.status}/${dataset.tint}`)).toEqual([
    'none/none',
    'productive/productive',
    'critical/critical',
    'none/critical',
    'unproductive/unproductive',
    'unproductive/unproductive',
    'head/head',
  ]);
  const marks = cards.map((card) => getComputedStyle(card, '::before').backgroundImage.split('(')[0]);
  expect(marks).toEqual([
    'none',
    'none',
    'none',
    'none',
    'repeating-linear-gradient',
    'repeating-linear-gradient',
    'none',
  ]);
});

test('the border line stands above the border layer only', async () => {
  const screen = await show(createNetwork());
  await expect.element(getCard(/border layer/)).toBeVisible();
  const lines = screen.container.querySelectorAll('.card-border-line');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.textContent).toBe('border layer');
  expect(lines[0]?.parentElement?.textContent).toContain('fourth');
});

test('an image that is not square makes a layer partial', async () => {
  await show(createNetwork(), [8, 64]);
  await expect.element(getCard(/^fourth, .* partial/)).toBeVisible();
});

test('an edit is seen at once on the cards behind it', async () => {
  await show(createNetwork());
  await expect.element(getCard(/^fourth, .* unproductive/)).toBeVisible();
  // Kernel 1 in the first layer: 1, 3, 4, 8, 12; the fourth receives 8, which is not above 8.
  useStore.getState().editDesign('Kernel', (design) => ({
    ...design,
    architecture: setLayerParams(design.architecture, id('first'), { kernelSize: [1, 1] }),
  }));
  await expect.element(getCard(/^fourth, .* critical, sees 12 pixels/)).toBeVisible();
});

test('what is wrong stands on the layer and in its name', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 10, groups: 4 });
  await loadLateText();
  const screen = await show(builder.build());
  await expect.element(getCard(/^conv, .*4 groups/)).toBeVisible();
  const mark = screen.container.querySelector<HTMLElement>('.finding-mark');
  expect(mark?.dataset.severity).toBe('error');
  // Three channels arrive, which four groups do not divide.
  expect(mark?.title).toMatch(/3.channels/);
});

test('a click selects, Control adds, a click beside the cards selects nothing', async () => {
  const screen = await show(createNetwork());
  await userEvent.click(getCard(/^third/));
  expect([...useStore.getState().selection]).toEqual(['third']);
  await expect.element(getCard(/^third/)).toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(getCard(/^norm/), { modifiers: ['Control'] });
  expect([...useStore.getState().selection]).toEqual(['third', 'norm']);
  await userEvent.click(screen.container.querySelector('.react-flow__pane') as Element, {
    position: { x: 5, y: 5 },
  });
  expect(useStore.getState().selection.size).toBe(0);
});

test('one stop for Tab; arrows walk along the connections and take the focus with them', async () => {
  await show(createNetwork());
  await expect.element(getCard(/^input/)).toBeVisible();
  await userEvent.tab();
  await expect.element(getCard(/^input/)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  // The first arrow selects where the focus is, the others walk: first, then its norm.
  await expect.element(getCard(/^norm/)).toHaveFocus();
  expect([...useStore.getState().selection]).toEqual(['norm']);
  await userEvent.keyboard('{Escape}');
  expect(useStore.getState().selection.size).toBe(0);
});

test('Shift and arrows move the selected card, as one step that can be undone', async () => {
  await show(createNetwork());
  await userEvent.click(getCard(/^pool/));
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  // What writes the move comes on demand.
  await expect.poll(() => [...useStore.getState().design.positions.keys()]).toEqual(['pool']);
  expect(useStore.getState().past.map(({ label }) => label)).toEqual(['Move pool']);
  useStore.getState().undo();
  expect(useStore.getState().design.positions.size).toBe(0);
});

test('zoomed far out, cards keep name and glyph', async () => {
  const screen = await show(createNetwork());
  await expect.element(getCard(/^second/)).toBeVisible();
  const zoomOut = page.getByRole('button', { name: 'Zoom out' });
  const getDetail = () => screen.container.querySelector<HTMLElement>('.layer-card')?.dataset.detail;
  expect(getDetail()).toBe('full');
  for (let press = 0; press < 6; press += 1) await userEvent.click(zoomOut);
  await expect.poll(getDetail).toBe('reduced');
  const first = screen.container.querySelector('.layer-card');
  expect(first?.textContent).toBe('input');
  expect(first?.querySelectorAll('svg')).toHaveLength(1);
});

test('what is cut says so: numbers of names stay, parameters go whole, and the title has all of it', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels: 32 });
  builder.add('Conv2d', 'separable_convolution12', {
    outChannels: 1024,
    groups: 32,
    dilation: [2, 2],
    stride: [2, 2],
  });
  const screen = await show(builder.build(), bothAxes(64));
  const card = getCard(/^separable/);
  await expect.element(card).toBeVisible();
  const params = screen.container.querySelectorAll<HTMLElement>('.card-params')[1];
  expect(params?.title.replaceAll('\u00a0', ' ')).toBe('3x3, 1024 filters, stride 2, dilation 2, 32 groups');
  // Two lines of terms that hold together, the first of which is seen.
  expect(params?.textContent).toBe('3x3, 1024, /2, dil\u00a02, 32\u00a0gr');
  expect(params?.scrollHeight).toBeGreaterThan(1.5 * (params?.clientHeight ?? 0));

  const zoomOut = page.getByRole('button', { name: 'Zoom out' });
  for (let press = 0; press < 6; press += 1) await userEvent.click(zoomOut);
  const getParts = () =>
    [...screen.container.querySelectorAll<HTMLElement>('[data-detail=reduced] .card-name > span')].slice(2);
  await expect
    .poll(() => getParts().map(({ textContent }) => textContent))
    .toEqual(['separable_convolution', '12']);
  const [name, number] = getParts();
  if (name === undefined || number === undefined) throw new Error('expected a name');
  expect(name.scrollWidth).toBeGreaterThan(name.clientWidth);
  expect(getComputedStyle(name).textOverflow).toBe('ellipsis');
  expect(name.title).toBe('separable_convolution12');
  const box = name.parentElement?.getBoundingClientRect();
  expect(number.getBoundingClientRect().right).toBeLessThanOrEqual((box?.right ?? 0) + 0.5);
});

test('the name of the library stands on the ground of the canvas, whatever lies below it', async () => {
  const screen = await show(createNetwork());
  await expect.element(getCard(/^second/)).toBeVisible();
  const attribution = screen.container.querySelector('.react-flow__attribution');
  const canvas = screen.container.querySelector('.network-canvas');
  if (attribution === null || canvas === null) throw new Error('expected both');
  expect(getComputedStyle(attribution).backgroundColor).toBe(getComputedStyle(canvas).backgroundColor);
});

test('to look at only: cards are chosen, but not moved, wired or framed', async () => {
  useStore.getState().openDesign(createDesign(createNetwork(), { resolution: bothAxes(8) }));
  await render(
    <div style={{ width: 900, height: 640 }}>
      <NetworkCanvas isViewOnly />
    </div>,
  );
  await getCard(/^second/).click();
  expect([...useStore.getState().selection]).toEqual([id('second')]);
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(useStore.getState().past).toEqual([]);
  expect(document.querySelectorAll('.port-knob')).toHaveLength(0);
  await expect.element(getCard(/^Select several/)).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(getCard(/^pool/)).toHaveFocus();
});
