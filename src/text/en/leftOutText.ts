/** @file Pictures that a set is read without, and why. */
import type { LeftOut } from '../../training/leftOut';
import { countNoun, listWords } from './words';

/** What is left out for one reason. */
export function formatLeftOut({ reason, count, names }: LeftOut): string {
  const pictures = countNoun(count, 'picture');
  const are = count === 1 ? 'is' : 'are';
  const some = names.length > 4 ? `${names.slice(0, 3).join(', ')} and others` : listWords(names, 'and');
  switch (reason) {
    case 'unreadable':
      return `${pictures} could not be opened and ${are} left out.`;
    case 'foreign':
      return `${pictures} of formats that are not read here (${some}) ${are} left out. As PNG or JPEG they would be taken.`;
    case 'classless':
      return `${pictures} in no folder of a class ${are} left out: ${some}.`;
    case 'untrained':
      return `${pictures} to test on ${are} left out: there is none to train on for ${some}.`;
    case 'beside':
      return `${pictures} beside the folders for training and testing ${are} left out, in ${some}.`;
    case 'unlabelled':
      return `${countNoun(count, 'row')} without a label ${are} left out, in ${some}.`;
  }
}
