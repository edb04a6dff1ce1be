/** @file Wörter des Registers, das den offenen Entwurf mit einem anderen vergleicht. */
import type { comparePanelText } from '../en/comparePanelText';
import { joinExplanation } from '../en/words';
import { listTotalRows, type TotalWords } from '../totalRows';
import type { Wording } from '../wording';
import { linkTextDe } from './linkTextDe';

const totals: TotalWords = {
  labels: {
    image: 'Bild',
    layers: 'Schichten',
    unproductive: 'jenseits der Grenze',
    params: 'Parameter',
    macs: 'MACs',
    memory: 'Aktivierungen',
    largestField: 'größtes Feld',
    feasible: 'passende Größen',
  },
  formatShare: (part, all) => `${part} von ${all}`,
  formatRange: (from, to) => `${from} bis ${to}`,
};

/** Wörter des Registers. */
export const comparePanelTextDe: Wording<typeof comparePanelText> = {
  pending: 'Die Schichten beider Netze werden einander zugeordnet …',
  empty: {
    title: 'Diesen Entwurf mit einem anderen vergleichen',
    text: 'Was kam hinzu, was entfiel, was wurde geändert? Zugeordnet wird nach dem Aufbau und nicht nach Namen, und gezeigt wird, was daraus für Felder, Status und Kosten folgt.',
  },
  compare: 'Vergleichen',
  choose: 'Vergleichen mit …',
  chooseTitle: 'Vergleichen mit',
  search: 'Name oder eingefügter Link',
  choices: 'Entwürfe zum Vergleichen',
  fileHint: 'Ein Entwurf von Fovea oder ein Netz eines anderen Programms, zum Vergleichen.',
  notes: { recent: 'zuvor offen', kept: 'aufbewahrt', link: 'aus dem Link' },
  formatNothingFound: (query) => `Nichts heißt „${query}“.`,
  explainLink: (problem) => joinExplanation(linkTextDe.formatLinkProblem(problem)),
  gone: 'Dieser Entwurf wird nicht mehr aufbewahrt.',
  formatPair: (before, after) => `${before} → ${after}`,
  open: 'offen',
  swap: 'Vorher und nachher tauschen',
  stop: 'Vergleich beenden',
  other: 'Anderer Entwurf …',
  onCanvas: 'Am Netz zeigen',
  view: 'Wie es gezeigt wird',
  views: { table: 'Tabelle', pictures: 'Nebeneinander' },
  images: 'Beurteilt an',
  ownImages: 'je eigenen Bildern',
  sameImages: 'denselben Bildern',
  totals: 'Summen',
  before: 'vorher',
  after: 'nachher',
  difference: 'Unterschied',
  listTotals: (before, after) => listTotalRows(before, after, totals),
  layers: 'Schichten, nach dem Aufbau zugeordnet',
  filter: 'Gezeigte Schichten',
  filters: { changed: 'Unterschiede', affected: 'Mit Folgen', all: 'Alle' },
  columns: {
    type: 'Was',
    name: 'Schicht',
    shorthand: 'Parameter',
    field: 'Feld, px',
    status: 'Status',
    params: 'Param.',
    macs: 'MACs',
  },
  alike: 'Beide sind gleich, Schicht für Schicht.',
  otherInputs: 'andere Eingänge',
  otherField: 'anderes Feld',
  otherStatus: 'anderer Status',
  tags: { added: '+ neu', removed: '− entfallen', changed: '~ geändert' },
  wasRemoved: 'entfiel',
  wasAdded: 'kam hinzu',
  chooseLayer: 'Auf eine Schicht zeigen oder sie drücken: Ihre Entsprechung tritt hervor.',
  previous: 'Voriger Unterschied',
  next: 'Nächster Unterschied',
  formatField: (field) => `sieht ${field}`,
  shareBoth: (title) => `Der Link enthält beide Entwürfe: diesen und zum Vergleich ${title}.`,
};
