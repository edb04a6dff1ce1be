/** @file Wörter der Bilder von Netzen, und Sätze für Bilder ohne Entwurf. */
import type { pictureText } from '../en/pictureText';
import { formatBytes } from '../quantities';
import type { Wording } from '../wording';
import { linkTextDe } from './linkTextDe';

/** Wörter der Bilder. */
export const pictureTextDe: Wording<typeof pictureText> = {
  formatHeading: (title, size, rule) => `${title} bei ${size}, beurteilt ${rule}`,
  formatPictureProblem: (problem) => {
    switch (problem.code) {
      case 'no-design':
        return {
          what: `Dieses ${problem.format} trägt keinen Entwurf: Es stammt nicht von Fovea oder wurde seither bearbeitet.`,
          fix: 'Das Bild öffnen, wie es gesichert wurde, oder den Link oder die Datei des Entwurfs.',
        };
      case 'file-too-large':
        return {
          what: `Das Bild ist zu groß: Es hat ${formatBytes(problem.actual)}, und ${formatBytes(problem.max)} werden gelesen.`,
        };
      case 'link':
        return linkTextDe.formatLinkProblem(problem.problem);
    }
  },
};
