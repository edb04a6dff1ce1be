/**
 * @file The layer table as CSV (numbers for programs), Markdown and LaTeX (text for people). Any design can be
 * written, one with errors too.
 */
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import type { Architecture, LayerNode } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { isMapShape } from '../../layers/shape';
import { capitalize } from '../../text/en/words';
import { enAll } from '../../text/enAll';
import type { AllText } from '../../text/enLate';
import { formatSize, unitSpace } from '../../text/quantities';
import type { PerAxis } from '../../util/perAxis';
import { getAnalysis } from '../exportable';
import type { Exporter, ExportOptions } from '../exporter';
import { cleanText } from './cleanText';
import { type CsvCell, formatCsv } from './csv';
import { createColumns, createRow } from './layerTable';

/** Layers with what is known of them, in document order. */
function listLayers(
  { layers }: Architecture,
  analysis: Analysis,
): readonly (readonly [LayerNode, LayerAnalysis])[] {
  return [...layers.values()].flatMap((node) => {
    const found = analysis.layers.get(node.id);
    return found === undefined ? [] : [[node, found] as const];
  });
}

/** Columns of the CSV; the README documents them. */
const csvHeaders = [
  ...['id', 'name', 'kind', 'inputs', 'channels', 'height', 'width', 'field_min_height', 'field_min_width'],
  ...[
    'field_max_height',
    'field_max_width',
    'jump_height',
    'jump_width',
    'status',
    'border',
    'params',
    'macs',
  ],
  'memory_bytes',
];

const spread = (value: PerAxis<number> | undefined) => value ?? [null, null];

function createCsvRow(node: LayerNode, found: LayerAnalysis): readonly CsvCell[] {
  const { shape, field } = found;
  const map = shape !== null && isMapShape(shape) ? shape : null;
  const channels = map?.channels ?? (shape !== null && !isMapShape(shape) ? shape.features : null);
  return [
    ...[node.id, node.name, node.layer.kind, node.inputs.join(' '), channels],
    ...[map?.height ?? null, map?.width ?? null, ...spread(field?.min), ...spread(field?.max)],
    ...[...spread(field?.jump), found.status, found.isBorder, found.params, found.macs, found.memoryBytes],
  ];
}

function writeCsv({ architecture }: Design, analysis: Analysis): string {
  const rows = listLayers(architecture, analysis).map(([node, found]) => createCsvRow(node, found));
  return formatCsv([csvHeaders, ...rows]);
}

/** AllText that Markdown shows as it is. */
function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(/[\\`*_{}[\]<>()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;');
}

const latexSigns: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
  ['"', "''"],
  [unitSpace, '~'],
  ...[...'&%$#_{}'].map((sign): [string, string] => [sign, `\\${sign}`]),
]);

/** AllText that LaTeX sets as it is. */
function escapeLatex(text: string): string {
  return cleanText(text).replace(/[\\~^<>|"\u00A0&%$#_{}]/g, (sign) => latexSigns.get(sign) ?? sign);
}

/** What stands above a table and below it. */
function createCaption({ title, resolution, rule }: Design, analysis: Analysis, text: AllText) {
  return {
    heading: `${title || 'Network'}, ${formatSize(resolution)}, ${text.status.rules[rule]}`,
    sentences: [
      `${capitalize(text.summary.formatHeadline(analysis.headline))}.`,
      `${capitalize(text.summary.formatTotals(analysis.totals))}.`,
    ],
  };
}

function writeMarkdown(design: Design, analysis: Analysis, text: AllText): string {
  const columns = createColumns(text.layerTable);
  const { heading, sentences } = createCaption(design, analysis, text);
  const formatLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = listLayers(design.architecture, analysis).map(([node, found]) =>
    formatLine(createRow(node, found, text.layerTable).map(escapeMarkdown)),
  );
  return [
    `**${escapeMarkdown(heading)}**`,
    '',
    formatLine(columns.map(({ header }) => escapeMarkdown(header))),
    formatLine(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows,
    '',
    ...sentences.map(escapeMarkdown),
    '',
  ].join('\n');
}

function writeLatex(design: Design, analysis: Analysis, text: AllText): string {
  const columns = createColumns(text.layerTable);
  const { heading, sentences } = createCaption(design, analysis, text);
  const formatLine = (cells: readonly string[]) => `${cells.map(escapeLatex).join(' & ')} \\\\`;
  return [
    '% \\usepackage{booktabs,longtable}',
    `\\begin{longtable}{@{}${columns.map(({ align }) => (align === 'right' ? 'r' : 'l')).join('')}@{}}`,
    `\\caption{${escapeLatex([`${heading}.`, ...sentences].join(' '))}}\\\\`,
    '\\toprule',
    formatLine(columns.map(({ header }) => header)),
    '\\midrule',
    '\\endhead',
    ...listLayers(design.architecture, analysis).map(([node, found]) =>
      formatLine(createRow(node, found, text.layerTable)),
    ),
    '\\bottomrule',
    '\\end{longtable}',
    '',
  ].join('\n');
}

function createTableExporter(
  facts: Omit<Exporter, 'write'>,
  write: (design: Design, analysis: Analysis, text: AllText) => string,
): Exporter {
  return {
    ...facts,
    write: (design, options: ExportOptions = {}) => {
      if (design.architecture.layers.size === 0) return { ok: false, problem: { code: 'empty' } };
      return {
        ok: true,
        content: write(design, getAnalysis(design, options), options.text ?? enAll),
        notes: [],
      };
    },
  };
}

/** Writes comma-separated values: every number as it is, one line a layer. */
export const csvExporter = createTableExporter(
  { id: 'csv', extension: '.csv', mediaType: 'text/csv' },
  writeCsv,
);

/** Writes the table as people read it, for wikis and issues. */
export const markdownExporter = createTableExporter(
  { id: 'markdown', extension: '.md', mediaType: 'text/markdown' },
  writeMarkdown,
);

/** Writes the table for a paper, with booktabs and longtable. */
export const latexExporter = createTableExporter(
  { id: 'latex', extension: '.tex', mediaType: 'text/x-tex' },
  writeLatex,
);
