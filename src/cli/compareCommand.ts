/** @file `fovea compare`: two networks side by side, matched by structure, as text or as JSON. */
import { analyze } from '../analysis/analyze';
import { formatJsonText } from '../codecs/json/jsonText';
import { cleanText } from '../codecs/table/cleanText';
import { type Column, formatTable } from '../codecs/table/textTable';
import { writeComparisonLink } from '../codecs/url/link';
import { compareArchitectures } from '../compare/compareArchitectures';
import { compareFacts, compareTotals } from '../compare/compareFacts';
import type { LayerComparison } from '../compare/comparison';
import type { Design } from '../document/document';
import { compareText } from '../text/en/compareText';
import { summaryText } from '../text/en/summaryText';
import { capitalize } from '../text/en/words';
import { formatBytes, formatCount, unitSpace } from '../text/quantities';
import type { Outcome } from './analyzeCommand';
import type { Command } from './commandLine';
import { readTargetDesign } from './targetDesign';
import { createPaint, type Terminal } from './terminal';

const signs: Readonly<Record<LayerComparison['type'], string>> = {
  same: ' ',
  changed: '~',
  added: '+',
  removed: '-',
};

interface Sides {
  readonly before: Design;
  readonly after: Design;
}

function compareSides({ before, after }: Sides) {
  const look = ({ architecture, resolution, rule }: Design) => analyze(architecture, { resolution, rule });
  const [first, second] = [look(before), look(after)];
  const comparison = compareArchitectures(before.architecture, after.architecture);
  const entries = comparison.layers.map((entry) => ({ entry, facts: compareFacts(entry, first, second) }));
  return { first, second, comparison, entries };
}

const columns: readonly Column[] = [
  { header: '', align: 'left' },
  { header: compareText.headers.layer, align: 'left', shrinkTo: 12, limit: 60 },
  { header: compareText.headers.difference, align: 'left', dropOrder: 1 },
  { header: compareText.headers.field, align: 'right' },
  { header: compareText.headers.status, align: 'left' },
  { header: compareText.headers.params, align: 'right', dropOrder: 2 },
  { header: compareText.headers.macs, align: 'right', dropOrder: 3 },
];

function formatComparison(sides: Sides, terminal: Terminal): string {
  const { before, after } = sides;
  const { first, second, comparison, entries } = compareSides(sides);
  const paint = createPaint(terminal);
  const shown = entries.filter(
    ({ entry, facts }) => entry.type !== 'same' || facts.hasOtherField || facts.hasOtherStatus,
  );
  const rows = shown.map(({ entry, facts }) => {
    const from = entry.before === null ? undefined : before.architecture.layers.get(entry.before);
    const to = entry.after === null ? undefined : after.architecture.layers.get(entry.after);
    const names = [from?.name, to?.name].filter((name) => name !== undefined);
    return [
      signs[entry.type],
      compareText.formatChange(names[0] ?? '', names.at(-1) ?? ''),
      entry.type === 'changed'
        ? compareText.formatDifferences(entry, from?.layer ?? null, to?.layer ?? null)
        : entry.type === 'same'
          ? ''
          : compareText.types[entry.type],
      compareText.formatField(facts.before, facts.after),
      compareText.formatStatus(facts.before, facts.after),
      compareText.formatCountDifference(facts.params),
      compareText.formatCountDifference(facts.macs),
    ];
  });
  const { lines } = formatTable(columns, rows, {
    ...(terminal.columns !== undefined && { width: terminal.columns }),
    paint: (text, row) =>
      paint(text, row < 0 ? 'header' : shown[row]?.entry.type === 'same' ? 'quiet' : 'plain'),
  });
  const totals = compareTotals(first, second);
  const { formatTotal, formatCountDifference, formatByteDifference } = compareText;
  const sentences = [
    `${compareText.formatCounts(comparison.counts)}.`,
    `${compareText.formatChange(
      capitalize(summaryText.formatHeadline(first.headline)),
      capitalize(summaryText.formatHeadline(second.headline)),
    )}.`,
    `Parameters: ${formatTotal(formatCount(first.totals.params), formatCount(second.totals.params), formatCountDifference(totals.params))}.`,
    `MACs: ${formatTotal(formatCount(first.totals.macs), formatCount(second.totals.macs), formatCountDifference(totals.macs))}.`,
    `Activations: ${formatTotal(formatBytes(first.totals.memoryBytes), formatBytes(second.totals.memoryBytes), formatByteDifference(totals.memoryBytes))}.`,
  ];
  const title = [before, after].map(({ title: name, resolution }) =>
    compareText.formatSide(cleanText(name || '?'), resolution),
  );
  return [
    `${title.join(' → ')}\n`,
    ...(shown.length > 0 ? [...lines, ''] : []),
    ...sentences.map((sentence) => sentence.replaceAll(unitSpace, ' ')),
    '',
  ].join('\n');
}

function writeComparison(sides: Sides) {
  const { first, second, comparison, entries } = compareSides(sides);
  const describe = ({ title, resolution, rule }: Design, { totals }: typeof first) => ({
    ...{ title, resolution, rule, totals },
  });
  return {
    schema: 'fovea-comparison/1',
    before: describe(sides.before, first),
    after: describe(sides.after, second),
    counts: comparison.counts,
    layers: entries.map(({ entry, facts }) => ({
      ...{ type: entry.type, before: entry.before, after: entry.after, params: entry.params },
      ...{ otherKind: entry.hasOtherKind, otherInputs: entry.isRewired },
      field: [facts.before?.field ?? null, facts.after?.field ?? null].map(
        (field) => field && { min: field.min, max: field.max },
      ),
      status: [facts.before?.status ?? null, facts.after?.status ?? null],
      difference: { params: facts.params, macs: facts.macs, memoryBytes: facts.memoryBytes },
    })),
    difference: compareTotals(first, second),
    link: writeComparisonLink(sides.after, sides.before),
  };
}

/** Compares the command's targets and prints what differs. */
export async function runCompare(
  command: Extract<Command, { readonly name: 'compare' }>,
  terminal: Terminal,
): Promise<Outcome> {
  const first = await readTargetDesign(command, terminal);
  if ('refusal' in first) return first;
  const second = await readTargetDesign({ ...command, target: command.other }, terminal);
  if ('refusal' in second) return second;
  const sides = { before: first.design, after: second.design };
  terminal.write(command.isJson ? formatJsonText(writeComparison(sides)) : formatComparison(sides, terminal));
  return { status: 0 };
}
