/**
 * @file From a TARGET of the command line to a network. The ways to name one are a list: one more is one line. What a
 * way needs is loaded when it is taken, so that the others start fast.
 */
import type { TargetOptions, TargetReader, TargetResult } from './target';

const presetPrefix = 'preset:';

/** Ways that are known by how a reference begins. */
const targetReaders: readonly TargetReader[] = [
  {
    accepts: (reference) => reference.startsWith(presetPrefix),
    read: async (reference) =>
      (await import('./presetTarget')).readPreset(reference.slice(presetPrefix.length)),
  },
  {
    accepts: (reference) => /^(https?:\/\/|#)/i.test(reference),
    read: async (reference) => (await import('./linkTarget')).readLinkTarget(reference),
  },
];

/** Everything else is the path of a file. */
const readPath: TargetReader['read'] = async (reference, options) =>
  (await import('./fileTarget')).readFileTarget(reference, options);

/** Reads what a reference names. */
export async function readTarget(reference: string, options: TargetOptions): Promise<TargetResult> {
  const reader = targetReaders.find(({ accepts }) => accepts(reference));
  return (reader?.read ?? readPath)(reference, options);
}
