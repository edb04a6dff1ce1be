/**
 * @file What tells one set of pictures from another, small enough to lie in a checkpoint: a run must not go on with
 * other pictures than it was trained on.
 *
 * Counts, classes, size and labels must be the same. Pictures are compared by their brightness, with a margin: another
 * version of a browser may open the same file a shade otherwise.
 */
import { computeFnv1a } from '../util/fnv1a';
import { type DataSummary, type Dataset, type ImageSet, summarize } from './dataset';

/** The mark of a set. */
export interface DataPrint extends DataSummary {
  /** FNV-1a, 32 bits, over the labels of the training set, then those of the test set. */
  readonly labels: number;
  /** Mean byte, 0 to 255, of pictures spread evenly over the training set, then over the test set. */
  readonly brightness: readonly number[];
}

/** Pictures of each set whose brightness is noted, at most. */
const maxNoted = 64;
/** Brightness that is the same. */
const margin = 1;

function noteBrightness({ count, channels, height, width, pixels }: ImageSet): readonly number[] {
  const size = channels * height * width;
  const noted = Math.min(count, maxNoted);
  return Array.from({ length: noted }, (_, index) => {
    const start = Math.floor((index * count) / noted) * size;
    let sum = 0;
    for (let place = start; place < start + size; place++) sum += pixels[place] ?? 0;
    return sum / size;
  });
}

/** The mark of a set; linear in the number of labels. */
export function computeDataPrint(dataset: Dataset): DataPrint {
  const { train, test } = dataset;
  return {
    ...summarize(dataset),
    labels: computeFnv1a(test.labels, computeFnv1a(train.labels)),
    brightness: [...noteBrightness(train), ...noteBrightness(test)],
  };
}

/** Whether two sets say the same of themselves: as many pictures of one size, and the same classes. */
export function isSameSummary(a: DataSummary, b: DataSummary): boolean {
  return (
    a.trainCount === b.trainCount &&
    a.testCount === b.testCount &&
    a.channels === b.channels &&
    a.height === b.height &&
    a.width === b.width &&
    a.classNames.length === b.classNames.length &&
    a.classNames.every((name, index) => name === b.classNames[index])
  );
}

/** Whether two marks are of the same pictures. */
export function isSameData(a: DataPrint, b: DataPrint): boolean {
  return (
    isSameSummary(a, b) &&
    a.labels === b.labels &&
    a.brightness.length === b.brightness.length &&
    a.brightness.every((value, index) => Math.abs(value - (b.brightness[index] ?? Number.NaN)) <= margin)
  );
}

/** What a set says of itself, without the rest of its mark. */
export function toSummary({
  classNames,
  trainCount,
  testCount,
  channels,
  height,
  width,
}: DataSummary): DataSummary {
  return { classNames, trainCount, testCount, channels, height, width };
}
