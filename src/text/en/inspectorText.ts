/** @file Words of the inspector. */
import type { LayerAnalysis } from '../../analysis/analysis';
import type { PerAxis } from '../../util/perAxis';
import { formatCount, formatPerAxis, formatSize, unitSpace } from '../quantities';
import { countNoun } from './words';

/** The smallest and the largest field: `60 px`, `43 to 99 px`. */
function formatField({ field, isReached }: Pick<LayerAnalysis, 'field' | 'isReached'>): string {
  if (field === null) return isReached ? 'whole input' : '?';
  const min = formatPerAxis(field.min);
  const max = formatPerAxis(field.max);
  return min === max ? `${min}${unitSpace}px` : `${min} to ${max}${unitSpace}px`;
}

/** First and last pixel that the first unit sees: `−26 to 33`, per axis where they differ. */
function formatExtent({ field, isReached }: Pick<LayerAnalysis, 'field' | 'isReached'>): string {
  if (field === null) return isReached ? 'everything' : '?';
  const { low, high } = field;
  if (low[0] === low[1] && high[0] === high[1])
    return `${formatPerAxis(low)} to ${formatPerAxis(high)}${unitSpace}px`;
  return `${formatPerAxis([low[0], low[0]])} to ${formatPerAxis([high[0], high[0]])} down, ${formatPerAxis([low[1], low[1]])} to ${formatPerAxis([high[1], high[1]])} across`;
}

/** Words of the inspector. */
export const inspectorText = {
  network: 'Network',
  empty: 'Select a layer to see why it has its colour, and to change it.',
  borderLayers: 'Border layers',
  formatTail: (count: number) => `Tail, ${countNoun(count, 'convolution')} from`,
  fits: 'Images that fit',
  formatRange: (min: PerAxis<number>, max: PerAxis<number>) =>
    `${formatPerAxis(min)} to ${formatPerAxis(max)}${unitSpace}px`,
  formatFrom: (min: PerAxis<number>) => `from ${formatPerAxis(min)}${unitSpace}px`,
  variants: {
    widening: 'counting kernels above 1 only',
    toolboxDefault: 'by rfa_toolbox',
    toolboxLowerBound: 'by rfa_toolbox with lower_bound',
  },
  countFindings: (count: number) => countNoun(count, 'finding'),
  several: (count: number) => `${countNoun(count, 'layer')} selected`,
  /** What is selected by kind: `3 Conv, 2 ReLU`. */
  formatKinds: (kinds: readonly (readonly [kind: string, count: number])[]) =>
    kinds.map(([kind, count]) => `${count} ${kind}`).join(', '),
  together: 'Together',
  inCommon: 'All of them',
  ofKind: (kind: string, count: number) => `${kind}, ${countNoun(count, 'layer')}`,
  nothingCommon: 'They have no parameter in common.',
  statuses: 'Status',
  notes: 'Notes',
  notesHint: 'Why it is as it is',
  designNotes: 'Notes of the design',
  designNotesHint: 'What it is for, what to look at',
  designName: 'Name of the design',
  nameEmpty: 'A name has at least one character.',
  nameTooLong: (actual: number, max: number) => `The name has ${actual} characters; ${max} are kept.`,
  designNotesStep: 'Write notes of the design',
  name: 'Name of the layer',
  formatPlace: (kind: string, groups: readonly string[]) =>
    groups.length === 0 ? kind : `${kind} in ${groups.join(' / ')}`,
  parameters: 'Parameters',
  parametersHint: 'Drag a name or a number sideways to change it; with Shift it goes by tens.',
  commonValues: (parameter: string) => `Common values of ${parameter.toLowerCase()}`,
  kind: 'Kind',
  kindStep: (what: string, kind: string) => `Change ${what} to ${kind}`,
  mixed: 'mixed',
  noParameters: 'It has no parameters.',
  facts: 'What follows from it',
  field: 'Receptive field',
  how: 'How',
  output: 'Output',
  jump: 'Jump',
  extent: 'Unit 0 sees pixels',
  center: 'Its centre',
  params: 'Params',
  macs: 'MACs',
  memory: 'Activations',
  unknown: '?',
  none: '–',
  connections: 'Connections',
  inputs: 'Receives from',
  outputs: 'Feeds',
  findings: 'Findings',
  formatField,
  formatExtent,
  formatStep: (field: LayerAnalysis['field']) =>
    field === null ? '–' : `${formatPerAxis(field.jump)}${unitSpace}px`,
  formatCenter: (center: readonly [number, number]) => `${formatPerAxis(center)}${unitSpace}px`,
  formatCost: (count: number) => (count === 0 ? '0' : formatCount(count)),
  globalContext: 'The whole input has an influence on it, by way of a global layer.',
  onnxNode: (name: string) => `ONNX node ${name}`,
  /** Steps that can be undone. */
  renameStep: (name: string) => `Rename ${name}`,
  parameterStep: (parameter: string, layer: string) => `Set ${parameter.toLowerCase()} of ${layer}`,
  commonParameterStep: (parameter: string, layers: number) =>
    `Set ${parameter.toLowerCase()} of ${countNoun(layers, 'layer')}`,
  notesStep: (layer: string) => `Write notes of ${layer}`,
  formatSize,
} as const;
