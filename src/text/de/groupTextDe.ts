/** @file Wörter und Sätze der Gruppen. */
import type { FieldRange, GroupCardFacts, groupText } from '../en/groupText';
import { formatPerAxis, formatPercent, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';
import { countConvolutions, countLayers, listDe } from './wordsDe';

const listedNames = 6;

function listNames(names: readonly string[], other: string): string {
  const others = names.length - listedNames;
  return listDe(others > 0 ? [...names.slice(0, listedNames), `${others} ${other}`] : names, 'und');
}

const isOneField = (field: FieldRange | null) =>
  field === null || formatPerAxis(field.min) === formatPerAxis(field.max);

function formatGrowth(before: FieldRange | null, after: FieldRange | null): string {
  if (after === null) return 'sieht alles';
  const isOne = isOneField(before) && isOneField(after);
  const limit = isOne ? '' : '≤';
  if (before === null) return `sieht ${limit}${formatPerAxis(after.max)}`;
  const until = isOne ? ' bis ' : '–';
  return `sieht ${limit}${formatPerAxis(before.max)}${until}${formatPerAxis(after.max)}`;
}

function describeGrowth(before: FieldRange | null, after: FieldRange | null): string {
  if (after === null) return 'sieht das ganze Bild';
  const limit = isOneField(before) && isOneField(after) ? '' : 'bis zu ';
  const start = before === null ? '' : `${limit}${formatPerAxis(before.max)} Pixel davor, `;
  return `sieht ${start}${limit}${formatPerAxis(after.max)} Pixel dahinter`;
}

function formatCardName(facts: GroupCardFacts): string {
  const { name, lastName, count, layerCount, statuses, inputs, outputs, problems } = facts;
  const judged = statuses.map(([status, number]) => `${number} ${statusTextDe.names[status]}`).join(', ');
  const parts = [
    count === 1
      ? `${name}, eingeklappte Gruppe`
      : `${name} bis ${lastName}, ${count} gleiche Gruppen, eingeklappt`,
    countLayers(layerCount),
    ...(statuses.length === 0 ? [] : [`Faltungen: ${judged}`]),
    ...(facts.hasBorder ? ['Grenzschicht darin'] : []),
    ...(facts.hasSkip ? ['Abkürzung darin'] : []),
    describeGrowth(facts.before, facts.after),
    ...(facts.paramShare === null ? [] : [`${formatPercent(facts.paramShare)} der Parameter`]),
    ...(facts.macShare === null ? [] : [`${formatPercent(facts.macShare)} der MACs`]),
    ...(inputs.length === 0 ? [] : [`bekommt von ${listNames(inputs, 'weiteren')}`]),
    ...(outputs.length === 0 ? [] : [`speist ${listNames(outputs, 'weitere')}`]),
  ];
  const problemText = problems.length === 0 ? '' : `. ${problems.join(' ')}`;
  return parts.join(', ').replaceAll(unitSpace, ' ') + problemText;
}

/** Wörter und Sätze der Gruppen. */
export const groupTextDe: Wording<typeof groupText> = {
  formatCardName,
  formatGrowth,
  describeGrowth,
  formatConvolutions: countConvolutions,
  formatLayers: countLayers,
  formatCount: (count) => `×${count}`,
  formatShares: (params, macs) =>
    [
      ...(params === null ? [] : [`${formatPercent(params)} Param.`]),
      ...(macs === null ? [] : [`${formatPercent(macs)} MACs`]),
    ].join(', '),
  fold: (name) => `${name} einklappen`,
  foldInner: 'Die Gruppe einklappen',
  foldOuter: 'Die Gruppe um das Ausgewählte einklappen',
  unfold: (name) => `${name} ausklappen`,
  select: (name) => `${name} auswählen`,
  split: (count) => `Die ${count} gleichen Gruppen einzeln zeigen`,
  join: (count) => `Die ${count} gleichen Gruppen als eine zeigen`,
  foldBlocks: 'Alle Blöcke einklappen',
  foldStages: 'Alle Stufen einklappen',
  unfoldAll: 'Alles ausklappen',
  panel: 'Gruppe',
  name: 'Name der Gruppe',
  kind: 'Art der Gruppe',
  kinds: { stage: 'Stufe', block: 'Block' },
  formatWhat: (kind, count) => {
    if (count === 1) return kind === 'stage' ? 'Stufe' : 'Block';
    return `${count} gleiche ${kind === 'stage' ? 'Stufen' : 'Blöcke'} in einer Reihe`;
  },
  within: (outer) => `in ${outer}`,
  which: 'Welche Gruppe',
  repeats: 'Wiederholungen',
  inFront: 'Sieht davor',
  behind: 'Sieht dahinter',
  formatRange: ({ min, max }) =>
    formatPerAxis(min) === formatPerAxis(max)
      ? `${formatPerAxis(max)}${unitSpace}px`
      : `${formatPerAxis(min)} bis ${formatPerAxis(max)}${unitSpace}px`,
  everything: 'das ganze Bild',
  nothing: 'noch nichts',
  paramShare: 'Anteil an den Parametern',
  macShare: 'Anteil an den MACs',
  worst: 'Schlechtester Status darin',
  formatWorst: (status, count, total) => `${status}, ${count} von ${countConvolutions(total)}`,
  noStatus: 'keine Faltung darin',
  noneJudged: 'keine Faltung, die beurteilt wird',
  output: 'Ausgabe',
  foldShort: 'Einklappen',
  unfoldShort: 'Ausklappen',
  ungroup: 'Auflösen',
  moveOut: (group) => `Aus ${group} herausnehmen`,
  moveIn: (group) => `In ${group} aufnehmen`,
  splitOff: 'Die letzte abtrennen',
  splitShort: 'Einzeln zeigen',
  joinShort: 'Als eine zeigen',
  more: (name) => `${name} einmal öfter wiederholen`,
  fewer: (name) => `${name} einmal seltener wiederholen`,
  make: (name, kind) => `${name} zu ${kind === 'stage' ? 'einer Stufe' : 'einem Block'} machen`,
  repeatNote: 'Was an der ersten geändert wird, gilt für alle, solange sie als eine gezeigt werden.',
};
