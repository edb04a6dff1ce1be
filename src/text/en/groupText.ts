/** @file Words and sentences of groups: their cards, their frames, and the panel of a selected group. */
import type { Status } from '../../analysis/analysis';
import type { PerAxis } from '../../util/perAxis';
import { formatPerAxis, formatPercent, unitSpace } from '../quantities';
import { statusText } from './statusText';
import { capitalize, countNoun, listWords } from './words';

/** What a folded card is about, for its accessible name. */
export interface GroupCardFacts {
  readonly name: string;
  readonly lastName: string;
  /** How many identical groups it stands for. */
  readonly count: number;
  readonly layerCount: number;
  /** How many convolutions have each status, the worst first. */
  readonly statuses: readonly (readonly [status: Status, count: number])[];
  readonly hasBorder: boolean;
  readonly hasSkip: boolean;
  /** Fields of what arrives and of what leaves; null where that is the whole input or nothing. */
  readonly before: FieldRange | null;
  readonly after: FieldRange | null;
  /** Null where a lesson hides it. */
  readonly paramShare: number | null;
  readonly macShare: number | null;
  /** Names of what feeds it. */
  readonly inputs: readonly string[];
  /** Names of what it feeds. */
  readonly outputs: readonly string[];
  readonly problems: readonly string[];
}

const listedNames = 6;

function listNames(names: readonly string[]): string {
  const others = names.length - listedNames;
  return listWords(others > 0 ? [...names.slice(0, listedNames), `${others} more`] : names, 'and');
}

function formatStatuses(statuses: GroupCardFacts['statuses']): string {
  return statuses.map(([status, count]) => `${count} ${statusText.names[status]}`).join(', ');
}

/** The smallest and the largest field over all paths, in pixels. */
export interface FieldRange {
  readonly min: PerAxis<number>;
  readonly max: PerAxis<number>;
}

const isOneField = (field: FieldRange | null) =>
  field === null || formatPerAxis(field.min) === formatPerAxis(field.max);

/** What a unit sees in front of a group and behind it, as it stands on the card: by the longest paths. */
function formatGrowth(before: FieldRange | null, after: FieldRange | null): string {
  if (after === null) return 'sees all';
  const isOne = isOneField(before) && isOneField(after);
  const limit = isOne ? '' : '≤';
  if (before === null) return `sees ${limit}${formatPerAxis(after.max)}`;
  // With a sign there is no room for a word on the card.
  const until = isOne ? ' to ' : '–';
  return `sees ${limit}${formatPerAxis(before.max)}${until}${formatPerAxis(after.max)}`;
}

/** The same for a screen reader, and where the card is pointed at. */
function describeGrowth(before: FieldRange | null, after: FieldRange | null): string {
  if (after === null) return 'sees the whole input';
  const limit = isOneField(before) && isOneField(after) ? '' : 'up to ';
  const start = before === null ? '' : `${limit}${formatPerAxis(before.max)} pixels in front, `;
  return `sees ${start}${limit}${formatPerAxis(after.max)} pixels behind`;
}

/** What a screen reader says of a folded card. */
function formatCardName(facts: GroupCardFacts): string {
  const { name, lastName, count, layerCount, statuses, inputs, outputs, problems } = facts;
  const parts = [
    count === 1 ? `${name}, folded group` : `${name} to ${lastName}, ${count} identical groups, folded`,
    countNoun(layerCount, 'layer'),
    ...(statuses.length === 0 ? [] : [`convolutions: ${formatStatuses(statuses)}`]),
    ...(facts.hasBorder ? ['border layer within'] : []),
    ...(facts.hasSkip ? ['skip connection within'] : []),
    describeGrowth(facts.before, facts.after),
    ...(facts.paramShare === null ? [] : [`${formatPercent(facts.paramShare)} of the parameters`]),
    ...(facts.macShare === null ? [] : [`${formatPercent(facts.macShare)} of the MACs`]),
    ...(inputs.length === 0 ? [] : [`receives from ${listNames(inputs)}`]),
    ...(outputs.length === 0 ? [] : [`feeds ${listNames(outputs)}`]),
  ];
  const problemText = problems.length === 0 ? '' : `. ${problems.join(' ')}`;
  return parts.join(', ').replaceAll(unitSpace, ' ') + problemText;
}

/** Words and sentences of groups. */
export const groupText = {
  formatCardName,
  formatGrowth,
  describeGrowth,
  formatConvolutions: (count: number) => countNoun(count, 'conv'),
  formatLayers: (count: number) => countNoun(count, 'layer'),
  formatCount: (count: number) => `×${count}`,
  formatShares: (params: number | null, macs: number | null) =>
    [
      ...(params === null ? [] : [`${formatPercent(params)} params`]),
      ...(macs === null ? [] : [`${formatPercent(macs)} MACs`]),
    ].join(', '),
  fold: (name: string) => `Fold ${name}`,
  /** Where nothing is selected, on the sheet of keys. */
  foldInner: 'Fold the group',
  foldOuter: 'Fold the group around what is selected',
  unfold: (name: string) => `Unfold ${name}`,
  select: (name: string) => `Select ${name}`,
  split: (count: number) => `Show the ${count} identical groups apart`,
  join: (count: number) => `Show the ${count} identical groups as one`,
  foldBlocks: 'Fold all blocks',
  foldStages: 'Fold all stages',
  unfoldAll: 'Unfold everything',
  panel: 'Group',
  name: 'Name of the group',
  kind: 'Kind of group',
  kinds: { stage: 'Stage', block: 'Block' },
  /** What the panel is about: `stage`, `3 identical blocks in a row`. */
  formatWhat: (kind: 'stage' | 'block', count: number) =>
    count === 1 ? capitalize(kind) : `${countNoun(count, `identical ${kind}`)} in a row`,
  within: (outer: string) => `in ${outer}`,
  which: 'Which group',
  repeats: 'Repeats',
  inFront: 'Sees in front',
  behind: 'Sees behind',
  formatRange: ({ min, max }: FieldRange) =>
    formatPerAxis(min) === formatPerAxis(max)
      ? `${formatPerAxis(max)}${unitSpace}px`
      : `${formatPerAxis(min)} to ${formatPerAxis(max)}${unitSpace}px`,
  everything: 'whole input',
  nothing: 'nothing yet',
  paramShare: 'Share of params',
  macShare: 'Share of MACs',
  worst: 'Worst status within',
  formatWorst: (status: string, count: number, total: number) =>
    `${status}, ${count} of ${countNoun(total, 'convolution')}`,
  noStatus: 'no convolution within',
  noneJudged: 'no convolution that is judged',
  output: 'Output',
  foldShort: 'Fold',
  unfoldShort: 'Unfold',
  ungroup: 'Ungroup',
  moveOut: (group: string) => `Move out of ${group}`,
  moveIn: (group: string) => `Move into ${group}`,
  splitOff: 'Split the last one off',
  splitShort: 'Show apart',
  joinShort: 'Show as one',
  more: (name: string) => `Repeat ${name} once more`,
  fewer: (name: string) => `Repeat ${name} once less`,
  make: (name: string, kind: 'stage' | 'block') => `Make ${name} a ${kind}`,
  repeatNote: 'What is changed in the first is changed in all, as long as they are shown as one.',
} as const;
