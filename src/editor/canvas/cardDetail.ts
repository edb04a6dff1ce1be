/** @file How much cards say at which zoom, and how large their letters are. */
import { createContext } from 'react';

/** `full`: everything; `brief`: name and parameters; `reduced`: colour, glyph and a short name. */
export type Detail = 'full' | 'brief' | 'reduced';

/** How much a card says at a zoom. */
export function getDetail(zoom: number): Detail {
  return zoom >= 0.68 ? 'full' : zoom >= 0.4 ? 'brief' : 'reduced';
}

/** Zooms at which letters grow; steps, so that a zoom gesture restyles the cards a few times only. */
const textSteps = [1, 0.92, 0.85, 0.78, 0.73, 0.68, 0.6, 0.54, 0.47, 0.4, 0.34, 0.28, 0.22];
const lastStep = 0.22;

/** The smallest letters that a card may have, in canvas pixels: 11 pixels or more on the screen. */
export function computeSmallestText(zoom: number): number {
  return 11 / (textSteps.find((step) => zoom >= step) ?? lastStep);
}

/** How much the cards say at present; the canvas alone listens to the zoom and provides it. */
export const DetailContext = createContext<Detail>('full');
