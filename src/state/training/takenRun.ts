/** @file A run that this page takes to work on it: held, and as it is by now, for another page may have left it. */
import type { HeldRun, RunHold } from './runHold';
import type { RunLibrary } from './runLibrary';
import { mergeKept } from './runViews';
import type { DesignRun } from './trainingView';

/** A run that is this page's, as it is by now. */
export interface TakenRun {
  readonly run: DesignRun;
  /** Null where this page had it before. */
  readonly held: HeldRun | null;
}

/** What it works with. */
interface Parts {
  readonly hold: Pick<RunHold, 'has' | 'take'>;
  readonly library: Pick<RunLibrary, 'read'>;
}

/** Takes a run. @returns null where another page has it. */
export async function takeRun(run: DesignRun, { hold, library }: Parts): Promise<TakenRun | null> {
  if (hold.has(run.id)) return { run, held: null };
  const held = await hold.take(run.id);
  if (held === null) return null;
  const kept = await library.read(run.id);
  return { run: kept === null ? run : mergeKept(run, kept), held };
}
