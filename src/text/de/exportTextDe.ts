/** @file Sätze der Exporte. */
import type { InexpressibleReason } from '../../codecs/exportProblem';
import type { exportText } from '../en/exportText';
import { formatShape } from '../quantities';
import { diagnosticTextDe } from './diagnosticTextDe';
import { countDe, listDe } from './wordsDe';

const reasons: Readonly<Record<InexpressibleReason, string>> = {
  opaque: 'ihre Operation ist nicht bekannt',
  kind: 'das Format hat keine solche Schicht',
  'dilated-stride': 'das Format erlaubt eine Dilatation oder eine Schrittweite, nicht beides',
  dilation: 'das Format hat in einer solchen Schicht keine Dilatation',
  padding: 'das Format hat kein Padding dieser Größen',
  size: 'das Format kann nicht sagen, welche Größe herauskommt',
};

const maxNames = 4;
const maxLength = 60;

function listNames(names: readonly string[]): string {
  let shown = 0;
  for (let length = 0; shown < Math.min(names.length, maxNames); shown++) {
    length += names[shown]?.length ?? 0;
    if (shown > 0 && length > maxLength) break;
  }
  const rest = names.length - shown;
  if (rest <= 1) return listDe(names, 'und');
  return `${names.slice(0, shown).join(', ')} und ${rest} weitere`;
}

const formatInteger = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');

/** Was Exporte zu sagen haben, in Worten. */
export const exportTextDe: typeof exportText = {
  madeBy: 'Geschrieben von Fovea.',
  describeNetwork: ({ title, shape, totals }) => [
    title,
    '',
    `Für Bilder von ${formatShape(shape)} (Kanäle, Höhe, Breite); ${formatInteger(totals.params)} Parameter,`,
    `${formatInteger(totals.macs)} Multiplikationen mit Addition je Bild.`,
  ],
  describeBlocks: (names) => `Verwendet für ${listNames(names)}.`,
  explainProblem: (problem) => {
    switch (problem.code) {
      case 'empty':
        return { what: 'Es gibt keine Schichten zu schreiben.' };
      case 'has-errors': {
        const { what } = diagnosticTextDe.formatDiagnostic(problem.first, () => problem.layer);
        const others =
          problem.count > 1
            ? ` Es gibt ${countDe(problem.count - 1, 'weiteren Fehler', 'weitere Fehler')}.`
            : '';
        return { what: `Das Netz lässt sich nicht berechnen: ${what}${others}` };
      }
      case 'inexpressible':
        return {
          what: `Das Format kann ${problem.layer} nicht ausdrücken: ${reasons[problem.reason]}.`,
        };
    }
  },
  formatNote: (note) => {
    switch (note.code) {
      case 'placeholders':
        return `${listNames(note.layers)} ${note.layers.length === 1 ? 'ist' : 'sind'} nur markiert: Dort die wirkliche Operation einsetzen.`;
      case 'approximated':
        return `${listNames(note.layers)} ${note.layers.length === 1 ? 'hat' : 'haben'} dieselbe Form und dasselbe Feld, aber Werte am Rand weichen ab.`;
    }
  },
};
