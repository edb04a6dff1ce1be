/** @file How a run comes to a device again after one has failed: the same backend once more, then another. */
import type { BackendName } from '../protocol';
import { DeviceFailure } from './deviceFailure';
import { RunError } from './runFailure';

const maxRecoveries = 3;

/** Opens a backend with the network on it, none of those that are excluded. */
type Open<T> = (excluded: ReadonlySet<BackendName>) => Promise<T>;

/** The recoveries of one run. */
export class Recoveries {
  private count = 0;

  /**
   * Opens a backend; one that fails while it is opened is a further failure.
   *
   * @param failed what failed before; null where nothing did.
   * @throws RunError where devices have failed too often.
   */
  async open<T>(open: Open<T>, failed: DeviceFailure | null = null): Promise<T> {
    if (failed !== null) this.count += 1;
    if (this.count > maxRecoveries) throw new RunError({ code: 'device-lost' });
    // An error comes again, a lost device can be a passing thing.
    const isExcluded = failed !== null && (failed.problem === 'error' || this.count > 1);
    try {
      return await open(new Set(isExcluded ? [failed.backend] : []));
    } catch (error) {
      if (error instanceof DeviceFailure) return this.open(open, error);
      // A lost device may be gone for good: then there is nothing left of what was chosen.
      const isGone = error instanceof RunError && error.problem.code === 'no-backend';
      if (failed !== null && !isExcluded && isGone) return this.open(open, failed);
      throw error;
    }
  }
}
