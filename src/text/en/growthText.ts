/** @file Words of the growth plots. */
import { countNoun } from './words';

/** What the growth plots say. */
export const growthText = {
  measure: 'What to plot',
  measures: {
    field: 'Receptive field',
    mapSize: 'Map size',
    params: 'Parameters',
    macs: 'MACs',
    memoryBytes: 'Activations',
  },
  units: {
    field: 'receptive field, pixels of the image',
    mapSize: 'map, pixels of its own',
    params: 'parameters',
    macs: 'multiply-accumulates',
    memoryBytes: 'bytes of the output',
  },
  cumulativeUnits: {
    params: 'parameters up to here',
    macs: 'multiply-accumulates up to here',
    memoryBytes: 'bytes of outputs up to here',
  },
  scale: 'Scale',
  scales: { linear: 'Linear', log: 'Log' },
  sums: 'Of each layer, or up to it',
  sumOptions: { each: 'Each', sum: 'Sum' },
  order: 'Order',
  orders: { network: 'In order', size: 'By size' },
  view: 'How to show it',
  views: { plot: 'Plot', table: 'Table' },
  lines: {
    min: 'smallest',
    max: 'largest',
    'min-height': 'smallest, height',
    'max-height': 'largest, height',
    'min-width': 'smallest, width',
    'max-width': 'largest, width',
    height: 'height',
    width: 'width',
    size: 'size',
    cost: 'of the layer',
    sum: 'up to here',
  },
  layers: 'layers in order',
  layersBySize: 'layers by size',
  border: 'border layer',
  formatReference: (pixels: string) => `the image: ${pixels}`,
  formatReferenceAxis: (axis: 0 | 1, pixels: string) =>
    `${axis === 0 ? 'height' : 'width'} of the image: ${pixels}`,
  /** What a layer has, line by line. */
  formatPlace: (name: string, parts: readonly string[], status: string) =>
    `${name}: ${[...parts, ...(status === '' ? [] : [status])].join(', ')}`,
  formatPart: (line: string, value: string) => `${line} ${value}`,
  describe: (measure: string, count: number) =>
    `${measure} of ${countNoun(count, 'layer')}; arrow keys walk along them, Enter selects one`,
  formatCrossing: (name: string) => `from ${name} on more than the image`,
  formatFirst: (name: string) => `${name} is the first to see more`,
  empty: 'No layer has such a number.',
  export: 'Save the plot',
  formats: { svg: 'Picture (SVG)', png: 'Picture (PNG)', csv: 'Table (CSV)' },
  fileName: (title: string, measure: string) => `${title} ${measure}`.trim(),
  column: 'Layer',
  status: 'Status',
} as const;
