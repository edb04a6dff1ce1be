/** @file Gestures with real input on any page that shows React Flow: steps to make one after the other. */
import type { Page } from '@playwright/test';

/** A place in the window. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** The steps of a gesture. */
export type Steps = readonly (() => Promise<void>)[];

const frames = 90;

/** A place where the canvas itself is seen, or null. */
async function findPane(page: Page): Promise<Place> {
  const place = await page.evaluate(() => {
    const frame = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (frame === undefined) return null;
    for (let y = frame.top + 6; y < frame.bottom; y += 7) {
      for (let x = frame.left + 6; x < frame.right; x += 7) {
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y };
      }
    }
    return null;
  });
  if (place === null) throw new Error('nothing of the canvas is seen between the cards');
  return place;
}

/** The middle of the node that is nearest to the middle of the canvas. */
async function findNode(page: Page): Promise<Place> {
  const place = await page.evaluate(() => {
    const frame = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (frame === undefined) return null;
    const middle = { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
    const [nearest] = [...document.querySelectorAll('.react-flow__node')]
      .map((node) => node.getBoundingClientRect())
      .map((box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 }))
      .map((at) => ({ at, distance: Math.hypot(at.x - middle.x, at.y - middle.y) }))
      .sort((a, b) => a.distance - b.distance);
    return nearest?.at ?? null;
  });
  if (place === null) throw new Error('no node is drawn');
  return place;
}

const getCircle = ({ x, y }: Place, radius: number, step: number): Place => {
  const angle = (step / frames) * 2 * Math.PI;
  return { x: x + radius * Math.sin(angle), y: y + radius * (1 - Math.cos(angle)) };
};

async function createDrag(page: Page, from: Place, radius: number): Promise<Steps> {
  await page.mouse.move(from.x, from.y);
  const moves = Array.from({ length: frames }, (_, step) => {
    const { x, y } = getCircle(from, radius, step + 1);
    return () => page.mouse.move(x, y);
  });
  return [() => page.mouse.down(), ...moves, () => page.mouse.up()];
}

/** Drags the canvas around in a circle. */
export async function pan(page: Page): Promise<Steps> {
  return await createDrag(page, await findPane(page), 150);
}

/** Drags a node around in a circle. */
export async function dragNode(page: Page): Promise<Steps> {
  return await createDrag(page, await findNode(page), 60);
}

async function pointAtMiddle(page: Page): Promise<void> {
  const box = await page.locator('.react-flow').boundingBox();
  if (box === null) throw new Error('there is no canvas');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** Turns the wheel in and out again. */
export async function zoom(page: Page): Promise<Steps> {
  await pointAtMiddle(page);
  return Array.from({ length: frames }, (_, step) => {
    const isIn = Math.floor(step / (frames / 6)) % 2 === 0;
    return () => page.mouse.wheel(0, isIn ? -60 : 60);
  });
}

/** Zooms in by the wheel until cards are seen at their full size. */
export async function zoomNear(page: Page): Promise<void> {
  await pointAtMiddle(page);
  for (let turn = 0; turn < 60; turn += 1) {
    const scale = await page.evaluate(() => {
      const viewport = document.querySelector('.react-flow__viewport');
      return viewport === null ? 1 : new DOMMatrix(getComputedStyle(viewport).transform).a;
    });
    if (scale >= 1) return;
    await page.mouse.wheel(0, -100);
  }
}

/** Drags sideways from a place, there and back, as on a slider or the label of a number. */
export async function scrub(page: Page, from: Place): Promise<Steps> {
  await page.mouse.move(from.x, from.y);
  const moves = Array.from({ length: frames }, (_, step) => {
    const x = from.x + 60 * Math.sin(((step + 1) / frames) * 2 * Math.PI);
    return () => page.mouse.move(Math.round(x), from.y);
  });
  return [() => page.mouse.down(), ...moves, () => page.mouse.up()];
}
