/** @file Wörter der Suche nach besseren Entwürfen. */
import type { OutlinePart } from '../../search/designOutline';
import type { searchText } from '../en/searchText';
import { formatCount, formatExact, formatPercent, formatSize } from '../quantities';
import type { Wording } from '../wording';
import { countConvolutions, countDe } from './wordsDe';

function formatOutline(outline: readonly OutlinePart[]): string {
  return outline
    .map(({ mapSize, convolutions, channels: [least, most] }) => {
      const channels = least === most ? String(most) : `${least} bis ${most}`;
      return `${convolutions} auf ${formatSize(mapSize)} (${channels})`;
    })
    .join(', ');
}

/** Was die Suche sagt. */
export const searchTextDe: Wording<typeof searchText> = {
  formatOutline,
  formatFind: ({ convolutions, unproductive, macs, params, coverage }) => {
    const works = `${convolutions - unproductive} von ${countConvolutions(convolutions)} arbeiten`;
    const sees = coverage < 1 ? `, das größte Feld deckt ${formatPercent(coverage)} des Bildes ab` : '';
    return `${works}, ${formatCount(macs)} MACs, ${formatCount(params)} Parameter${sees}`;
  },
  title: 'Suche',
  intro:
    'Versucht zufällige Änderungen an Stamm, Schrittweiten, Pools, Tiefe, Kerneln und Kopf und behält die Entwürfe, von denen jeder jeden anderen in etwas übertrifft.',
  heuristic: 'Sie misst, was helfen kann, nicht die Genauigkeit: erst trainieren, dann glauben.',
  source: 'Als künftige Arbeit genannt von Richter et al., ICMLA 2021',
  limits: 'Höchstens, als Vielfaches von jetzt',
  limitNames: {
    macs: 'MACs',
    params: 'Parameter',
    memoryBytes: 'Aktivierungen',
    convolutions: 'Faltungen',
  },
  formatLimit: (amount) => `= ${amount}`,
  formatLimitProblem: (least, most) => `Von ${least} bis ${most}.`,
  effort: 'Entwürfe, die versucht werden',
  efforts: { quick: 'schnell', normal: 'normal', thorough: 'gründlich' },
  formatEffort: (effort, designs) => `${effort}: ${formatExact(designs)}`,
  seed: 'Startwert',
  seedHint: 'Derselbe Startwert findet dieselben Entwürfe, ein anderer andere.',
  start: 'Suchen',
  again: 'Noch einmal suchen',
  cancel: 'Abbrechen',
  progress: 'Versuchte Entwürfe',
  formatProgress: (done, total) => `${done} von ${total} versucht`,
  formatDone: (finds, total) => `${countDe(finds, 'Entwurf', 'Entwürfe')} von ${total} behalten`,
  formatCancelled: (done, total) => `Abgebrochen nach ${done} von ${total}`,
  nothing: 'Noch nichts innerhalb der Schranken.',
  stale: 'Der Entwurf hat sich seither geändert: Diese gehen von dem aus, was er war.',
  views: { plot: 'Diagramm', table: 'Tabelle' },
  view: 'Wie die Entwürfe gezeigt werden',
  plot: 'Gefundene Entwürfe; Pfeiltasten gehen sie entlang, Enter zeigt einen auf der Zeichenfläche',
  xAxis: 'Waagrecht',
  yAxis: 'Senkrecht',
  axes: {
    macs: 'MACs',
    params: 'Parameter',
    memoryBytes: 'Aktivierungen',
    working: 'Faltungen, die arbeiten',
    unproductive: 'Faltungen jenseits der Grenze',
    coverage: 'Anteil des Bildes in Sicht',
    positions: 'Stellen der Karte am Kopf',
  },
  columns: {
    name: 'Entwurf',
    unproductive: 'Jenseits',
    working: 'Arbeiten',
    coverage: 'In Sicht',
    mapSize: 'Karte am Kopf',
    macs: 'MACs',
    params: 'Param.',
    memoryBytes: 'Aktivierungen',
    outline: 'Faltungen je Kachel',
  },
  asItIs: 'wie er ist',
  formatStart: (facts) => `Wie er ist: ${facts}`,
  legend: { circle: 'keine jenseits der Grenze', square: 'einige jenseits', start: 'wie er ist' },
  settings: 'Schranken, Aufwand, Startwert',
  formatName: (number) => (number === 0 ? 'ein Entwurf, den andere inzwischen übertreffen' : `Nr. ${number}`),
  choose: 'Einen Entwurf wählen, um zu sehen, was er ändert.',
  openAlone: 'Als Entwurf öffnen',
  formatTitle: (title, number) => `${title} ${number}`.trim(),
  formatStep: (number) => (number === 0 ? 'Ein Entwurf der Suche' : `Entwurf Nr. ${number} der Suche`),
};
