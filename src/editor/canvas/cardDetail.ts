/** @file How much cards say at which zoom, and how large their letters are. */
import { clamp } from '../../util/numbers';

/** `full`: everything; `brief`: name and parameters; `reduced`: colour, glyph and a short name. */
export type Detail = 'full' | 'brief' | 'reduced';

/** How much a card says at a zoom. */
export function getDetail(zoom: number): Detail {
  return zoom >= 0.68 ? 'full' : zoom >= 0.4 ? 'brief' : 'reduced';
}

const details: readonly Detail[] = ['reduced', 'brief', 'full'];

/** What says less of the two. */
export function getLess(a: Detail, b: Detail): Detail {
  return details.indexOf(a) < details.indexOf(b) ? a : b;
}

/** From this zoom on, what leaves a card is written below it. */
const flowZoom = 1.15;

/** Whether there is room below the cards for the shapes that leave them. */
export function hasFlowRoom(zoom: number): boolean {
  return zoom >= flowZoom;
}

/** Letters grow in steps of this factor, so that a zoom gesture restyles the cards a few times only. */
const textStep = 1.08;
/** Below this zoom letters grow no more: cards are too small for words. */
const smallestTextZoom = 0.22;

/** The smallest letters that a card may have, in canvas pixels: 11 to 12 pixels high on the screen. */
export function computeSmallestText(zoom: number): number {
  const steps = Math.ceil(Math.log(1 / clamp(zoom, smallestTextZoom, 1)) / Math.log(textStep));
  return 11 * textStep ** steps;
}
