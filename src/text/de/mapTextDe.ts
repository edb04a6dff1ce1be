/** @file Wörter der kleinen Karte des Netzes und seiner Anordnung. */
import type { mapText } from '../en/mapText';
import type { Wording } from '../wording';
import { countDe } from './wordsDe';

/** Wörter der Karte. */
export const mapTextDe: Wording<typeof mapText> = {
  label: 'Karte des Netzes',
  keys: 'Ein Druck oder Ziehen bewegt den Ausschnitt, die Pfeiltasten auch.',
  show: 'Karte zeigen',
  hide: 'Karte ausblenden',
  readRight: 'Das Netz von links nach rechts lesen',
  readDown: 'Das Netz von oben nach unten lesen',
  stay: 'Von Hand bewegte Kacheln bleiben, wo sie sind.',
  arranging: (cards) => `${countDe(cards, 'Kachel wird', 'Kacheln werden')} angeordnet …`,
  settle: 'Abbrechen, schlichte Spalten nehmen',
  later: 'Die Karte erscheint, sobald ein Teil des Netzes nicht zu sehen ist.',
};
