/** @file The curve of a run: a point for every report, thinned as it grows, so that a long run stays small. */
import type { Progress, Score } from './protocol';

/** Loss and accuracy on the training pictures of some steps. */
export interface CurvePoint extends Score {
  /** The last step that it is about. */
  readonly step: number;
  /** Epochs done, with a fraction. */
  readonly epoch: number;
  readonly learningRate: number;
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
