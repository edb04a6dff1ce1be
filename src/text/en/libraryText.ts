/** @file Words of the dialog with the designs that this browser keeps. */
import type { PerAxis } from '../../util/perAxis';
import { formatBytes, formatPerAxis, unitSpace } from '../quantities';
import { countNoun } from './words';

/** Words of the library. */
export const libraryText = {
  title: 'Kept designs',
  empty: 'Nothing is kept yet. A design is kept in this browser with its first change.',
  openNow: 'open now',
  openElsewhere: 'open in another tab',
  open: (title: string) => `Open ${title}`,
  rename: (title: string) => `Rename ${title}`,
  newTitle: (title: string) => `New title of ${title}`,
  duplicate: (title: string) => `Duplicate ${title}`,
  remove: (title: string) => `Delete ${title}`,
  isOpenSoStays: 'The design that is open cannot be deleted.',
  isElsewhereSoStays: 'A design that another tab has open cannot be deleted.',
  removed: (title: string) => `Deleted ${title}.`,
  restore: 'Undo',
  restoreTitle: (title: string) => `Undo: put ${title} back`,
  copyOf: (title: string) => `${title}, copy`,
  search: 'Find a design',
  nothingFound: 'No design has all of these words in its title.',
  formatLayers: (layers: number) => countNoun(layers, 'layer'),
  formatImage: (resolution: PerAxis<number>) => `${formatPerAxis(resolution)}${unitSpace}px`,
  formatUnproductive: (unproductive: number, judged: number) => `${unproductive} of ${judged} unproductive`,
  formatDate: (date: Date) => date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }),
  formatPlace: (designs: number, bytes: number) =>
    `${countNoun(designs, 'design')}, ${formatBytes(bytes)}, in this browser only.`,
  full: 'The browser gives this page no more space: the last change of the open design is not kept. It will be as soon as there is room.',
} as const;
