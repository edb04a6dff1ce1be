/** @file `fovea analyze`: the analysis of one network, as text or as JSON. */
import { analyze } from '../analysis/analyze';
import { statusRules } from '../architecture/statusRule';
import { enAll as en } from '../text/enAll';
import type { Command } from './commandLine';
import { readTarget } from './readTarget';
import { fallbackResolution } from './targetDesign';
import type { Terminal } from './terminal';

/** A command's exit status: 0, or 1 for a network with errors; or the sentence that explains status 2. */
export type Outcome = { readonly status: 0 | 1 } | { readonly refusal: string };

/** Analyses the command's target and prints what was found. */
export async function runAnalyze(
  command: Extract<Command, { readonly name: 'analyze' }>,
  terminal: Terminal,
): Promise<Outcome> {
  const { folder } = terminal;
  const read = await readTarget(command.target, { folder, resolution: command.resolution });
  if ('refusal' in read) return read;
  const { target } = read;
  const analysis = analyze(target.architecture, {
    resolution: command.resolution ?? target.resolution ?? fallbackResolution,
    rule: command.rule ?? target.rule ?? statusRules[0] ?? 'paper',
  });
  if (command.isJson) {
    const { writeAnalysis } = await import('../codecs/json/writeAnalysis');
    const { formatJsonText } = await import('../codecs/json/jsonText');
    terminal.write(
      formatJsonText(writeAnalysis(target.architecture, analysis, en.diagnostics, target.report)),
    );
  } else {
    const { formatReport } = await import('./report');
    terminal.write(formatReport(target, analysis, terminal));
  }
  return { status: analysis.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0 };
}
