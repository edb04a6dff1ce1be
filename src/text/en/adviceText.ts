/** @file Words of the advice panel, of previews, and of what a preview changes on the canvas. */
import type { LayerChange } from '../../suggestions/mergedDesign';
import { statusText } from './statusText';
import { countAll } from './words';

/** How a layer differs, for its accessible name and its tooltip: `changes from 7x7, 64, /2 to 3x3, 64, /2`. */
function formatMark(
  { kind, statusBefore }: LayerChange,
  [before, after]: readonly [before: string, after: string],
): string {
  const was = statusBefore === null || statusBefore === 'none' ? '' : `was ${statusText.names[statusBefore]}`;
  switch (kind) {
    case 'added':
      return 'new';
    case 'removed':
      return 'goes';
    case 'recoloured':
      return was;
    case 'changed': {
      const changes =
        before === after ? 'changes' : `changes from ${before || 'the default'} to ${after || 'the default'}`;
      return was === '' ? changes : `${changes}, ${was}`;
    }
  }
}

/** What the advice panel and previews say. */
export const adviceText = {
  formatMark,
  groupMarks: { added: 'new', removed: 'goes', changed: 'changes within' },
  views: 'What to look at',
  suggestions: 'Suggestions',
  refused: 'Not possible here',
  finding: 'Looking for suggestions ...',
  none: 'Nothing to suggest: every convolution is within the border, some field covers the image, and no layer is idle.',
  preview: 'Preview',
  leave: 'Leave',
  leaveKeys: 'Leave (Esc)',
  apply: 'Apply',
  applyPreview: 'Apply what is previewed',
  leavePreview: 'Leave the preview',
  formatPreview: (label: string) => `Preview: ${label}`,
  formatApplied: (label: string) => `Done: ${label}.`,
  changes: 'What it changes',
  before: 'now',
  after: 'then',
  source: 'Source',
  formatAll: (count: number) => countAll(count, 'suggestion'),
} as const;
