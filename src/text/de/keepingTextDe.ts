/** @file Wie das Aufheben des Entwurfs in diesem Browser gelang. */
import type { keepingText } from '../en/keepingText';
import type { Wording } from '../wording';

/** Sätze über das Aufheben. */
export const keepingTextDe: Wording<typeof keepingText> = {
  kept: null,
  pending: null,
  forked:
    'Ein anderer Tab hat diesen Entwurf geändert, also geht es hier mit einer Kopie weiter. Beide bleiben.',
  full: 'Der Browser gibt dieser Seite keinen Platz mehr: Die letzte Änderung ist nicht gespeichert. Entwürfe löschen, die nicht mehr gebraucht werden.',
  unavailable:
    'Dieser Browser speichert nichts für diese Seite: Änderungen bleiben, bis sie geschlossen wird.',
  elsewhere:
    'Ein anderer Tab hat diesen Entwurf auch offen. Wer ihn als Zweiter ändert, macht mit einer Kopie weiter.',
};
