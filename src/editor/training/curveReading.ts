/** @file What the curves of a run say at one place, in a line. */
import type { LateText } from '../../text/enLate';
import { formatFixed, formatNumber } from '../../text/quantities';
import { type CurvePoint, readLatest } from '../../training/runCurve';
import { readRate } from '../../training/runRates';
import type { TrainedRun } from '../../training/trainedRun';

/** The value of a curve at a place: that of the next point. */
function readCurve(curve: readonly CurvePoint[], epoch: number): CurvePoint | null {
  return curve.find((point) => point.epoch >= epoch) ?? curve.at(-1) ?? null;
}

/** The reading at a place, or where it is null the latest. */
export function describeReading(
  run: TrainedRun,
  epoch: number | null,
  { curves: words, formatShare }: LateText['train'],
): string {
  const { curve, epochs } = run.state;
  const point = epoch === null ? (curve.at(-1) ?? null) : readCurve(curve, epoch);
  const steps = point && { score: point, epoch: point.epoch, isWhole: false };
  const reading = epoch === null ? readLatest(curve, epochs) : steps;
  const report =
    epochs.find((candidate) => epoch !== null && candidate.epoch >= epoch - 0.5) ?? epochs.at(-1);
  const parts: string[] = [];
  if (reading !== null) {
    const { score, isWhole } = reading;
    const when = isWhole ? formatNumber(reading.epoch, 1) : formatFixed(reading.epoch, 1);
    const of = isWhole ? words.train : words.lastBatches;
    parts.push(words.atCursor(when), `${of} ${formatShare(score.accuracy)}, ${words.formatLoss(score.loss)}`);
  } else if (report !== undefined) {
    // Results from elsewhere may tell of epochs alone.
    const { accuracy, loss } = report.train;
    parts.push(words.atCursor(formatNumber(report.epoch, 1)));
    parts.push(`${words.train} ${formatShare(accuracy)}, ${words.formatLoss(loss)}`);
  }
  if (report !== undefined) parts.push(`${words.test} ${formatShare(report.test.accuracy)}`);
  if (point !== null) parts.push(words.formatRate(readRate(run, point)));
  return parts.join(' · ');
}
