/** @file What a run says of itself while it goes on: the loss since the last time, its speed, the saturation so far. */
import type { EpochReport, Progress } from '../protocol';
import { RunError } from './runFailure';
import { Speedometer } from './speedometer';
import type { Between, Trainer } from './trainer';

/** Between reports. */
const intervalMs = 150;
/** Between looks at the saturation, at least. */
const lookMs = 1000;
/** Looking takes at most this part of the time. */
const lookShare = 30;
/** A loss beyond this does not come back. */
const divergedLoss = 1e5;

/** Reports of one run. */
export class Reporter {
  private readonly speed = new Speedometer();
  private readonly isLooking: boolean;
  private reportedAt = Number.NEGATIVE_INFINITY;
  private lookedAt = performance.now();
  private lookCostMs = 0;

  /** @param isLooking whether saturation is reported. */
  constructor(isLooking: boolean) {
    this.isLooking = isLooking;
  }

  /** Measures the speed anew: something else than steps has taken time. */
  restart(): void {
    this.speed.start();
  }

  /** Takes in a step. */
  add(images: number): void {
    this.speed.add(images);
  }

  /** Whether it is time for another report. */
  get isDue(): boolean {
    return performance.now() - this.reportedAt >= intervalMs;
  }

  /**
   * Ends an epoch with its test.
   *
   * @throws RunError where the loss on the test pictures is no number any more: the run has diverged, though the
   * training pictures, which are normalised by themselves, may not show it yet.
   */
  async finishEpoch(
    trainer: Pick<Trainer, 'finishEpoch' | 'step' | 'highestRates'>,
    between: Between,
  ): Promise<EpochReport> {
    const { epoch: learningRate } = trainer.highestRates;
    const report = await trainer.finishEpoch(between);
    const { step } = trainer;
    if (!Number.isFinite(report.test.loss)) throw new RunError({ code: 'diverged', step, learningRate });
    return report;
  }

  /** Reads the device, which waits for it. @throws RunError where the run has diverged. */
  async read(trainer: Trainer): Promise<Progress> {
    const { recent } = trainer.highestRates;
    const score = await trainer.readRecent();
    const { step, lastRate, stepsPerEpoch } = trainer;
    if (!(Math.abs(score.loss) < divergedLoss))
      throw new RunError({ code: 'diverged', step, learningRate: recent });
    const now = performance.now();
    this.reportedAt = now;
    const isDue = now - this.lookedAt > Math.max(lookMs, lookShare * this.lookCostMs);
    const saturation = this.isLooking && isDue ? await trainer.meter.read(false) : null;
    if (saturation !== null) {
      this.lookedAt = performance.now();
      this.lookCostMs = this.lookedAt - now;
    }
    return {
      ...score,
      step,
      epoch: step / stepsPerEpoch,
      learningRate: lastRate,
      ...this.speed.read(trainer.totalSteps - step),
      saturation: saturation && saturation.length > 0 ? saturation : null,
    };
  }
}
