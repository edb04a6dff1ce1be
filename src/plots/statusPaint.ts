/** @file The paint of each status: which custom properties of the theme it uses. Never the only sign of a status. */
import type { Status } from '../analysis/analysis';

/** Theme colours of a status, as CSS values, and how a field is filled with them. */
export interface StatusPaint {
  /** For areas. */
  readonly fill: string;
  /** For text on the page's ground (AA). */
  readonly text: string;
  /** For the ground of a card or a sentence. */
  readonly ground: string;
  /** How opaque a field is filled; what lies beneath shows where it is faded. */
  readonly fillOpacity: number;
  /** Whether the field has an outline, as faded ones need. */
  readonly hasOutline: boolean;
}

/** The opacity of a field that is not faded. */
export const solid = 0.85;

const paint = (token: string, fillOpacity = solid): StatusPaint => ({
  fill: `var(--${token}-f)`,
  text: `var(--${token})`,
  ground: `var(--${token}-bg)`,
  fillOpacity,
  hasOutline: fillOpacity < solid,
});

/** The paint of each status; what is not judged is grey. */
export const statusPaints: Readonly<Record<Status, StatusPaint>> = {
  productive: paint('ok'),
  critical: paint('crit'),
  partial: paint('crit', 0.25),
  unproductive: paint('dead', 0.28),
  head: paint('head'),
  none: paint('head'),
};
