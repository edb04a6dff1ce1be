/** @file The program: a command line in, text and an exit status out. What a command needs is loaded when it runs. */
import { cliText } from '../text/en/cliText';
import type { Outcome } from './analyzeCommand';
import { type Command, parseCommandLine } from './commandLine';
import type { Terminal } from './terminal';

async function runCommand(command: Command, terminal: Terminal, version: string): Promise<Outcome> {
  switch (command.name) {
    case 'analyze':
      return (await import('./analyzeCommand')).runAnalyze(command, terminal);
    case 'advise':
      return (await import('./adviseCommand')).runAdvise(command, terminal);
    case 'search':
      return (await import('./searchCommand')).runSearch(command, terminal);
    case 'share':
      return (await import('./shareCommand')).runShare(command, terminal);
    case 'convert':
      return (await import('./convertCommand')).runConvert(command, terminal);
    case 'compare':
      return (await import('./compareCommand')).runCompare(command, terminal);
    case 'presets':
      (await import('./presetsCommand')).runPresets(command.isJson, terminal);
      return { status: 0 };
    case 'schema':
      terminal.write((await import('../codecs/json/designSchema')).writeDesignSchema());
      return { status: 0 };
    case 'help':
      terminal.write(cliText.help);
      return { status: 0 };
    case 'version':
      terminal.write(`${version}\n`);
      return { status: 0 };
  }
}

/** One line, and nothing that acts on a terminal. */
function toLine(text: string): string {
  return `${text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()}\n`;
}

/**
 * Runs a command line.
 *
 * @param args what follows the program's name.
 * @returns the exit status: 0; 1 for a network with errors; 2 where the command or its file cannot be understood, and
 *   then one sentence was written to standard error. Never rejects.
 */
export async function runProgram(
  args: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<0 | 1 | 2> {
  try {
    const parsed = parseCommandLine(args);
    const outcome =
      'problem' in parsed
        ? { refusal: cliText.formatUsageProblem(parsed.problem) }
        : await runCommand(parsed.command, terminal, version);
    if ('status' in outcome) return outcome.status;
    terminal.writeError(toLine(outcome.refusal));
  } catch (error) {
    // A mistake of ours is a sentence too; its place in the code helps nobody on a terminal.
    const message = error instanceof Error ? error.message : String(error);
    terminal.writeError(toLine(cliText.formatCrash(message)));
  }
  return 2;
}
