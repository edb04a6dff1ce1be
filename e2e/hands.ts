/** @file Hands for journeys: a mouse, a keyboard, fingers. Each counts what it does. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A place in the window. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The network. */
export const getCanvas = (page: Page): Locator => page.getByRole('region', { name: 'Network' });

/** The button that stands for a layer on the canvas. */
export const getLayer = (page: Page, name: string): Locator =>
  getCanvas(page).getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')}, `) });

/** The names in the layer table, which says what there is. */
export const getNames = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Layer table' }).getByRole('row').locator('td:first-child');

/** Opens the page and waits until it is ready for hands. */
export async function openPage(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await expect(getCanvas(page).locator('.port-knob')).toHaveCount(2);
}

/** Opens ResNet18 by its button; its preset is loaded on demand, so what is done at once would be done to VGG16. */
export async function openResnet18(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ResNet18', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('ResNet18');
}

/** Runs a command by its name, as the command palette offers it. */
export async function runCommand(page: Page, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'What do you want to do?' });
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(field).toBeFocused({ timeout: 3000 });
  }).toPass();
  await field.fill(name);
  await field.press('Enter');
  await expect(field).toBeHidden();
}

/** Waits until the page has drawn so many frames. */
export async function waitForFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);
}

/** Where a card, or one of its ports, is in the window. */
export async function findPlace(
  page: Page,
  name: string,
  part: 'card' | 'input' | 'output' | 'beside',
): Promise<Place> {
  const card = getLayer(page, name).locator('xpath=ancestor::*[contains(@class,"layer-card")]');
  await expect(card).toBeVisible();
  // An animation would move the card from under the pointer; a layout may take some frames to begin one.
  await expect(async () => {
    const before = await card.boundingBox();
    await waitForFrames(page, 20);
    expect(await card.boundingBox()).toEqual(before);
  }).toPass();
  const box = await card.boundingBox();
  if (box === null) throw new Error(`expected ${name} to be drawn`);
  // Beside it, in the gap between two columns.
  if (part === 'beside') return { x: box.x - 5, y: box.y + box.height / 2 };
  const y = part === 'card' ? box.height / 2 : part === 'input' ? 0 : box.height;
  return { x: box.x + box.width / 2, y: box.y + y };
}

/** A mouse that counts clicks, drags and turns of its wheel. */
export function createMouse(page: Page) {
  let gestures = 0;
  return {
    get gestures() {
      return gestures;
    },
    async click(target: Locator): Promise<void> {
      gestures += 1;
      if (!(await isInSight(target))) gestures += 1;
      await target.click();
    },
    /** Presses, moves there in steps as a hand does, looks, and lets go. */
    async drag(from: Place, to: Place, look: () => Promise<void> = async () => {}): Promise<void> {
      gestures += 1;
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await look();
      await page.mouse.up();
    },
  };
}

/** Whether an element can be clicked without scrolling to it first. */
async function isInSight(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
}

/** A keyboard that counts its keys. */
export function createKeyboard(page: Page) {
  let keys = 0;
  return {
    get keys() {
      return keys;
    },
    async press(key: string): Promise<void> {
      keys += 1;
      await page.keyboard.press(key);
    },
    async type(text: string): Promise<void> {
      keys += text.length;
      await page.keyboard.type(text);
    },
  };
}

/** Fingers: taps and drags as a touch screen reports them. */
export async function createFingers(page: Page) {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  return {
    async tap({ x, y }: Place): Promise<void> {
      await page.touchscreen.tap(x, y);
    },
    async drag(from: Place, to: Place, look: () => Promise<void> = async () => {}): Promise<void> {
      await touch('touchStart', [from]);
      const steps = 8;
      for (let step = 1; step <= steps; step++) {
        const share = step / steps;
        await touch('touchMove', [
          { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
        ]);
      }
      await look();
      await touch('touchEnd', []);
    },
    /** Presses until something is there. */
    async rest(at: Place, until: () => Promise<void>): Promise<void> {
      await touch('touchStart', [at]);
      await until();
      await touch('touchEnd', []);
    },
  };
}
