/** @file Zeilen über die Seite selbst: was einem Browser fehlt, eine neue Version. */
import type { noticeText } from '../en/noticeText';
import type { Wording } from '../wording';
import { listDe } from './wordsDe';

/** Sätze der Zeilen. */
export const noticeTextDe: Wording<typeof noticeText> = {
  lacks: (features) =>
    `Diesem Browser fehlt: ${listDe(features, 'und')}. Die letzten beiden Versionen von Chrome, Edge, Firefox und Safari haben alles davon.`,
  features: {
    colors: 'Farbschemata (light-dark), also sind die Farben schlicht',
    workers: 'Hintergrundarbeiter, also halten große Netze und Dateien die Seite auf',
    storage: 'Speicher für Seiten, also bleibt nach dem Neuladen nichts',
  },
  updateReady: 'Eine neue Version von Fovea ist bereit. Sie zu laden lässt die Entwürfe, wie sie sind.',
  update: 'Laden',
};
