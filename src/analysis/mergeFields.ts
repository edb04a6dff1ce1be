/**
 * @file Where paths meet: the field over all of them, and what does not fit.
 *
 * Inputs of one pace give exact extents. Where they step through the image at different paces, or a single unit is
 * spread over a map, no line holds what every unit sees; then the extent becomes a frame for all units of the map.
 */
import { getMapLength, type Shape } from '../layers/shape';
import { snapToPixelGrid } from '../util/numbers';
import type { Axis, PerAxis } from '../util/perAxis';
import type { Field } from './analysis';

/** A field that arrives at a merge, with the shape of its map (null: unknown). */
export interface MergeInput {
  readonly port: number;
  readonly field: Field;
  readonly shape: Shape | null;
}

/** Where the inputs of a merge do not fit each other, by the layer's position. */
export interface MergeFinding {
  readonly code: 'jump-mismatch' | 'centers-apart';
  readonly position: number;
  readonly port: number;
  readonly actual: PerAxis<number>;
  readonly expected: PerAxis<number>;
}

/** The smaller value per axis; one of the two pairs where it has both. */
export function takeSmaller(a: PerAxis<number>, b: PerAxis<number>): PerAxis<number> {
  if (a[0] <= b[0] && a[1] <= b[1]) return a;
  if (b[0] <= a[0] && b[1] <= a[1]) return b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
}

/** The larger value per axis; one of the two pairs where it has both. */
function takeLarger(a: PerAxis<number>, b: PerAxis<number>): PerAxis<number> {
  if (a[0] >= b[0] && a[1] >= b[1]) return a;
  if (b[0] >= a[0] && b[1] >= a[1]) return b;
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

/** How far the units of a merged map can fall behind those of an input, in pixels: 0 where both keep one pace. */
function computeLag(
  { field, shape: source }: MergeInput,
  jump: number,
  shape: Shape | null,
  axis: Axis,
): number {
  const steps = (getMapLength(shape, axis) ?? 0) - 1;
  if (steps < 1) return 0;
  const lag = jump - (getMapLength(source, axis) === 1 ? 0 : field.jump[axis]);
  // Less is the noise of fractional jumps.
  return lag > 1e-9 ? steps * lag : 0;
}

/**
 * The field over all paths through these inputs: smallest, largest, hull, largest jump.
 *
 * @param inputs at least one. @param shape of the merged map; where it is not known there is no frame, only the
 *   hull of the first units.
 */
export function mergeFields(inputs: readonly MergeInput[], shape: Shape | null): Field {
  const [first, ...others] = inputs;
  if (first === undefined) throw new RangeError('A merge needs an input');
  let { min, max, low, high, jump } = first.field;
  for (const { field } of others) {
    min = takeSmaller(min, field.min);
    max = takeLarger(max, field.max);
    low = takeSmaller(low, field.low);
    high = takeLarger(high, field.high);
    jump = takeLarger(jump, field.jump);
  }
  for (const input of inputs) {
    const rows = computeLag(input, jump[0], shape, 0);
    const columns = computeLag(input, jump[1], shape, 1);
    if (rows === 0 && columns === 0) continue;
    const start = input.field.low;
    low = takeSmaller(low, [snapToPixelGrid(start[0] - rows), snapToPixelGrid(start[1] - columns)]);
  }
  return { min, max, low, high, jump };
}

const tolerance = 1e-6;

function isApart(a: PerAxis<number>, b: PerAxis<number>): boolean {
  return Math.abs(a[0] - b[0]) > tolerance || Math.abs(a[1] - b[1]) > tolerance;
}

function computeCenters({ low, high }: Field): PerAxis<number> {
  return [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
}

/** Adds to `findings` the first input that has another jump than the first one, and the first with another centre. */
export function findMergeProblems(
  position: number,
  inputs: readonly MergeInput[],
  findings: MergeFinding[],
): void {
  const first = inputs[0]?.field;
  if (first === undefined) return;
  const mismatch = inputs.find(({ field }) => isApart(field.jump, first.jump));
  if (mismatch) {
    const { port, field } = mismatch;
    findings.push({ code: 'jump-mismatch', position, port, actual: field.jump, expected: first.jump });
  }
  const expected = computeCenters(first);
  const apart = inputs.find(({ field }) => field !== first && isApart(computeCenters(field), expected));
  if (apart) {
    const actual = computeCenters(apart.field);
    findings.push({ code: 'centers-apart', position, port: apart.port, actual, expected });
  }
}
