/**
 * @file Which run this page has for itself: from its start until nothing more is done with it. What is let go is written
 * by then, for the page that takes it up reads it.
 */
import type { RunId } from '../../training/protocol';
import type { ControlParts } from './runCommands';

/** A run that is this page's until it is freed. */
export interface HeldRun {
  readonly id: RunId;
  readonly free: () => void;
}

/** The run that is held. */
export interface RunHold {
  has(id: RunId): boolean;
  /** Asks for a run, and has it beside the one that is held. @returns null where another page has it. */
  take(id: RunId): Promise<HeldRun | null>;
  /** Holds a run that was taken, in place of another. */
  keep(run: HeldRun): void;
  /** Frees a run that was taken. */
  free(run: HeldRun): void;
  /** Lets the run go as soon as it is written. @param isWanted asked again by then. */
  letGo(isWanted?: () => boolean): void;
  /** The runs that other pages have. */
  listOthers(): Promise<ReadonlySet<RunId>>;
}

/** Holds nothing. @param whenWritten resolves when all that this page knows is written. */
export function createRunHold(
  { hold, listHeld }: Pick<ControlParts, 'hold' | 'listHeld'>,
  whenWritten: () => Promise<unknown>,
): RunHold {
  let held: HeldRun | null = null;
  // Those that are asked for too: the browser lists them before it answers.
  const own = new Set<RunId>();
  /** Those that are being asked for. */
  const asking = new Map<RunId, Promise<HeldRun | null>>();
  /** Those that are let go but not yet written. */
  const leaving = new Map<RunId, Promise<void>>();
  const give = ({ id, free }: HeldRun): void => {
    free();
    own.delete(id);
  };
  const free = (run: HeldRun): void => {
    const isGone = whenWritten().then(() => {
      leaving.delete(run.id);
      give(run);
    });
    leaving.set(run.id, isGone);
  };
  const ask = async (id: RunId): Promise<HeldRun | null> => {
    await leaving.get(id);
    own.add(id);
    const release = await hold(id);
    if (release === null) own.delete(id);
    return release && { id, free: release };
  };
  return {
    has: (id) => held?.id === id,
    take(id) {
      if (held?.id === id) return Promise.resolve(held);
      // Who asks twice at once has it twice, not against itself.
      const asked = asking.get(id) ?? ask(id).finally(() => asking.delete(id));
      asking.set(id, asked);
      return asked;
    },
    keep(run) {
      if (held !== null && held !== run) free(held);
      held = run;
    },
    free,
    letGo(isWanted = () => true) {
      const going = held;
      if (going === null || !isWanted()) return;
      void whenWritten().then(() => {
        if (held !== going || !isWanted()) return;
        held = null;
        give(going);
      });
    },
    async listOthers() {
      // What is let go meanwhile may still be listed.
      const before = new Set(own);
      return new Set([...(await listHeld())].filter((id) => !before.has(id) && !own.has(id)));
    },
  };
}
