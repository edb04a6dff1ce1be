/** @file A target as a whole design, as it is shared and converted. */
import { createDesign, type Design } from '../document/document';
import { bothAxes, type PerAxis } from '../util/perAxis';
import type { Command } from './commandLine';
import { readTarget } from './readTarget';
import type { Target } from './target';
import type { Terminal } from './terminal';

/** The size of images where nothing says another, in pixels. */
export const fallbackResolution: PerAxis<number> = bothAxes(224);

/** The design that a command is about, looked at as the command says, or one sentence that says why there is none. */
export async function readTargetDesign(
  command: Extract<Command, { readonly target: string }>,
  { folder }: Terminal,
): Promise<{ readonly design: Design; readonly target: Target } | { readonly refusal: string }> {
  const read = await readTarget(command.target, { folder, resolution: command.resolution });
  if ('refusal' in read) return read;
  const { target } = read;
  const { architecture, title, rule, resolution } = target;
  const design = createDesign(architecture, {
    ...target.kept,
    title,
    resolution: command.resolution ?? resolution ?? fallbackResolution,
    ...((command.rule ?? rule) !== null && { rule: command.rule ?? rule ?? 'paper' }),
  });
  return { design, target };
}
