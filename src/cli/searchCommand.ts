/** @file `fovea search`: better designs from one network, as a table or as JSON. */
import { analyze } from '../analysis/analyze';
import { formatJsonText } from '../codecs/json/jsonText';
import { cleanText } from '../codecs/table/cleanText';
import { wrapText } from '../codecs/table/displayText';
import { type Column, formatTable } from '../codecs/table/textTable';
import type { Design } from '../document/document';
import { countWorking } from '../search/objectives';
import {
  type Find,
  getDefaultLimits,
  type SearchOptions,
  type SearchProgress,
  searchDesigns,
} from '../search/searchDesigns';
import { type DesignSummary, summarizeDesign } from '../suggestions/designSummary';
import { en } from '../text/en';
import { cliText } from '../text/en/cliText';
import { searchText } from '../text/en/searchText';
import { formatBytes, formatCount, formatPercent, formatSize, unitSpace } from '../text/quantities';
import type { Outcome } from './analyzeCommand';
import type { Command } from './commandLine';
import { writeDesignLink, writeFind, writeSummary } from './designJson';
import { readTargetDesign } from './targetDesign';
import { createPaint, type Terminal } from './terminal';

/** Runs the search; where somebody watches, it says how far it is. */
function runToEnd(design: Design, options: SearchOptions, terminal: Terminal): SearchProgress {
  const { architecture, resolution, rule } = design;
  const search = searchDesigns({ architecture, input: { resolution, rule } }, options);
  const isWatched = terminal.columns !== undefined;
  for (let step = search.next(); ; step = search.next()) {
    const { done, total } = step.value;
    const line = cliText.formatTries(done, total);
    if (isWatched) terminal.writeError(step.done ? `\r${' '.repeat(line.length)}\r` : `\r${line}`);
    if (step.done) return step.value;
  }
}

const columns: readonly (Column & { readonly format: (find: Find, index: number) => string })[] = [
  {
    header: cliText.findHeaders.number,
    align: 'right',
    format: ({ isStart }, index) => `${isStart ? '*' : ''}${index + 1}`,
  },
  {
    header: cliText.findHeaders.unproductive,
    align: 'right',
    format: ({ summary }) => String(summary.unproductive),
  },
  {
    header: cliText.findHeaders.working,
    align: 'right',
    format: ({ summary }) => String(countWorking(summary)),
  },
  {
    header: cliText.findHeaders.coverage,
    align: 'right',
    dropOrder: 3,
    format: ({ summary }) => formatPercent(summary.coverage),
  },
  {
    header: cliText.findHeaders.mapSize,
    align: 'right',
    dropOrder: 1,
    format: ({ mapSize }) => formatSize(mapSize),
  },
  { header: cliText.findHeaders.macs, align: 'right', format: ({ summary }) => formatCount(summary.macs) },
  {
    header: cliText.findHeaders.params,
    align: 'right',
    format: ({ summary }) => formatCount(summary.params),
  },
  {
    header: cliText.findHeaders.memoryBytes,
    align: 'right',
    dropOrder: 4,
    format: ({ summary }) => formatBytes(summary.memoryBytes),
  },
  {
    header: cliText.findHeaders.outline,
    align: 'left',
    dropOrder: 2,
    format: ({ outline }) => searchText.formatOutline(outline),
  },
];

function formatFinds(
  design: Design,
  finds: readonly Find[],
  { seed, evaluations }: SearchOptions,
  terminal: Terminal,
): string {
  const paint = createPaint(terminal);
  const { columns: width = Number.POSITIVE_INFINITY } = terminal;
  const plain = (line: string) => line.replaceAll(unitSpace, ' ');
  const say = (text: string) =>
    wrapText(cleanText(`${text}.`), width, '  ')
      .map(plain)
      .join('\n');
  const title = cliText.formatTitle(
    design.title,
    formatSize(design.resolution),
    en.status.rules[design.rule],
  );
  if (finds.length === 0) return `${say(cliText.nothingFound)}\n`;
  const rows = finds.map((find, index) => columns.map(({ format }) => format(find, index)));
  const table = formatTable(columns, rows, { width });
  return `${[
    paint(plain(cleanText(title)), 'strong'),
    '',
    ...table.lines.map(plain),
    '',
    ...(table.leftOut.length === 0 ? [] : [say(cliText.formatLeftOut(table.leftOut))]),
    say(cliText.formatFinds(finds.length, evaluations, seed)),
    say(cliText.heuristicNote),
    say(cliText.linkNote),
  ].join('\n')}\n`;
}

function writeFinds(
  design: Design,
  start: DesignSummary,
  { seed, evaluations, limits }: SearchOptions,
  finds: readonly Find[],
) {
  const [height, width] = design.resolution;
  return {
    schema: 'fovea-search/1',
    input: { height, width },
    rule: design.rule,
    seed,
    tries: evaluations,
    limits,
    start: { ...writeSummary(start), working: countWorking(start) },
    finds: finds.map((find) => writeFind(design, design.resolution, find)),
  };
}

/** Searches from the command's target and prints what was found, or the link to one of the designs. */
export async function runSearch(
  command: Extract<Command, { readonly name: 'search' }>,
  terminal: Terminal,
): Promise<Outcome> {
  const read = await readTargetDesign(command, terminal);
  if ('refusal' in read) return read;
  const { design } = read;
  const { architecture, resolution, rule } = design;
  const analysis = analyze(architecture, { resolution, rule });
  const start = summarizeDesign(analysis);
  const limits = { ...getDefaultLimits(start), ...command.limits };
  const options: SearchOptions = { seed: command.seed, evaluations: command.tries, limits };
  const { finds } = runToEnd(design, options, terminal);
  const status = analysis.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  if (command.pick !== null) {
    const picked = finds[command.pick - 1];
    if (picked === undefined) return { refusal: cliText.formatPickMissing(command.pick, finds.length) };
    const input = { resolution, rule };
    terminal.write(`${writeDesignLink(design, { architecture: picked.architecture, input })}\n`);
    return { status };
  }
  terminal.write(
    command.isJson
      ? formatJsonText(writeFinds(design, start, options, finds))
      : formatFinds(design, finds, options, terminal),
  );
  return { status };
}
