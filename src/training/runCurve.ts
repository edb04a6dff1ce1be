/** @file The curve of a run: a point for every report, thinned as it grows, so that a long run stays small. */
import type { EpochReport, Progress, Score } from './protocol';

/** Loss and accuracy on the training pictures of some steps. */
export interface CurvePoint extends Score {
  /** The last step that it is about. */
  readonly step: number;
  /** Epochs done, with a fraction. */
  readonly epoch: number;
  readonly learningRate: number;
}

/** What is known of the training pictures at the end of a curve: of its last steps, or of the whole epoch. */
export interface TrainReading {
  readonly score: Score;
  readonly epoch: number;
  /** Whether it is the mean over the epoch that has just ended. */
  readonly isWhole: boolean;
}

/** The latest reading of a run: where an epoch has just ended, that of the epoch, as tables have it. Null of nothing. */
export function readLatest(
  curve: readonly CurvePoint[],
  epochs: readonly EpochReport[],
): TrainReading | null {
  const point = curve.at(-1);
  const report = epochs.at(-1);
  if (report !== undefined && report.step >= (point?.step ?? 0))
    return { score: report.train, epoch: report.epoch, isWhole: true };
  return point === undefined ? null : { score: point, epoch: point.epoch, isWhole: false };
}

/** At this length neighbours are put together. */
export const maxCurveLength = 1000;

/** Neighbours put together, each weighed by the steps that it is about, at the place of the later one. */
function mergePoints(a: CurvePoint, b: CurvePoint, before: number): CurvePoint {
  const share = (a.step - before) / Math.max(b.step - before, 1);
  const mix = (x: number, y: number) => x * share + y * (1 - share);
  return { ...b, loss: mix(a.loss, b.loss), accuracy: mix(a.accuracy, b.accuracy) };
}

/** The curve with one more point. */
export function addCurvePoint(curve: readonly CurvePoint[], progress: Progress): readonly CurvePoint[] {
  const { step, epoch, loss, accuracy, learningRate } = progress;
  const longer = [...curve, { step, epoch, loss, accuracy, learningRate }];
  if (longer.length < maxCurveLength) return longer;
  return longer.flatMap((point, index) => {
    if (index % 2 === 1) return [];
    const next = longer[index + 1];
    return [next === undefined ? point : mergePoints(point, next, longer[index - 1]?.step ?? 0)];
  });
}
