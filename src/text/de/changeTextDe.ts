/** @file Was die letzte Änderung bewirkt hat. */
import type { changeText } from '../en/changeText';
import type { Wording } from '../wording';
import { countDe } from './wordsDe';

/** Wörter über die letzte Änderung. */
export const changeTextDe: Wording<typeof changeText> = {
  title: 'Was die letzte Änderung bewirkt hat',
  formatCaption: (step) => `Was es bewirkt hat: ${step}`,
  before: 'vorher',
  after: 'nachher',
  layer: 'Diese Schicht',
  network: 'Netz',
  unproductive: 'Unproduktiv',
  formatShare: ({ unproductive, judged }) => `${unproductive} von ${judged}`,
  statuses: 'Andere Schichten mit neuem Status',
  formatMore: (count) => `und ${countDe(count, 'andere Schicht', 'andere Schichten')}`,
};
