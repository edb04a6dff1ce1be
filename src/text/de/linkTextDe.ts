/** @file Sätze für Links, die sich nicht öffnen lassen. */
import type { linkText } from '../en/linkText';
import { formatExact } from '../quantities';
import { designTextDe } from './designTextDe';

/** Links, die sich nicht öffnen lassen, in Worten. */
export const linkTextDe: typeof linkText = {
  formatLinkProblem: (problem) => {
    switch (problem.code) {
      case 'not-a-link':
        return { what: 'Dieser Link enthält keinen Entwurf.' };
      case 'unknown-version':
        return {
          what: `Diesen Link hat ein neueres Fovea gemacht: Er hat Version ${problem.version}.`,
          fix: 'Fovea aktualisieren, oder den Link in einem Browser öffnen.',
        };
      case 'damaged':
        return {
          what: 'Dieser Link ist beschädigt: Er wurde unterwegs gekürzt oder verändert.',
          fix: 'Ihn noch einmal ganz kopieren, oder um eine Datei bitten.',
        };
      case 'too-large':
        return {
          what: `Dieser Link ist zu groß: Er enthält ${formatExact(problem.actual)} Zeichen oder Bytes, und ${formatExact(problem.limit)} werden gelesen.`,
          fix: 'Um eine Datei bitten.',
        };
      case 'content': {
        const { what, fix } = designTextDe.formatDesignProblem(problem.problem);
        return { what: `Dieser Link lässt sich nicht öffnen. ${what}`, ...(fix !== undefined && { fix }) };
      }
    }
  },
  nothingLost: 'Die eigenen Entwürfe sind, wie sie waren.',
};
