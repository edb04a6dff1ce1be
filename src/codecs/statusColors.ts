/**
 * @file The light colours of statuses for files that stand alone: those of the page's light theme, which a test
 * compares. In a file as on the page a colour is never the only sign.
 */
import type { Status } from '../analysis/analysis';

/** Colours of a status as hexadecimal RGB. */
export interface StatusColors {
  /** For areas and marks. */
  readonly fill: string;
  /** For text on white. */
  readonly text: string;
  /** For the ground of a card. */
  readonly ground: string;
}

const critical: StatusColors = { fill: '#dc8f12', text: '#965a00', ground: '#fdf1de' };
const quiet: StatusColors = { fill: '#9a9fa5', text: '#5f656c', ground: '#f1f1ee' };

/** The colours of each status. */
export const statusColors: Readonly<Record<Status, StatusColors>> = {
  productive: { fill: '#2a9184', text: '#1f766d', ground: '#e6f2f0' },
  critical,
  partial: critical,
  unproductive: { fill: '#d2492a', text: '#b03415', ground: '#fbe7e1' },
  head: quiet,
  none: quiet,
};

/** Grounds, inks and lines. */
export const inkColors = {
  paper: '#ffffff',
  ink: '#1c1f23',
  quiet: '#5b6168',
  line: '#c9c9c3',
  edge: '#8a9097',
} as const;
