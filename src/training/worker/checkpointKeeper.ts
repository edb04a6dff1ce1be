/**
 * @file Keeps the last checkpoint of a run: in the browser's storage, where a reload finds it, and at hand, for a
 * device that fails. A young run is kept soon, an older one every 20 s; the slower keeping is, the rarer it becomes.
 */
import type { Checkpoint } from '../checkpoint';
import type { CheckpointStore } from '../checkpointStore';
import type { RunId } from '../protocol';
import type { Trainer } from './trainer';

/** From the start to the first checkpoint; those that follow come when the run is twice as old. */
const firstMs = 2000;
/** Between checkpoints, at most. */
const intervalMs = 20_000;
/** Keeping takes at most this part of the time. */
const share = 20;

/** Milliseconds from a checkpoint to the next. @param ageMs of the run when it was last kept. */
export function computeKeepInterval(ageMs: number, costMs: number): number {
  return Math.max(Math.min(Math.max(ageMs, firstMs), intervalMs), share * costMs);
}

/** Keeps for one run. */
export class CheckpointKeeper {
  private readonly run: RunId;
  private readonly store: CheckpointStore | null;
  private checkpoint: Checkpoint | null = null;
  private begunAt = performance.now();
  private keptAt = this.begunAt;
  private costMs = 0;
  private isTaken = true;

  constructor(run: RunId, store: CheckpointStore | null) {
    this.run = run;
    this.store = store;
  }

  /** The last one; null where the run has just begun. */
  get last(): Checkpoint | null {
    return this.checkpoint;
  }

  /** Whether what is kept can be found again, as far as that is known. */
  get isStoring(): boolean {
    return this.store !== null && this.isTaken;
  }

  /** Begins from a checkpoint. */
  begin(checkpoint: Checkpoint | null): void {
    this.checkpoint = checkpoint;
    this.begunAt = performance.now();
    this.keptAt = this.begunAt;
  }

  /** Whether it is time for another. */
  get isDue(): boolean {
    return performance.now() - this.keptAt > computeKeepInterval(this.keptAt - this.begunAt, this.costMs);
  }

  /**
   * Keeps the run as it is now.
   *
   * @param check called when the weights have been read, before they are trusted; what it throws is thrown.
   * @returns the step, null where the storage took nothing, undefined where nothing was new or is ever stored.
   */
  async keep(trainer: Trainer, check: () => void): Promise<number | null | undefined> {
    const isSaved = this.isTaken && this.checkpoint !== null && trainer.isSavedIn(this.checkpoint);
    if (isSaved || trainer.step === 0) return undefined;
    const begin = performance.now();
    const checkpoint = await trainer.createCheckpoint();
    check();
    this.checkpoint = checkpoint;
    let kept: number | null | undefined;
    if (this.store !== null) {
      this.isTaken = await this.store.save(this.run, checkpoint);
      kept = this.isTaken ? checkpoint.step : null;
    }
    this.keptAt = performance.now();
    this.costMs = this.keptAt - begin;
    return kept;
  }
}
