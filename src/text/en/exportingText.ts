/** @file Words of the dialog that exports a design: every format, what it is for, what became of it. */
import type { FormatId } from '../../codecs/formatId';
import { formatBytes } from '../quantities';

/** What can be had of a design: every format that is written, a picture of pixels, a report on paper. */
export type ExportChoice = FormatId | 'png' | 'print';

/** A format in words. */
interface FormatWords {
  readonly name: string;
  readonly what: string;
}

const formats: Readonly<Record<ExportChoice, FormatWords>> = {
  svg: {
    name: 'SVG',
    what: 'The whole network as a drawing, sharp at every size, with legend and caption; for papers and slides. Opens here again.',
  },
  png: {
    name: 'PNG',
    what: 'The same drawing as pixels, two for each on the screen. Opens here again, as long as no program edits it.',
  },
  pdf: {
    name: 'PDF',
    what: 'The same drawing as a page of its size, lines and letters; for LaTeX and print. Opens here again.',
  },
  print: {
    name: 'Report to print',
    what: 'A page with the drawing, what it comes to, the layers as a table, and your notes. The print dialog also saves it as a PDF.',
  },
  pytorch: {
    name: 'PyTorch',
    what: 'One nn.Module with named blocks, loops for rows of them. python FILE prints its summary.',
  },
  keras: { name: 'Keras', what: 'Keras 3 code, functional, channels last.' },
  tfjs: {
    name: 'TensorFlow.js',
    what: 'model.json for tf.loadLayersModel in a browser. Opens here again.',
  },
  onnx: {
    name: 'ONNX',
    what: 'For runtimes and other tools. Weights are made when it runs, so that the file is small. Opens here again.',
  },
  project: {
    name: 'Training project',
    what: 'A zip with the PyTorch code and a script that trains it, on one GPU or many, with the settings of the tab Train, but in full width and at the size of the design. It gets its pictures when it starts; its results.json opens in that tab.',
  },
  csv: { name: 'CSV', what: 'The table of layers for programs: whole numbers, one line a layer.' },
  markdown: { name: 'Markdown', what: 'The table of layers for wikis and issues.' },
  latex: { name: 'LaTeX', what: 'The table of layers for a paper; needs booktabs and longtable.' },
  json: { name: 'JSON', what: 'The design itself, with everything in it. Opens here again.' },
  dot: { name: 'Graphviz', what: 'Nodes in the colours of their status, blocks as clusters.' },
};

/** Words of the dialog. */
export const exportingText = {
  title: (name: string) => `Export ${name}`,
  list: 'Formats',
  groups: { pictures: 'Pictures', code: 'Code and models', tables: 'Tables', data: 'Design and graph' },
  formats,
  preview: 'Preview',
  save: (name: string) => `Save ${name}`,
  print: 'Print',
  notes: 'Notes',
  colophon: 'Made with Fovea. Statuses follow Richter et al., “Should You Go Deeper?”, ICMLA 2021.',
  copy: 'Copy',
  working: 'Writing …',
  empty: 'There are no layers to export yet.',
  formatSize: (bytes: number) => `${formatBytes(bytes)}. Not a text to look at.`,
  cut: (lines: number) => `… and ${lines} more lines`,
  noPixels: 'This browser could not draw so large a picture. SVG and PDF have no limit.',
  smaller: (factor: string) =>
    `So large a picture has ${factor} pixels for each on the screen, not two: browsers draw no larger ones. SVG and PDF have no limit.`,
} as const;
