/** @file Words of the search for better designs. */
import type { OutlinePart } from '../../search/designOutline';
import type { DesignSummary } from '../../suggestions/designSummary';
import { formatCount, formatExact, formatPercent, formatSize } from '../quantities';
import { countNoun } from './words';

/** Convolutions by the size of their maps, with their channels: `5 at 16x16 (64), 9 at 8x8 (64 to 128)`. */
function formatOutline(outline: readonly OutlinePart[]): string {
  return outline
    .map(({ mapSize, convolutions, channels: [least, most] }) => {
      const channels = least === most ? String(most) : `${least} to ${most}`;
      return `${convolutions} at ${formatSize(mapSize)} (${channels})`;
    })
    .join(', ');
}

/** A design in a line, for a point of the plot: `12 of 12 convolutions work, 5.75 M MACs, 529 k parameters`. */
function formatFind({ convolutions, unproductive, macs, params, coverage }: DesignSummary): string {
  const works = `${convolutions - unproductive} of ${countNoun(convolutions, 'convolution')} work`;
  const sees = coverage < 1 ? `, the largest field covers ${formatPercent(coverage)} of the image` : '';
  return `${works}, ${formatCount(macs)} MACs, ${formatCount(params)} parameters${sees}`;
}

const limitNames = {
  macs: 'MACs',
  params: 'Parameters',
  memoryBytes: 'Activations',
  convolutions: 'Convolutions',
} as const;

/** What the search says. */
export const searchText = {
  formatOutline,
  formatFind,
  title: 'Search',
  intro:
    'Tries changes of stem, strides, pools, depth, kernels and head at random, and keeps the designs of which each beats every other in something.',
  heuristic: 'It measures what can help, not accuracy: train before you believe it.',
  source: 'Named as future work by Richter et al., ICMLA 2021',
  limits: 'At most, times what it has now',
  limitNames,
  formatLimit: (amount: string) => `= ${amount}`,
  formatLimitProblem: (least: number, most: number) => `From ${least} to ${most}.`,
  effort: 'Designs to try',
  efforts: { quick: 'quick', normal: 'normal', thorough: 'thorough' },
  formatEffort: (effort: string, designs: number) => `${effort}: ${formatExact(designs)}`,
  seed: 'Seed',
  seedHint: 'The same seed finds the same designs, another one others.',
  start: 'Search',
  again: 'Search again',
  cancel: 'Cancel',
  progress: 'Designs tried',
  formatProgress: (done: number, total: number) => `${done} of ${total} tried`,
  formatDone: (finds: number, total: number) => `${countNoun(finds, 'design')} of ${total} kept`,
  formatCancelled: (done: number, total: number) => `Cancelled after ${done} of ${total}`,
  nothing: 'Nothing within the limits yet.',
  stale: 'The design has changed since: these start from what it was.',
  views: { plot: 'Plot', table: 'Table' },
  view: 'How to show the designs',
  plot: 'Designs found; arrow keys walk along them, Enter shows one on the canvas',
  xAxis: 'Across',
  yAxis: 'Up',
  axes: {
    macs: 'MACs',
    params: 'parameters',
    memoryBytes: 'activations',
    working: 'convolutions that work',
    unproductive: 'convolutions beyond the border',
    coverage: 'share of the image in sight',
    positions: 'positions of the map at the head',
  },
  columns: {
    name: 'Design',
    unproductive: 'Beyond border',
    working: 'Working',
    coverage: 'In sight',
    mapSize: 'Map at head',
    macs: 'MACs',
    params: 'Params',
    memoryBytes: 'Activations',
    outline: 'Convolutions by map',
  },
  asItIs: 'as it is',
  formatStart: (facts: string) => `As it is: ${facts}`,
  legend: { circle: 'none beyond the border', square: 'some beyond', start: 'as it is' },
  settings: 'Limits, effort and seed',
  formatName: (number: number) => (number === 0 ? 'a design that others beat by now' : `no. ${number}`),
  choose: 'Choose a design to see what it changes.',
  openAlone: 'Open as a design',
  formatTitle: (title: string, number: number) => `${title} ${number}`.trim(),
  formatStep: (number: number) =>
    number === 0 ? 'A design of the search' : `Design no. ${number} of the search`,
} as const;
