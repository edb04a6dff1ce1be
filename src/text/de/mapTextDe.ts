/** @file Wörter der kleinen Karte des Netzes und seiner Anordnung. */
import type { mapText } from '../en/mapText';
import type { Wording } from '../wording';

/** Wörter der Karte. */
export const mapTextDe: Wording<typeof mapText> = {
  label: 'Karte des Netzes',
  keys: 'Ein Druck oder Ziehen bewegt den Ausschnitt, die Pfeiltasten auch.',
  show: 'Karte zeigen',
  hide: 'Karte ausblenden',
  later: 'Die Karte erscheint, sobald ein Teil des Netzes nicht zu sehen ist.',
};
