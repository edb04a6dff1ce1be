/** @file Words of the tab that compares the open design with another one. */
import type { Analysis } from '../../analysis/analysis';
import type { LinkProblem } from '../../codecs/url/linkResult';
import { listTotalRows, type TotalWords } from '../totalRows';
import { formatLinkProblem } from './linkText';
import { joinExplanation } from './words';

const totals: TotalWords = {
  labels: {
    image: 'image',
    layers: 'layers',
    unproductive: 'beyond the border',
    params: 'parameters',
    macs: 'MACs',
    memory: 'activations',
    largestField: 'largest field',
    feasible: 'sizes that fit',
  },
  formatShare: (part, all) => `${part} of ${all}`,
  formatRange: (from, to) => `${from} to ${to}`,
};

/** Words of the tab. */
export const comparePanelText = {
  /** While the layers of large networks are matched. */
  pending: 'Matching the layers of both networks …',
  /** In place of a result. */
  empty: {
    title: 'Compare this design with another one',
    text: 'See what was added, removed and changed, matched by structure and not by name, and what that does to fields, statuses and costs.',
  },
  compare: 'Compare',
  choose: 'Compare with …',
  chooseTitle: 'Compare with',
  search: 'Name, or a pasted link',
  choices: 'Designs to compare with',
  fileHint: 'A design of Fovea or a network of another program, to compare with.',
  notes: { recent: 'open before', kept: 'kept', link: 'from the link' },
  formatNothingFound: (query: string) => `Nothing is called “${query}”.`,
  explainLink: (problem: LinkProblem) => joinExplanation(formatLinkProblem(problem)),
  gone: 'This design is not kept any more.',
  formatPair: (before: string, after: string) => `${before} → ${after}`,
  open: 'open',
  swap: 'Swap before and after',
  stop: 'Stop comparing',
  other: 'Another design …',
  onCanvas: 'On the network',
  view: 'How to show it',
  views: { table: 'Table', pictures: 'Side by side' },
  images: 'Judged on',
  ownImages: 'own images each',
  sameImages: 'the same images',
  totals: 'Totals',
  before: 'before',
  after: 'after',
  difference: 'difference',
  listTotals: (before: Analysis, after: Analysis) => listTotalRows(before, after, totals),
  layers: 'Layers, matched by structure',
  filter: 'Layers to list',
  filters: { changed: 'What differs', affected: 'And what follows', all: 'All' },
  columns: {
    type: 'What',
    name: 'Layer',
    shorthand: 'Parameters',
    field: 'Field, px',
    status: 'Status',
    params: 'Params',
    macs: 'MACs',
  },
  alike: 'Both are the same, layer by layer.',
  otherInputs: 'other inputs',
  otherField: 'other field',
  otherStatus: 'other status',
  tags: { added: '+ added', removed: '− removed', changed: '~ changed' },
  wasRemoved: 'was removed',
  wasAdded: 'was added',
  chooseLayer: 'Point at a layer or press it to see its match.',
  previous: 'Previous difference',
  next: 'Next difference',
  formatField: (field: string) => `sees ${field}`,
  shareBoth: (title: string) => `The link holds both designs: this one, and ${title} to compare it with.`,
} as const;
