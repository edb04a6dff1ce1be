/**
 * @file The objects of the pictures that the page draws itself: shapes with their colours, in units of their own.
 *
 * Each fills the frame of `samplePlace.ts` from edge to edge, so that its size on the image is known.
 */
import type { SampleId } from '../../state/imageView';

/** A shape: an SVG path, filled, or drawn as a line of some width. */
export interface SampleShape {
  readonly path: string;
  readonly color: string;
  readonly lineWidth?: number;
}

/** An ellipse as a path. */
function ellipse(x: number, y: number, rx: number, ry = rx): string {
  return `M${x - rx} ${y}A${rx} ${ry} 0 1 0 ${x + rx} ${y}A${rx} ${ry} 0 1 0 ${x - rx} ${y}Z`;
}

const leaf: readonly SampleShape[] = [
  // The middle of a quadratic curve lies half as far out as its control point: rows 0 to 60.
  { path: 'M0 30Q50 -30 100 30Q50 90 0 30Z', color: '#4c9a3f' },
  { path: 'M0 30Q50 90 100 30Q50 42 0 30Z', color: '#3c8233' },
  { path: 'M4 30H96', color: '#d8e8b0', lineWidth: 2.4 },
  {
    path: 'M22 30L36 14M22 30L36 46M40 30L56 9M40 30L56 51M58 30L74 13M58 30L74 47M74 30L86 20M74 30L86 40',
    color: '#c3da98',
    lineWidth: 1.4,
  },
];

const fur = '#d9822b';
const stripe = '#9c5416';

const cat: readonly SampleShape[] = [
  { path: 'M20 62Q2 58 3.5 30Q4 18 12 14', color: fur, lineWidth: 7 },
  { path: ellipse(3.5, 30, 3.5), color: fur },
  { path: ellipse(42, 52, 30, 17), color: fur },
  { path: 'M16 52H26V80H16ZM30 56H39V80H30ZM50 56H59V80H50ZM60 50H70V80H60Z', color: fur },
  { path: 'M30 36V48M40 35V49M50 36V48', color: stripe, lineWidth: 3.5 },
  { path: 'M60 22V0L74 10ZM100 22V0L86 10Z', color: fur },
  { path: 'M63 16V6L70 11ZM97 16V6L90 11Z', color: '#f3b9a2' },
  { path: ellipse(80, 25, 20, 18), color: fur },
  { path: 'M72 9V15M80 8V15M88 9V15', color: stripe, lineWidth: 3 },
  { path: `${ellipse(72, 23, 3.6)}${ellipse(88, 23, 3.6)}`, color: '#f6f2dc' },
  { path: `${ellipse(72.6, 23, 1.8, 2.6)}${ellipse(88.6, 23, 1.8, 2.6)}`, color: '#1e1a16' },
  { path: 'M77 30H83L80 33.5Z', color: '#b34a4a' },
  { path: 'M80 33V36M80 36Q77 39 74 37M80 36Q83 39 86 37', color: '#6b3a12', lineWidth: 1.2 },
];

const street: readonly SampleShape[] = [
  { path: 'M22 18Q28 0 42 0H62Q74 0 84 18Z', color: '#b3202c' },
  { path: 'M28 17Q32 4 43 4H51V17ZM55 4H62Q70 4 77 17H55Z', color: '#bfe0ee' },
  { path: 'M6 17H94Q100 18 100 26V34Q100 37 96 37H4Q0 37 0 33V26Q0 18 6 17Z', color: '#cf2f3b' },
  { path: 'M0 28H100V31H0Z', color: '#8f1822' },
  { path: 'M0 20H6V26H0ZM94 20H100V26H94Z', color: '#ffe9a0' },
  { path: `${ellipse(23, 35, 9)}${ellipse(77, 35, 9)}`, color: '#22252a' },
  { path: `${ellipse(23, 35, 4)}${ellipse(77, 35, 4)}`, color: '#b9bec4' },
];

const pebbles: readonly SampleShape[] = [
  { path: ellipse(50, 35, 50, 35), color: '#b5533c' },
  { path: ellipse(44, 29, 38, 24), color: '#c76a4f' },
  { path: 'M18 44Q50 20 84 40', color: '#e8c4a8', lineWidth: 5 },
  { path: ellipse(36, 18, 9, 4), color: '#eaa58c' },
];

/** The shapes of each object, the lowest first. */
export const sampleShapes: Readonly<Record<SampleId, readonly SampleShape[]>> = {
  leaf,
  cat,
  street,
  pebbles,
};
