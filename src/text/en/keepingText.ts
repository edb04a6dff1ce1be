/** @file How keeping the design in this browser went; silence where all is well. */
import { countNoun } from './words';

/** Sentences about keeping the design. */
export const keepingText = {
  kept: null,
  pending: null,
  forked: 'Another tab changed this design, so this tab goes on with a copy. Both are kept.',
  full: 'The browser gives this page no more space: the last change is not kept. Free some space and edit on.',
  unavailable: 'This browser keeps nothing for this page: changes last until it is closed.',
  designs: 'Kept designs',
  noDesigns: 'Nothing is kept yet. A design is kept in this browser with its first change.',
  formatEntry: (layers: number, date: Date, isOpen: boolean) =>
    `${isOpen ? 'open now, ' : ''}${countNoun(layers, 'layer')}, ${date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}`,
  removeDesign: (title: string) => `Delete ${title}`,
} as const;
