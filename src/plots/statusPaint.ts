/** @file The paint of each status: which custom properties of the theme it uses. Never the only sign of a status. */
import type { Status } from '../analysis/analysis';

/** Theme colours of a status, as CSS values. */
export interface StatusPaint {
  /** For areas. */
  readonly fill: string;
  /** For text on the page's ground (AA). */
  readonly text: string;
  /** For the ground of a card or a sentence. */
  readonly ground: string;
}

const paint = (token: string): StatusPaint => ({
  fill: `var(--${token}-f)`,
  text: `var(--${token})`,
  ground: `var(--${token}-bg)`,
});

const head = paint('head');
const critical = paint('crit');

/** The paint of each status; what is not judged is grey. */
export const statusPaints: Readonly<Record<Status, StatusPaint>> = {
  productive: paint('ok'),
  critical,
  partial: critical,
  unproductive: paint('dead'),
  head,
  none: head,
};
