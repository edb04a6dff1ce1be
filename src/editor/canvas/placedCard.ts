/** @file A card in its place, and what can be said of several: their frame and how to show it. */
import type { LayerId } from '../../architecture/architecture';
import { clamp } from '../../util/numbers';
import type { Card } from './columns';

/** A card in its place, in the canvas's own pixels. */
export interface PlacedCard {
  readonly card: Card;
  readonly x: number;
  readonly y: number;
}

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the canvas is shown: screen = canvas x zoom + (x, y). */
export interface ShownPart {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Below this zoom cards show colour, glyph and name only. */
export const reducedZoom = 0.4;
/** Down to this zoom cards say everything, their letters at 11 pixels on the screen. */
export const fullZoom = 0.7;
/** The canvas can be zoomed from here ... */
export const minZoom = 0.05;
/** ... to here. */
export const maxZoom = 2;

/** How much a card says. */
export type Detail = 'full' | 'brief' | 'reduced';

/** How much a card says at a zoom. */
export function getDetail(zoom: number): Detail {
  return zoom >= fullZoom ? 'full' : zoom >= reducedZoom ? 'brief' : 'reduced';
}

/** Steps at which letters grow as the view shrinks, so that one zoom gesture repaints a few times only. */
const textSteps = [1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4, 0.34, 0.28, 0.22] as const;

/** The smallest letters, in canvas pixels, that are at least 11 pixels high on the screen. */
export function getSmallestText(zoom: number): number {
  return 11 / (textSteps.find((step) => zoom >= step) ?? 0.22);
}

const margin = { top: 16, side: 24, bottom: 16 } as const;

/**
 * The part to show first: everything, at most at full size. What would be shown at less than `legibleZoom` starts
 * at the top left at that zoom instead, unless `isForced`.
 */
export function computeFit(
  cards: readonly PlacedCard[],
  frame: Size,
  options: { readonly legibleZoom?: number; readonly isForced?: boolean } = {},
): ShownPart {
  const { legibleZoom = 0.5, isForced = false } = options;
  if (cards.length === 0) return { x: 0, y: 0, zoom: 1 };
  const left = Math.min(...cards.map(({ x }) => x));
  const top = Math.min(...cards.map(({ y }) => y));
  const width = Math.max(...cards.map(({ x, card }) => x + card.width)) - left;
  const height = Math.max(...cards.map(({ y, card }) => y + card.height)) - top;
  const room = {
    width: Math.max(frame.width - 2 * margin.side, 1),
    height: Math.max(frame.height - margin.top - margin.bottom, 1),
  };
  const whole = clamp(Math.min(room.width / width, room.height / height), minZoom, 1);
  const zoom = isForced ? whole : Math.max(whole, legibleZoom);
  return {
    x: Math.max(margin.side, (frame.width - width * zoom) / 2) - left * zoom,
    y: Math.max(margin.top, (frame.height - height * zoom) / 2) - top * zoom,
    zoom,
  };
}

/** Places by id. */
export type Places = ReadonlyMap<LayerId, PlacedCard>;
