/** @file Wörter des Überblicks über alle Bildgrößen. */
import type { resolutionText } from '../en/resolutionText';
import { formatPixels } from '../quantities';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';

/** Was der Überblick sagt. */
export const resolutionTextDe: Wording<typeof resolutionText> = {
  label: 'Größe des Bildes; die Pfeiltasten ändern sie',
  xLabel: 'kleinere Seite des Bildes, px',
  formatFits: (min, max) => `passt von ${min} bis ${max}`,
  formatValue: (size, unproductive, onOneAxis, rows) =>
    `${formatPixels(size)}: ${unproductive} von ${rows} unproduktiv${onOneAxis > 0 ? `, ${onOneAxis} auf einer Achse` : ''}`,
  formatPlace: (name, size, status) =>
    `${name} bei ${formatPixels(size)}: ${statusTextDe.names[status ?? 'none']}`,
  hint: 'Ein Druck wählt die Größe des Bildes, ein Zug probiert Größen aus.',
  view: 'Wie es gezeigt wird',
  views: { plot: 'Bild', table: 'Tabelle' },
  columns: {
    name: 'Schicht',
    unproductive: 'Unproduktiv bis',
    critical: 'Kritisch bis',
    productive: 'Produktiv ab',
  },
  table: 'Größen, bei denen sich der Status jeder Schicht ändert',
  never: '–',
  empty: 'Keine Schicht wird beurteilt.',
  formatShown: (shown, all) => `Jede ${Math.round(all / shown)}. von ${all} Schichten.`,
};
