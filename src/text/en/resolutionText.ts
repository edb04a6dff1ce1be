/** @file Words of the resolution explorer. */
import type { Status } from '../../analysis/analysis';
import { formatPixels } from '../quantities';
import { statusText } from './statusText';

/** What a layer is at a size: `conv8 at 64 px: critical`. */
const formatPlace = (name: string, size: number, status: Status | null) =>
  `${name} at ${formatPixels(size)}: ${statusText.names[status ?? 'none']}`;

/** What the resolution explorer says. */
export const resolutionText = {
  label: 'Size of the image; the arrow keys change it',
  xLabel: 'smaller side of the image, px',
  formatFits: (min: number, max: number) => `fits ${min} to ${max}`,
  formatValue: (size: number, unproductive: number, onOneAxis: number, rows: number) =>
    `${formatPixels(size)}: ${unproductive} of ${rows} unproductive${onOneAxis > 0 ? `, ${onOneAxis} on one axis` : ''}`,
  formatPlace,
  hint: 'A press chooses the size of the image, a drag tries sizes out.',
  view: 'How to show it',
  views: { plot: 'Picture', table: 'Table' },
  columns: {
    name: 'Layer',
    unproductive: 'Unproductive up to',
    critical: 'Critical up to',
    productive: 'Productive from',
  },
  table: 'Sizes at which the status of each layer changes',
  never: '–',
  empty: 'No layer is judged.',
  formatShown: (shown: number, all: number) => `Every ${Math.round(all / shown)}th of ${all} layers.`,
} as const;
