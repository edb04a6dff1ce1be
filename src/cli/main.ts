/** @file Entry of the command line: `npm run --silent fovea -- ...`. Connects the program to the process. */
import { readFileSync } from 'node:fs';
import { cliText } from '../text/en/cliText';
import { runProgram } from './program';
import { findFolder, hasColor } from './terminal';

const { stdout, stderr, env, argv } = process;

/** A reader that leaves early (`| head`) is no error, and nobody is left to be told; a full disk is one. */
stdout.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
  process.exitCode = 2;
  stderr.write(`${cliText.formatOutputProblem(code)}\n`, () => process.exit());
});
stderr.on('error', ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === 'EPIPE' ? process.exitCode : 2),
);

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

// Not process.exit: what was written to a pipe is still under way.
process.exitCode = await runProgram(
  argv.slice(2),
  {
    write: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    isColored: hasColor(env, stdout.isTTY === true),
    columns: stdout.isTTY ? stdout.columns : undefined,
    folder: findFolder(env, process.cwd()),
  },
  version,
);
