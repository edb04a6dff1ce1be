/** @file The analysis as text for a terminal: the layer table, then what it comes to, then what is wrong. */
import type { Analysis } from '../analysis/analysis';
import type { Diagnostic } from '../analysis/diagnostic';
import type { Architecture, LayerId } from '../architecture/architecture';
import { cleanText } from '../codecs/table/cleanText';
import { wrapText } from '../codecs/table/displayText';
import { formatLayerTable } from '../codecs/table/layerTable';
import { cliText } from '../text/en/cliText';
import { capitalize, joinExplanation } from '../text/en/words';
import { enAll as en } from '../text/enAll';
import { formatSize, unitSpace } from '../text/quantities';
import type { Target } from './target';
import { createPaint, type Paint, type Terminal } from './terminal';

const maxDiagnostics = 20;

const createGetName =
  ({ layers }: Architecture) =>
  (id: LayerId) =>
    layers.get(id)?.name ?? id;

function formatSummary({ architecture }: Target, analysis: Analysis): string[] {
  const { summary } = en;
  const { feasibleResolution, borderLayers, tail, layers, totals, input, headline } = analysis;
  if (headline.judged === 0) return [summary.formatTotals(totals)];
  const getName = createGetName(architecture);
  const tailLength = [...layers.values()].filter(({ isTail }) => isTail).length;
  const misfit = summary.formatFit(input.resolution, feasibleResolution);
  const range = summary.formatFeasibleResolution(feasibleResolution);
  return [
    summary.formatTotals(totals),
    summary.formatBorderLayers(borderLayers.map(getName)),
    summary.formatTail(tail && getName(tail), tailLength),
    misfit === null ? range : `${range}; ${misfit}`,
    summary.formatVariants(feasibleResolution),
  ];
}

function formatDiagnostics(
  { architecture }: Target,
  diagnostics: readonly Diagnostic[],
  paint: Paint,
  wrap: (text: string, indent: string) => readonly string[],
): string[] {
  const shown = diagnostics.slice(0, maxDiagnostics);
  const lines = shown.flatMap((diagnostic) => {
    const { severity } = diagnostic;
    const explanation = en.diagnostics.formatDiagnostic(diagnostic, createGetName(architecture));
    const word = en.diagnostics.severities[severity];
    const [first = '', ...rest] = wrap(`${word}: ${joinExplanation(explanation)}`, '  ');
    return [paint(word, severity) + first.slice(word.length), ...rest];
  });
  const others = diagnostics.length - shown.length;
  return others > 0 ? [...lines, ...wrap(`${cliText.formatMoreDiagnostics(others)}.`, '  ')] : lines;
}

/** The report on a target: lines with their ends. */
export function formatReport(target: Target, analysis: Analysis, terminal: Terminal): string {
  const paint = createPaint(terminal);
  const { columns: width = Number.POSITIVE_INFINITY } = terminal;
  // Names come from files; the spaces of units need not be told from others where lines end as they do.
  const wrap = (text: string, indent = '') =>
    wrapText(cleanText(text), width, indent).map((line) => line.replaceAll(unitSpace, ' '));
  const table = formatLayerTable(target.architecture, analysis, en.layerTable, { width, paint });
  const { resolution, rule } = analysis.input;
  const title = cliText.formatTitle(target.title, formatSize(resolution), en.status.rules[rule]);
  const toSentences = (texts: readonly string[]) =>
    texts.flatMap((text) => wrap(`${capitalize(text)}.`, '  '));
  const sections: readonly (readonly string[])[] = [
    wrap(title).map((line) => paint(line, 'strong')),
    table.lines.map((line) => line.replaceAll(unitSpace, ' ')),
    table.leftOut.length === 0 ? [] : toSentences([cliText.formatLeftOut(table.leftOut)]),
    [
      ...toSentences([en.summary.formatHeadline(analysis.headline)]).map((line) => paint(line, 'strong')),
      ...toSentences(formatSummary(target, analysis)),
    ],
    formatDiagnostics(target, analysis.diagnostics, paint, wrap),
    target.notes.flatMap((note) => wrap(note, '  ')),
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
