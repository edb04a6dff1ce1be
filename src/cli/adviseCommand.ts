/** @file `fovea advise`: all suggestions for one network, as text or as JSON. */
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import { formatJsonText } from '../codecs/json/jsonText';
import { cleanText } from '../codecs/table/cleanText';
import { wrapText } from '../codecs/table/displayText';
import type { Design } from '../document/document';
import { type Advice, findSuggestions } from '../suggestions/findSuggestions';
import { en } from '../text/en';
import { cliText } from '../text/en/cliText';
import { suggestionText } from '../text/en/suggestionText';
import { formatSize, unitSpace } from '../text/quantities';
import type { Outcome } from './analyzeCommand';
import type { Command } from './commandLine';
import { type Origin, writeDesignLink, writeSummary } from './designJson';
import { readTargetDesign } from './targetDesign';
import { createPaint, type Terminal } from './terminal';

const createGetName =
  ({ architecture }: Design) =>
  (id: LayerId) =>
    architecture.layers.get(id)?.name ?? id;

function writeAdvice(design: Design, { suggestions, refused }: Advice) {
  const getName = createGetName(design);
  const [height, width] = design.resolution;
  return {
    schema: 'fovea-advice/1',
    input: { height, width },
    rule: design.rule,
    suggestions: suggestions.map((suggestion) => ({
      id: suggestion.id,
      code: suggestion.code,
      ...suggestionText.describeReason(suggestion.reason, getName),
      strategies: suggestion.strategies,
      measure: suggestion.measure,
      targets: suggestion.targets,
      before: writeSummary(suggestion.before),
      after: writeSummary(suggestion.after),
      link: writeDesignLink(design, suggestion.apply()),
    })),
    refused: refused.map(({ id, code, reason, targets, problem }) => ({
      id,
      code,
      title: suggestionText.describeReason(reason, getName).title,
      targets,
      message: suggestionText.explainProblem(problem, getName),
    })),
  };
}

function formatAdvice(design: Design, { suggestions, refused }: Advice, terminal: Terminal): string {
  const paint = createPaint(terminal);
  const getName = createGetName(design);
  const { columns: width = Number.POSITIVE_INFINITY } = terminal;
  const wrap = (text: string, indent: string) =>
    wrapText(cleanText(text), width - indent.length, '')
      .map((line) => indent + line)
      .map((line) => line.replaceAll(unitSpace, ' '));
  const [title = ''] = wrap(
    cliText.formatTitle(design.title, formatSize(design.resolution), en.status.rules[design.rule]),
    '',
  );
  const blocks = suggestions.map((suggestion, index) => {
    const words = suggestionText.describeReason(suggestion.reason, getName);
    const aims = suggestion.strategies.map((strategy) => suggestionText.strategies[strategy]).join(', ');
    const [first = '', ...rest] = wrap(`${words.title} (${aims})`, '    ');
    const number = `${index + 1}.`.padEnd(4);
    return [
      paint(number + first.slice(number.length), 'strong'),
      ...rest.map((line) => paint(line, 'strong')),
      ...wrap(suggestionText.formatGain(suggestion), '    '),
      ...wrap(`${words.why} (${words.source})`, '    ').map((line) => paint(line, 'quiet')),
    ].join('\n');
  });
  const problems = refused.flatMap(({ reason, problem }) => {
    const { title: what } = suggestionText.describeReason(reason, getName);
    return wrap(`${what}: ${suggestionText.explainProblem(problem, getName)}`, '    ');
  });
  const parts = [
    paint(title, 'strong'),
    ...(blocks.length > 0 ? blocks : wrap(`${cliText.noAdvice}.`, '')),
    ...(problems.length > 0 ? [[cliText.formatRefusedHeading, ...problems].join('\n')] : []),
    ...(blocks.length > 0 ? [wrap(`${cliText.linkNote}.`, '').join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Prints the suggestions for the command's target, or the link to what one of them makes. */
export async function runAdvise(
  { pick, isJson, ...command }: Extract<Command, { readonly name: 'advise' }>,
  terminal: Terminal,
): Promise<Outcome> {
  const read = await readTargetDesign({ ...command, pick, isJson }, terminal);
  if ('refusal' in read) return read;
  const { design } = read;
  const { architecture, resolution, rule } = design;
  const analysis = analyze(architecture, { resolution, rule });
  const advice = findSuggestions(architecture, analysis);
  const status = analysis.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  if (pick !== null) {
    const picked = advice.suggestions[pick - 1];
    if (picked === undefined) return { refusal: cliText.formatPickMissing(pick, advice.suggestions.length) };
    const origin: Origin = design;
    terminal.write(`${writeDesignLink(origin, picked.apply())}\n`);
    return { status };
  }
  terminal.write(
    isJson ? formatJsonText(writeAdvice(design, advice)) : formatAdvice(design, advice, terminal),
  );
  return { status };
}
