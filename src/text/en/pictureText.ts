/** @file Words of pictures of networks, and sentences for pictures that hold no design. */
import type { PictureProblem } from '../../codecs/picture/pictureFile';
import { formatBytes } from '../quantities';
import { formatLinkProblem } from './linkText';
import type { Explanation } from './words';

/** Why a picture was not opened. */
function formatPictureProblem(problem: PictureProblem): Explanation {
  switch (problem.code) {
    case 'no-design':
      return {
        what: `This ${problem.format} carries no design: it was not made by Fovea, or was edited since.`,
        fix: 'Open the picture as it was saved, or the design’s link or file.',
      };
    case 'file-too-large':
      return {
        what: `The picture is too large: it has ${formatBytes(problem.actual)}, and ${formatBytes(problem.max)} are read.`,
      };
    case 'link':
      return formatLinkProblem(problem.problem);
  }
}

/** Words of pictures. */
export const pictureText = {
  /** `rule` says how layers are judged: "as in the paper". */
  formatHeading: (title: string, size: string, rule: string) => `${title} at ${size}, judged ${rule}`,
  formatPictureProblem,
} as const;
