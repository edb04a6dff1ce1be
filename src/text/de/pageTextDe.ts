/** @file Was die Seite von sich selbst sagt. */
import type { pageText } from '../en/pageText';
import type { Wording } from '../wording';

/** Sätze der Seite. */
export const pageTextDe: Wording<typeof pageText> = {
  failed: 'Dieser Teil der Seite ist ausgefallen. Der Entwurf ist noch da.',
  failedWhole:
    'Die Seite ist ausgefallen. Der Entwurf ist noch da: noch einmal versuchen oder als Datei sichern.',
  retry: 'Noch einmal versuchen',
  save: 'Entwurf als Datei sichern',
  noLanguage: (name) => `${name} ließ sich nicht laden: Das Netzwerk ist weg. Die Seite bleibt, wie sie ist.`,
  dismiss: 'Ausblenden',
  drop: 'Eine ONNX-Datei oder einen Entwurf fallen lassen, um ihn zu öffnen',
};
