/**
 * @file Pictures whose evidence has a known spatial size, so that what a layer can see decides what it can learn.
 *
 * Ten classes are five pairs. The tint of the ground tells which pair, to any layer. Within a pair only a comparison
 * tells the classes apart: two rows each hold a mark at the left and one at the right, a red and a green one on
 * either side; in one class the marks of a row are alike, in the other they differ. Colours, counts and places are
 * the same in both, so a window that does not reach from left to right sees nothing of it. The distance between the
 * marks' inner edges, both included, is the size of the evidence; each pair has its own.
 */
import { createRandom, type Random } from '../../../util/random';
import { type Dataset, type ImageSet, measureChannels, type SyntheticSettings } from '../../dataset';

const side = 32;
const channels = 3;

/** Evidence of a pair of classes. */
interface Evidence {
  /** The narrowest window that touches both marks of a row. */
  readonly size: number;
  /** Side of a mark. */
  readonly mark: number;
}

const basis: readonly Evidence[] = [
  { size: 3, mark: 2 },
  { size: 6, mark: 2 },
  { size: 11, mark: 3 },
  { size: 17, mark: 4 },
  { size: 24, mark: 5 },
];

/**
 * The evidence of the five pairs; class k belongs to pair floor(k / 2). At least 2 pixels, at most the picture: from
 * scale 0.5 to 1 that cuts nothing, so that each pair has a size of its own.
 */
export function getEvidence(scale: number): readonly Evidence[] {
  return basis.map(({ size, mark }) => ({
    mark,
    size: Math.min(Math.max(Math.round(size * scale), 2), side - 2 * (mark - 1)),
  }));
}

/** Ground colours of the pairs: apart from each other, and from the marks. */
const grounds: readonly (readonly [number, number, number])[] = [
  [70, 70, 150],
  [110, 110, 110],
  [60, 120, 150],
  [130, 110, 60],
  [120, 70, 130],
];

const red = [230, 50, 50] as const;
const green = [50, 210, 50] as const;

function drawMark(
  pixels: Uint8Array,
  start: number,
  top: number,
  left: number,
  mark: number,
  color: readonly number[],
): void {
  for (let channel = 0; channel < channels; channel++)
    for (let row = top; row < top + mark; row++)
      for (let column = left; column < left + mark; column++)
        pixels[start + (channel * side + row) * side + column] = color[channel] ?? 0;
}

/** Draws a picture of a class. */
function drawPicture(
  pixels: Uint8Array,
  start: number,
  label: number,
  evidence: Evidence,
  random: Random,
): void {
  const ground = grounds[Math.floor(label / 2)] ?? [0, 0, 0];
  for (let channel = 0; channel < channels; channel++) {
    const plane = start + channel * side * side;
    for (let index = plane; index < plane + side * side; index++)
      pixels[index] = (ground[channel] ?? 0) + random.nextBelow(33) - 16;
  }
  const { size, mark } = evidence;
  const areAlike = label % 2 === 0;
  const left = random.nextBelow(side - (size + 2 * (mark - 1)) + 1);
  const right = left + mark + size - 2;
  const half = side / 2;
  const upper = random.nextBelow(half - mark + 1);
  const lower = half + random.nextBelow(half - mark + 1);
  const isRedAbove = random.next() < 0.5;
  for (const [row, isRed] of [
    [upper, isRedAbove],
    [lower, !isRedAbove],
  ] as const) {
    drawMark(pixels, start, row, left, mark, isRed ? red : green);
    drawMark(pixels, start, row, right, mark, isRed === areAlike ? red : green);
  }
}

function drawSet(count: number, scale: number, random: Random): ImageSet {
  const pixels = new Uint8Array(count * channels * side * side);
  const labels = new Uint8Array(count);
  const evidence = getEvidence(scale);
  for (let image = 0; image < count; image++) {
    const label = random.nextBelow(2 * evidence.length);
    labels[image] = label;
    const own = evidence[Math.floor(label / 2)];
    if (own) drawPicture(pixels, image * channels * side * side, label, own, random);
  }
  return { count, channels, height: side, width: side, pixels, labels };
}

/** Names of the classes: the size of the evidence, and whether the marks of a row are alike. */
export function nameSyntheticClasses(scale: number): readonly string[] {
  return getEvidence(scale).flatMap(({ size }) => [`${size} px, alike`, `${size} px, different`]);
}

/** Makes the set; the same for the same settings on every machine. */
export function createSyntheticSet({ seed, scale, trainCount, testCount }: SyntheticSettings): Dataset {
  const train = drawSet(trainCount, scale, createRandom(seed, 'synthetic train'));
  const test = drawSet(testCount, scale, createRandom(seed, 'synthetic test'));
  return { classNames: nameSyntheticClasses(scale), train, test, ...measureChannels(train) };
}
