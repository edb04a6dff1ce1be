/** @file Warum eine Zahl ist, was sie ist: Formeln, Wege, Vergleiche. */
import type { StatusTerms } from '../../analysis/explain/explainStatus';
import type { LayerId } from '../../architecture/architecture';
import { explainText } from '../en/explainText';
import { formatNumber, formatPerAxis, formatPixels } from '../quantities';
import type { Wording } from '../wording';
import { countDe, listDe } from './wordsDe';

const shownInputs = 3;

function formatInputs(
  inputs: StatusTerms['inputs'],
  getName: (id: LayerId) => string,
  received: string,
): string {
  if (inputs.length === 1)
    return `Sie bekommt von ${getName(inputs[0]?.layer as LayerId)}, was ${received} sieht.`;
  const names = inputs.slice(0, shownInputs).map(({ layer }) => getName(layer));
  const others = inputs.length - names.length;
  const listed = listDe(others > 0 ? [...names, countDe(others, 'anderen', 'anderen')] : names, 'und');
  return `Sie bekommt von ${listed}; das Kleinste, was sie sehen, ist ${received}.`;
}

function formatComparison(
  value: readonly [number, number],
  bound: readonly [number, number],
  isOver: (axis: 0 | 1) => boolean,
  [over, within]: readonly [string, string],
): string {
  const compare = (axis: 0 | 1) =>
    `${formatNumber(value[axis])} ${isOver(axis) ? over : within} ${formatNumber(bound[axis])}`;
  const [rows, columns] = [compare(0), compare(1)];
  return rows === columns ? rows : `hoch ${rows}, breit ${columns}`;
}

/** Was Erklärungen sagen. */
export const explainTextDe: Wording<typeof explainText> = {
  title: 'Woher die Zahlen kommen',
  formatFormula: explainText.formatFormula,
  formatEquation: explainText.formatEquation,
  explainStatus: (terms, getName) => {
    const { inputs, received, own, resolution } = terms;
    const px = (value: readonly [number, number]) =>
      value[0] === value[1] ? formatPixels(value[0]) : `${formatPerAxis(value)} px`;
    const fed = formatInputs(inputs, getName, px(received));
    const grown = `Ihr eigenes Feld: ${formatComparison(own, resolution, (axis) => own[axis] > resolution[axis], ['>', '≤'])}, das Bild.`;
    if (terms.rule === 'paper') {
      const arrives = formatComparison(received, resolution, (axis) => received[axis] > resolution[axis], [
        '>',
        '≤',
      ]);
      return [fed, `Was sie bekommt: ${arrives}, das Bild.`, grown];
    }
    const { kernelSize, positions } = terms;
    const arrives = formatComparison(received, resolution, (axis) => received[axis] >= resolution[axis], [
      '≥',
      '<',
    ]);
    const spans = formatComparison(positions, kernelSize, (axis) => positions[axis] <= kernelSize[axis], [
      '≤',
      '>',
    ]);
    return [
      fed,
      `Was ihre Eingänge sehen: ${arrives}, das Bild.`,
      grown,
      `Stellen der Karte im Bild gegen ihren Kernel: ${spans}.`,
    ];
  },
  parts: { channels: 'Kanäle', height: 'Höhe', width: 'Breite', features: 'Werte' },
  status: 'Status',
  field: 'Rezeptives Feld',
  fieldSource: 'Araujo, Norris & Sim, Distill 2019',
  recursion: 'Feld davor + (Kernel − 1) × Sprung, und der Sprung wächst mit der Schrittweite',
  paths: 'Welcher der Wege',
  bounds: { min: 'kleinstes', max: 'größtes' },
  axes: { 0: 'Höhe', 1: 'Breite' },
  axis: 'Welche Achse',
  image: 'Bild',
  formatJump: (jump) => `von hier an ${formatPixels(jump)} je Schritt`,
  noField: 'Sie sieht das ganze Bild, hat also kein Feld, das sich zusammenzählen ließe.',
  unreached: 'Das Bild erreicht sie nicht.',
  output: 'Ausgabe',
  origins: {
    formula: 'wie berechnet',
    input: 'wie das, was sie speist',
    parameter: 'wie gesetzt',
    pooled: 'eines für die ganze Karte',
    vanished: 'von der Karte bleibt nichts',
    misfit: 'was sie speist, passt nicht',
  },
  costs: 'Kosten',
  shared: { params: 'Parameter', macs: 'MACs' },
  params: 'Parameter',
  macs: 'MACs',
  memory: 'Bytes ihrer Ausgabe',
  noParams: 'Sie lernt nichts.',
  noMacs: 'Nur Faltungen und dichte Schichten werden gezählt.',
  fits: 'Bilder, die passen',
  formatLower: (size, name) =>
    `Ab ${size}: ${name} bekommt so viel, am meisten von allen Faltungen. Auf kleineren Bildern kann sie nichts hinzufügen.`,
  formatUpper: (size, name) =>
    `Bis ${size}: ${name} sieht so viel, am meisten von allen Schichten. Größere Bilder sieht keine ganz.`,
  formatShare: (part, whole, percent, what) =>
    `${part} von ${whole} ${what} liegen jenseits der Grenze: ${percent}.`,
  formatAxisOf: (axis, sentence) => `${axis === 0 ? 'Höhe' : 'Breite'}. ${sentence}`,
};
