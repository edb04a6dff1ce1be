/** @file `fovea convert`: a network as a file of another format. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadExporter } from '../codecs/exportFormats';
import { cliText } from '../text/en/cliText';
import { joinExplanation } from '../text/en/words';
import { enAll as en } from '../text/enAll';
import type { Outcome } from './analyzeCommand';
import type { Command } from './commandLine';
import { describeFileError } from './fileSource';
import { readTargetDesign } from './targetDesign';
import type { Terminal } from './terminal';

/** Writes the command's target in the format that was asked for. */
export async function runConvert(
  command: Extract<Command, { readonly name: 'convert' }>,
  terminal: Terminal,
): Promise<Outcome> {
  const read = await readTargetDesign(command, terminal);
  if ('refusal' in read) return read;
  const exporter = await loadExporter(command.format);
  const result = exporter.write(read.design);
  if (!result.ok) {
    const sentence = joinExplanation(en.exports.explainProblem(result.problem));
    if (result.problem.code !== 'has-errors') return { refusal: sentence };
    terminal.writeError(`${sentence}\n`);
    return { status: 1 };
  }
  const { content } = result;
  if (command.out === null) {
    if (typeof content !== 'string' && terminal.columns !== undefined)
      return { refusal: cliText.formatBinary(exporter.extension) };
    terminal.write(content);
  } else {
    try {
      await writeFile(resolve(terminal.folder, command.out), content);
    } catch (error) {
      return { refusal: cliText.formatUnwritable(command.out, describeFileError(error)) };
    }
  }
  const sentences = [...read.target.notes, ...result.notes.map(en.exports.formatNote)];
  for (const sentence of sentences) terminal.writeError(`${sentence}\n`);
  return { status: 0 };
}
