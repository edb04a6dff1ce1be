/** @file Wörter der Wachstumsdiagramme. */
import type { growthText } from '../en/growthText';
import type { Wording } from '../wording';
import { countLayers } from './wordsDe';

/** Was die Wachstumsdiagramme sagen. */
export const growthTextDe: Wording<typeof growthText> = {
  measure: 'Was gezeichnet wird',
  measures: {
    field: 'Rezeptives Feld',
    mapSize: 'Kartengröße',
    params: 'Zahl der Parameter',
    macs: 'Zahl der MACs',
    memoryBytes: 'Aktivierungen',
  },
  units: {
    field: 'rezeptives Feld, Pixel des Bildes',
    mapSize: 'Karte, eigene Pixel',
    params: 'Parameter',
    macs: 'Multiplikationen mit Addition',
    memoryBytes: 'Bytes der Ausgabe',
  },
  cumulativeUnits: {
    params: 'Parameter bis hier',
    macs: 'Multiplikationen mit Addition bis hier',
    memoryBytes: 'Bytes der Ausgaben bis hier',
  },
  scale: 'Skala',
  scales: { linear: 'Gerade', log: 'Logarithmisch' },
  sums: 'Von jeder Schicht, oder bis zu ihr',
  sumOptions: { each: 'Einzeln', sum: 'Summe' },
  order: 'Reihenfolge',
  orders: { network: 'Wie im Netz', size: 'Nach Größe' },
  view: 'Wie es gezeigt wird',
  views: { plot: 'Diagramm', table: 'Tabelle' },
  lines: {
    min: 'kleinstes',
    max: 'größtes',
    'min-height': 'kleinstes, Höhe',
    'max-height': 'größtes, Höhe',
    'min-width': 'kleinstes, Breite',
    'max-width': 'größtes, Breite',
    height: 'Höhe',
    width: 'Breite',
    size: 'Größe',
    cost: 'der Schicht',
    sum: 'bis hier',
  },
  layers: 'Schichten in ihrer Reihenfolge',
  layersBySize: 'Schichten nach Größe',
  border: 'Grenzschicht',
  formatReference: (pixels) => `das Bild: ${pixels}`,
  formatReferenceAxis: (axis, pixels) => `${axis === 0 ? 'Höhe' : 'Breite'} des Bildes: ${pixels}`,
  formatPlace: (name, parts, status) =>
    `${name}: ${[...parts, ...(status === '' ? [] : [status])].join(', ')}`,
  formatPart: (line, value) => `${line} ${value}`,
  describe: (measure, count) =>
    `${measure} von ${countLayers(count)}; Pfeiltasten gehen sie entlang, Enter wählt eine aus`,
  formatCrossing: (name) => `ab ${name} mehr als das Bild`,
  formatFirst: (name) => `${name} sieht als Erste mehr`,
  empty: 'Keine Schicht hat eine solche Zahl.',
  export: 'Das Diagramm sichern',
  formats: { svg: 'Bild (SVG)', png: 'Bild (PNG)', csv: 'Tabelle (CSV)' },
  fileName: (title, measure) => `${title} ${measure}`.trim(),
  column: 'Schicht',
  status: 'Status',
};
