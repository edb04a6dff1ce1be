/** @file Wörter für Rat und Vorschau. */
import type { adviceText } from '../en/adviceText';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';
import { countAllDe } from './wordsDe';

/** Was das Ratfenster und Vorschauen sagen. */
export const adviceTextDe: Wording<typeof adviceText> = {
  formatMark: ({ kind, statusBefore }, [before, after]) => {
    const was =
      statusBefore === null || statusBefore === 'none' ? '' : `war ${statusTextDe.names[statusBefore]}`;
    switch (kind) {
      case 'added':
        return 'neu';
      case 'removed':
        return 'entfällt';
      case 'recoloured':
        return was;
      case 'changed': {
        const changes =
          before === after
            ? 'ändert sich'
            : `ändert sich von ${before || 'der Vorgabe'} auf ${after || 'die Vorgabe'}`;
        return was === '' ? changes : `${changes}, ${was}`;
      }
    }
  },
  groupMarks: { added: 'neu', removed: 'entfällt', changed: 'ändert sich darin' },
  applyPreview: 'Anwenden, was die Vorschau zeigt',
  leavePreview: 'Die Vorschau verlassen',
  views: 'Was zu sehen ist',
  suggestions: 'Vorschläge',
  refused: 'Hier nicht möglich',
  finding: 'Vorschläge werden gesucht ...',
  none: 'Nichts vorzuschlagen: Jede Faltung liegt innerhalb der Grenze, ein Feld deckt das Bild ab, und keine Schicht ist untätig.',
  preview: 'Vorschau',
  leave: 'Verlassen',
  leaveKeys: 'Verlassen (Esc)',
  apply: 'Anwenden',
  formatPreview: (label) => `Vorschau: ${label}`,
  formatApplied: (label) => `Erledigt: ${label}.`,
  changes: 'Was es ändert',
  before: 'jetzt',
  after: 'dann',
  source: 'Quelle',
  formatAll: (count) => countAllDe(count, 'Vorschlag', 'Vorschläge'),
};
