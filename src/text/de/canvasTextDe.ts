/** @file Wörter und Sätze der Zeichenfläche. */
import type { PerAxis } from '../../util/perAxis';
import type { CardFacts, canvasText } from '../en/canvasText';
import { formatPerAxis, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';
import { countChannels, countLayers, listDe } from './wordsDe';

const listedNames = 6;

function listNames(names: readonly string[], other: string): string {
  const listed = names.slice(0, listedNames);
  const others = names.length - listed.length;
  return listDe(others > 0 ? [...listed, `${others} ${other}`] : listed, 'und');
}

function formatSees(field: PerAxis<number> | null, upTo: PerAxis<number> | null = null): string {
  if (field === null) return 'sieht alles';
  const [first, last] = [formatPerAxis(field), upTo === null ? '' : formatPerAxis(upTo)];
  return last === '' || last === first ? `sieht ${first}` : `sieht ${first} bis ${last}`;
}

function formatCardName(facts: CardFacts): string {
  const { name, kind, parameters, status, isBorder, sees, seesUpTo = null, inputs, problems } = facts;
  const { copies = 1, change, outputs = [] } = facts;
  const parts = [
    name,
    ...(change === '' ? [] : [change]),
    parameters === '' ? kind : `${kind} ${parameters}`,
    ...(status === 'none' ? [] : [statusTextDe.names[status]]),
    ...(isBorder ? ['Grenzschicht'] : []),
    ...(sees === null ? [] : [`${formatSees(sees, seesUpTo)} Pixel`]),
    ...(copies === 1 ? [] : [`einmal gezeichnet für ${copies} Blöcke`]),
    ...(inputs.length === 0 ? [] : [`bekommt von ${listNames(inputs, 'weiteren')}`]),
    ...(outputs.length === 0 ? [] : [`speist ${listNames(outputs, 'weitere')}`]),
  ];
  const problemText = problems.length === 0 ? '' : `. ${problems.join(' ')}`;
  return parts.join(', ').replaceAll(unitSpace, ' ') + problemText;
}

/** Was die Zeichenfläche sagt. */
export const canvasTextDe: Wording<typeof canvasText> = {
  region: 'Netz',
  empty: 'Ein leerer Entwurf',
  emptyHint:
    'Ein Netz beginnt mit seinem Bild. Eine Eingabe hinzufügen, dann eine Schicht nach der anderen: Jede kommt hinter das Ausgewählte.',
  emptyKeys: [
    { key: 'I', meaning: 'Eingabe' },
    { key: 'C', meaning: 'Faltung' },
    { key: 'P', meaning: 'Pooling' },
    { key: 'S', meaning: 'Abkürzung' },
    { key: '?', meaning: 'alle Tasten' },
  ],
  addInput: 'Eingabe hinzufügen',
  openKnown: 'Bekanntes Netz oder Datei öffnen',
  arranging: 'Das Netz wird angeordnet ...',
  borderLayer: 'Grenzschicht',
  formatCardName,
  formatSees,
  formatChannels: countChannels,
  selectSeveral: 'Mehrere auswählen',
  legend: 'Farben und Zeichen',
  legendNames: {
    productive: 'produktiv',
    critical: 'kritisch',
    unproductive: 'unproduktiv',
    partial: 'teilweise: eine Achse',
    head: 'Kopf, nicht beurteilt',
  },
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Das ganze Netz zeigen',
  formatMove: (names) =>
    names.length === 1 ? `${names[0]} verschieben` : `${countLayers(names.length)} verschieben`,
};
