/** @file The tab by hand: keys, pointer, the way back, objects, own pictures, the camera. */
import { beforeEach, expect, test, vi } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { firstImageView } from '../../state/imageView';
import { useStore } from '../../state/store';
import ImagePanel from './ImagePanel';

const id = (name: string) => name as LayerId;

/** 32 px; conv sees 3 around each of 16 units, 2 px apart: unit u sees 2u - 1 to 2u + 1. The pool sees 5, 4 px apart. */
async function show() {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'conv', {
    kernelSize: [3, 3],
    stride: [2, 2],
    padding: { top: 1, bottom: 1, left: 1, right: 1 },
  });
  builder.add('ReLU', 'relu');
  builder.add('MaxPool2d', 'pool', { kernelSize: [2, 2], stride: [2, 2] });
  builder.add('GlobalAvgPool', 'gap');
  useStore.getState().openDesign({ ...createDesign(builder.build()), resolution: [32, 32] });
  useStore.getState().select([id('conv')]);
  return render(
    <div style={{ width: 900, height: 420 }}>
      <ImagePanel />
    </div>,
  );
}

beforeEach(() => useStore.getState().setImageView(firstImageView));

test('arrow keys choose units, on the map and on the picture', async () => {
  const screen = await show();
  const map = screen.getByRole('slider', { name: /^Units of conv/ });
  // The middle of the image is between pixels 15 and 16: unit 8 looks at 16.
  await expect.element(map).toHaveAttribute('aria-valuetext', 'unit (8, 8)');
  map.element().focus();
  await userEvent.keyboard('{ArrowUp}{ArrowRight}');
  await expect
    .element(screen.getByText(/^Unit \(7, 9\) of conv sees rows 13 to 15 and columns 17 to 19/))
    .toBeVisible();
  screen
    .getByRole('slider', { name: /^Picture/ })
    .element()
    .focus();
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await expect
    .element(screen.getByText(/^Unit \(0, 9\) of conv sees rows −1 to 1 .*33.% of it outside/))
    .toBeVisible();
});

/** The size of what is pressed, once what comes late has moved it. */
async function measureSettled(target: Locator): Promise<{ readonly width: number; readonly height: number }> {
  let before = '';
  await expect
    .poll(() => {
      const { x, y, width, height } = target.element().getBoundingClientRect();
      const now = `${x} ${y} ${width} ${height}`;
      const isSettled = now === before;
      before = now;
      return isSettled;
    })
    .toBe(true);
  return target.element().getBoundingClientRect();
}

test('a press on the picture chooses the unit that looks there, or the pixel', async () => {
  const screen = await show();
  const press = async () => {
    const hand = screen.getByRole('slider', { name: /^Picture/ });
    const { width, height } = await measureSettled(hand);
    // Row 4.5 of 32 is in pixel 4, which is the centre of unit 2; column 24.5 is that of unit 12.
    await userEvent.click(hand, { position: { x: (24.5 / 32) * width, y: (4.5 / 32) * height } });
  };
  await press();
  await expect.element(screen.getByText(/^Unit \(2, 12\) of conv/)).toBeVisible();
  await screen.getByText('Pixel', { exact: true }).click();
  await press();
  // 2u - 1 <= 4 <= 2u + 1: unit 2 only, 24 by unit 12 only.
  await expect
    .element(screen.getByText(/^Pixel \(4, 24\) is seen by 1 of 256 units of conv: row 2 and column 12/))
    .toBeVisible();
  screen
    .getByRole('slider', { name: /^Picture/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowRight}');
  // 25: units 12 and 13.
  await expect
    .element(screen.getByText(/is seen by 2 of 256 units of conv: row 2 and columns 12 to 13/))
    .toBeVisible();
});

test('a press on the map chooses the unit there, also where the panel is drawn larger', async () => {
  const screen = await show();
  screen.container.style.zoom = '1.3';
  const map = screen.getByRole('slider', { name: /^Units of conv/ });
  const { width, height } = await measureSettled(map);
  await userEvent.click(map, { position: { x: (12.5 / 16) * width, y: (2.5 / 16) * height } });
  await expect.element(map).toHaveAttribute('aria-valuetext', 'unit (2, 12)');
});

test('layer and selection follow each other, and global layers see everything', async () => {
  const screen = await show();
  await screen.getByRole('button', { name: 'Next layer' }).click();
  expect([...useStore.getState().selection]).toEqual(['pool']);
  useStore.getState().select([id('relu')]);
  await expect.element(screen.getByText(/of relu sees/)).toBeVisible();
  await screen.getByRole('combobox', { name: 'Layer' }).selectOptions('gap');
  expect([...useStore.getState().selection]).toEqual(['gap']);
  await expect.element(screen.getByText('Everything in gap sees the whole image.')).toBeVisible();
});

test('the growth is played from the image on, and ends at the layer', async () => {
  const screen = await show();
  await screen.getByRole('button', { name: 'Next layer' }).click();
  const passed: unknown[] = [];
  const stop = useStore.subscribe(({ hovered }, before) => {
    if (hovered !== before.hovered && hovered !== null) passed.push(hovered);
  });
  await screen.getByRole('button', { name: /^Grow from the image/ }).click();
  // The canvas is shown each layer on the way; the one that it ends at is selected there already.
  await expect.poll(() => passed).toEqual(['image', 'conv']);
  await expect.element(screen.getByRole('button', { name: /^Grow from the image/ })).toBeVisible();
  await expect.element(screen.getByText(/of pool sees/)).toBeVisible();
  stop();
  expect([...useStore.getState().selection]).toEqual(['pool']);
});

test('an object is measured by numbers and by keys', async () => {
  const screen = await show();
  await screen.getByText('Object', { exact: true }).click();
  await screen.getByRole('spinbutton', { name: 'Bottom' }).fill('31');
  await screen.getByRole('spinbutton', { name: 'Top' }).fill('29');
  await screen.getByRole('spinbutton', { name: 'Right' }).fill('31');
  await screen.getByRole('spinbutton', { name: 'Left' }).fill('29');
  await expect
    .element(screen.getByText('The first layer whose field holds this whole object is conv.'))
    .toBeVisible();
  // Unit u sees 2u - 1 to 2u + 1: 29 to 31 is unit 15, alone on both axes.
  await expect
    .element(screen.getByText(/^1 of the 256 units of conv has all of it within its field/))
    .toBeVisible();
  screen
    .getByRole('slider', { name: /^Picture/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowUp}{Shift>}{ArrowDown}{/Shift}');
  await expect
    .element(screen.getByText('The first layer whose field holds this whole object is pool.'))
    .toBeVisible();
  await screen.getByRole('spinbutton', { name: 'Top' }).fill('99');
  await expect.element(screen.getByText('A whole number from 0 to 31.')).toBeVisible();
});

test('the camera starts on request, a refusal is explained, and it stops behind the picture', async () => {
  const screen = await show();
  const refuse = vi
    .spyOn(navigator.mediaDevices, 'getUserMedia')
    .mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
  expect(refuse).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Use the camera' }).click();
  await expect.element(screen.getByText(/^The camera was not allowed/)).toBeVisible();
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, 300, 150);
  const stream = canvas.captureStream(10);
  refuse.mockResolvedValueOnce(stream);
  await screen.getByRole('button', { name: 'Use the camera' }).click();
  // A still canvas sends no frame by itself.
  const paint = setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 300, 150), 50);
  await screen.getByRole('button', { name: 'Take the picture' }).click();
  clearInterval(paint);
  await expect.element(screen.getByRole('combobox', { name: 'Picture' })).toHaveValue('own');
  expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
});

test('a picture is taken from a drop or from the clipboard; other files are left to the page', async () => {
  const screen = await show();
  const canvas = document.createElement('canvas');
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (blob === null) throw new Error('no picture');
  const carry = (...files: File[]) => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  };
  const stage = screen.getByRole('slider', { name: /^Picture/ }).element();
  const drop = (...files: File[]) => {
    const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carry(...files) });
    stage.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(drop(new File(['{}'], 'design.json', { type: 'application/json' }))).toBe(false);
  expect(drop(new File([blob], 'dropped.png', { type: 'image/png' }))).toBe(true);
  const choice = screen.getByRole('combobox', { name: 'Picture' });
  await expect.element(choice).toHaveTextContent('dropped.png');
  const clipboardData = carry(new File([blob], 'pasted.png', { type: 'image/png' }));
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
  );
  await expect.element(choice).toHaveTextContent('pasted.png');
  expect(drop(new File(['no picture'], 'broken.png', { type: 'image/png' }))).toBe(true);
  await expect.element(screen.getByRole('alert')).toHaveTextContent(/^broken\.png is no picture/);
  // What was shown before is still there.
  await expect.element(choice).toHaveTextContent('pasted.png');
});
