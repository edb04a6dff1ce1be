/** @file Was die Seite von sich selbst sagt. */
import type { pageText } from '../en/pageText';
import type { Wording } from '../wording';
import { listDe } from './wordsDe';

/** Sätze der Seite. */
export const pageTextDe: Wording<typeof pageText> = {
  failed: 'Dieser Teil der Seite ist ausgefallen. Der Entwurf ist noch da.',
  failedWhole:
    'Die Seite ist ausgefallen. Der Entwurf ist noch da: noch einmal versuchen oder als Datei sichern.',
  retry: 'Noch einmal versuchen',
  save: 'Entwurf als Datei sichern',
  lacks: (features) =>
    `Diesem Browser fehlt: ${listDe(features, 'und')}. Die letzten beiden Versionen von Chrome, Edge, Firefox und Safari haben alles davon.`,
  features: {
    colors: 'Farbschemata (light-dark), also sind die Farben schlicht',
    workers: 'Hintergrundarbeiter, also halten große Netze und Dateien die Seite auf',
    storage: 'Speicher für Seiten, also bleibt nach dem Neuladen nichts',
  },
  updateReady: 'Eine neue Version von Fovea ist bereit. Sie zu laden lässt die Entwürfe, wie sie sind.',
  update: 'Laden',
  noLanguage: (name) => `${name} ließ sich nicht laden: Das Netzwerk ist weg. Die Seite bleibt, wie sie ist.`,
  dismiss: 'Ausblenden',
  drop: 'Eine ONNX-Datei oder einen Entwurf fallen lassen, um ihn zu öffnen',
};
