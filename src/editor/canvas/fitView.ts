/** @file Which part of the canvas to show so that the network is seen. */

import type { Rectangle, Size } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import { clamp } from '../../util/numbers';

/** What part of the canvas is shown: place on the screen = place on the canvas x zoom + (x, y). */
export interface ShownPart {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The canvas can be zoomed from here to {@link maxZoom}. */
export const minZoom = 0.05;
/** See {@link minZoom}. */
export const maxZoom = 2;

/** Below this zoom a first view shows the beginning of the network instead of all of it. */
const legibleZoom = 0.25;
const margin = { top: 16, bottom: 16, side: 24 } as const;
/** What the view's buttons take of the lower right corner. */
const corner: Size = { width: 52, height: 182 };

function fitInto(content: readonly Rectangle[], frame: Size, right: number, isWhole: boolean): ShownPart {
  const left = Math.min(...content.map((item) => item.x));
  const top = Math.min(...content.map((item) => item.y));
  const width = Math.max(...content.map((item) => item.x + item.width)) - left;
  const height = Math.max(...content.map((item) => item.y + item.height)) - top;
  const room = {
    width: Math.max(frame.width - margin.side - right, 1),
    height: Math.max(frame.height - margin.top - margin.bottom, 1),
  };
  const whole = clamp(Math.min(room.width / width, room.height / height), minZoom, 1);
  const zoom = isWhole ? whole : Math.max(whole, legibleZoom);
  // What does not fit begins at the margin.
  return {
    x: margin.side + Math.max(0, (room.width - width * zoom) / 2) - left * zoom,
    y: margin.top + Math.max(0, (room.height - height * zoom) / 2) - top * zoom,
    zoom,
  };
}

/**
 * The part to show: all cards and the ways between them, at most at full size, clear of the buttons in the corner.
 *
 * @param ways holds the connections.
 * @param isWhole whether everything must be seen however small; otherwise what would be illegible begins at its
 *   top left at a legible size.
 */
export function computeFit(
  cards: readonly PlacedCard[],
  ways: Rectangle | null,
  frame: Size,
  isWhole = false,
): ShownPart {
  if (cards.length === 0) return { x: 0, y: 0, zoom: 1 };
  const content = ways === null ? cards : [...cards, ways];
  const shown = fitInto(content, frame, margin.side, isWhole);
  const isCovered = cards.some(
    (item) =>
      (item.x + item.width) * shown.zoom + shown.x > frame.width - corner.width &&
      (item.y + item.height) * shown.zoom + shown.y > frame.height - corner.height,
  );
  return isCovered ? fitInto(content, frame, corner.width + 8, isWhole) : shown;
}
