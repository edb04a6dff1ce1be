/** @file Words and sentences of the canvas: its cards, the legend, the steps that can be undone on it. */
import type { Status } from '../../analysis/analysis';
import type { LayerKind } from '../../layers/catalogue';
import type { PerAxis } from '../../util/perAxis';
import { formatPerAxis, unitSpace } from '../quantities';
import { statusText } from './statusText';
import { countNoun, listWords } from './words';

/** What a card is about, for its accessible name. */
export interface CardFacts {
  readonly name: string;
  readonly kind: LayerKind;
  /** The parameters in words; empty where there is nothing to say. */
  readonly parameters: string;
  readonly status: Status;
  readonly isBorder: boolean;
  /** Smallest field in pixels; null where the layer sees the whole input or is not reached. */
  readonly sees: PerAxis<number> | null;
  /** What the last of several layers sees that it stands for, in pixels. */
  readonly seesUpTo?: PerAxis<number> | null;
  /** How many layers it stands for. */
  readonly copies?: number;
  /** Names of what feeds it, by port. */
  readonly inputs: readonly string[];
  /** Names of what it feeds. */
  readonly outputs?: readonly string[];
  /** Sentences of what is wrong with it. */
  readonly problems: readonly string[];
  /** How a preview changes it; empty where it does not. */
  readonly change: string;
}

const listedNames = 6;

function listNames(names: readonly string[]): string {
  const listed = names.slice(0, listedNames);
  const others = names.length - listed.length;
  return listWords(others > 0 ? [...listed, `${others} more`] : listed, 'and');
}

/** How much a unit sees, as it stands on a card; `upTo`: the last of several that it stands for. */
function formatSees(field: PerAxis<number> | null, upTo: PerAxis<number> | null = null): string {
  if (field === null) return 'sees all';
  const [first, last] = [formatPerAxis(field), upTo === null ? '' : formatPerAxis(upTo)];
  return last === '' || last === first ? `sees ${first}` : `sees ${first} to ${last}`;
}

/** What a screen reader says of a card: `conv8, Conv2d 3x3, 512 filters, unproductive, border layer, ...`. */
export function formatCardName(facts: CardFacts): string {
  const { name, kind, parameters, status, isBorder, sees, seesUpTo = null, inputs, problems } = facts;
  const { copies = 1, change, outputs = [] } = facts;
  const parts = [
    name,
    ...(change === '' ? [] : [change]),
    parameters === '' ? kind : `${kind} ${parameters}`,
    ...(status === 'none' ? [] : [statusText.names[status]]),
    ...(isBorder ? ['border layer'] : []),
    ...(sees === null
      ? []
      : [`${formatSees(sees, seesUpTo)} ${formatPerAxis(seesUpTo ?? sees) === '1' ? 'pixel' : 'pixels'}`]),
    ...(copies === 1 ? [] : [`drawn once for ${copies} blocks`]),
    ...(inputs.length === 0 ? [] : [`receives from ${listNames(inputs)}`]),
    ...(outputs.length === 0 ? [] : [`feeds ${listNames(outputs)}`]),
  ];
  const problemText = problems.length === 0 ? '' : `. ${problems.join(' ')}`;
  return parts.join(', ').replaceAll(unitSpace, ' ') + problemText;
}

/** What the canvas says. */
export const canvasText = {
  region: 'Network',
  empty: 'An empty design',
  emptyHint:
    'A network starts with its image. Add an input, then one layer behind the other: each goes behind what is selected.',
  emptyKeys: [
    { key: 'I', meaning: 'input' },
    { key: 'C', meaning: 'convolution' },
    { key: 'P', meaning: 'pooling' },
    { key: 'S', meaning: 'skip connection' },
    { key: '?', meaning: 'all keys' },
  ],
  addInput: 'Add an input',
  openKnown: 'Open a known network or a file',
  arranging: 'Arranging the network ...',
  borderLayer: 'border layer',
  formatCardName,
  formatSees,
  formatChannels: (channels: number) => countNoun(channels, 'channel'),
  legend: 'Colours and marks',
  legendNames: {
    productive: 'productive',
    critical: 'critical',
    unproductive: 'unproductive',
    partial: 'partial: one axis',
    head: 'head, not judged',
  },
  selectSeveral: 'Select several: draw a frame, tap one after the other',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show the whole network',
  formatMove: (names: readonly string[]) =>
    names.length === 1 ? `Move ${names[0]}` : `Move ${countNoun(names.length, 'layer')}`,
} as const;
