/** @file Ids of runs, and whose a run is: one page at a time trains it. */
import type { RunId } from '../../training/protocol';

/** A new id that no other run has. */
export function createRunId(): RunId {
  const random = () => Math.random().toString(36).slice(2, 12);
  return (crypto.randomUUID?.() ?? `${random()}-${random()}`) as RunId;
}

const lockName = (id: RunId) => `fovea-run-${id}`;

/** The runs that any page has in hand, this one too. */
export async function listHeldRuns(): Promise<ReadonlySet<RunId>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const prefix = lockName('' as RunId);
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length) as RunId] : [])),
  );
}

/** Holds a run by a lock of the browser, which ends with the page. Without locks nobody else is known of. */
export function holdRun(id: RunId): Promise<(() => void) | null> {
  if (navigator.locks === undefined) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks
      .request(lockName(id), { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(() => resolve(() => {}));
  });
}
