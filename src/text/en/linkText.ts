/** @file Sentences for share links that cannot be opened. */
import type { LinkProblem } from '../../codecs/url/linkResult';
import { formatExact } from '../quantities';
import { formatDesignProblem } from './designText';
import type { Explanation } from './words';

/** The sentences for a link that cannot be opened. */
export function formatLinkProblem(problem: LinkProblem): Explanation {
  switch (problem.code) {
    case 'not-a-link':
      return { what: 'This link holds no design.' };
    case 'unknown-version':
      return {
        what: `This link was made by a newer Fovea: it has version ${problem.version}.`,
        fix: 'Update Fovea, or open the link in a browser.',
      };
    case 'damaged':
      return {
        what: 'This link is damaged: it was cut or changed on its way.',
        fix: 'Copy it again, whole, or ask for a file instead.',
      };
    case 'too-large':
      return {
        what: `This link is too large: it holds ${formatExact(problem.actual)} characters or bytes, and ${formatExact(problem.limit)} are read.`,
        fix: 'Ask for a file instead.',
      };
    case 'content': {
      const { what, fix } = formatDesignProblem(problem.problem);
      return { what: `This link cannot be opened. ${what}`, ...(fix !== undefined && { fix }) };
    }
  }
}

/** Share links that cannot be opened, in words. */
export const linkText = {
  formatLinkProblem,
  nothingLost: 'Your own designs are as they were.',
};
