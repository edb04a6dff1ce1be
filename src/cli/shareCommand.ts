/** @file `fovea share`: the link of a network, in one line. */
import { writeLink } from '../codecs/url/link';
import { getReach } from '../codecs/url/linkReach';
import { cliText } from '../text/en/cliText';
import type { Outcome } from './analyzeCommand';
import type { Command } from './commandLine';
import { readTargetDesign } from './targetDesign';
import type { Terminal } from './terminal';

/** Prints the link of the command's target. */
export async function runShare(
  command: Extract<Command, { readonly name: 'share' }>,
  terminal: Terminal,
): Promise<Outcome> {
  const read = await readTargetDesign(command, terminal);
  if ('refusal' in read) return read;
  const link = (command.page ?? '') + writeLink(read.design);
  terminal.write(`${link}\n`);
  if (['few', 'none'].includes(getReach(link.length)))
    terminal.writeError(`${cliText.formatLongLink(link.length)}\n`);
  return { status: 0 };
}
