/** @file What the last change did, in the inspector. */
import type { Headline } from '../../analysis/analysis';
import { countNoun } from './words';

/** Words about the last change. */
export const changeText = {
  title: 'What the last change did',
  formatCaption: (step: string) => `What it did: ${step}`,
  before: 'before',
  after: 'after',
  layer: 'This layer',
  network: 'Network',
  unproductive: 'Unproductive',
  formatShare: ({ unproductive, judged }: Headline) => `${unproductive} of ${judged}`,
  statuses: 'Other layers with a new status',
  formatMore: (count: number) => `and ${countNoun(count, 'other layer')}`,
} as const;
