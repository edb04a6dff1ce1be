/**
 * @file Convolutions and pools as Keras and tfjs have them: padding by a rule or by a layer before, nothing but
 * whole windows, no stride together with dilation. Numbers hold for the design's own image size.
 */
import type { LayerParams } from '../../layers/catalogue';
import { type AxisPadding, type Padding, resolvePadding } from '../../layers/padding';
import { isMapShape, type Shape } from '../../layers/shape';
import { computeEffectiveKernel } from '../../layers/window';
import { mapAxes, type PerAxis } from '../../util/perAxis';

/** Amounts per axis; negative ones crop. */
export type Amounts = PerAxis<AxisPadding>;

/** What a window layer is made of. */
export interface SlidingForm {
  /** Added or cropped before; null: nothing. */
  readonly pad: Amounts | null;
  readonly padding: 'same' | 'valid';
  readonly stride: PerAxis<number>;
  /** Pixels that are kept afterwards: every `subsample`-th; null: all. */
  readonly subsample: PerAxis<number> | null;
}

interface Sliding {
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  readonly padding: Padding;
}

const one: PerAxis<number> = [1, 1];

const isOne = (value: PerAxis<number>) => value[0] === 1 && value[1] === 1;

/** Whether nothing is added or cropped. */
export function isNothing(amounts: Amounts): boolean {
  return amounts.every(({ before, after }) => before === 0 && after === 0);
}

const getSize = (input: Shape): PerAxis<number> => (isMapShape(input) ? [input.height, input.width] : one);

const getReach = ({ kernelSize, dilation }: Sliding) =>
  mapAxes(kernelSize, (kernel, axis) => computeEffectiveKernel(kernel, dilation[axis]) - 1);

/** The pixels that the padding adds on a map of this size. */
export function resolveSides(sliding: Sliding, input: Shape, padding = sliding.padding): Amounts {
  const size = getSize(input);
  const reach = getReach(sliding);
  return mapAxes(reach, (length, axis) =>
    resolvePadding(padding, axis, length, sliding.stride[axis], size[axis]),
  );
}

const isEqualAmounts = (a: Amounts, b: Amounts) =>
  a.every(({ before, after }, axis) => before === b[axis]?.before && after === b[axis]?.after);

/** A convolution. */
export function planConvolution(sliding: Sliding, input: Shape): SlidingForm {
  const sides = resolveSides(sliding, input);
  const { stride } = sliding;
  if (!isOne(stride) && !isOne(sliding.dilation)) {
    const pad = isNothing(sides) ? null : sides;
    return { pad, padding: 'valid', stride: one, subsample: stride };
  }
  if (isNothing(sides) && sliding.padding !== 'same')
    return { pad: null, padding: 'valid', stride, subsample: null };
  // With stride 1 the rule depends on nothing but the kernel.
  const isRule =
    sliding.padding === 'same' ||
    (isOne(stride) && isEqualAmounts(sides, resolveSides(sliding, input, 'same')));
  return isRule
    ? { pad: null, padding: 'same', stride, subsample: null }
    : { pad: sides, padding: 'valid', stride, subsample: null };
}

/** Padding of a pool: what is asked for, and what all its windows need; behind the last pixel only what is missing. */
export interface PoolPadding {
  readonly asked: Amounts;
  readonly needed: Amounts;
  /** Whether it is what the rule `same` adds. */
  readonly isSame: boolean;
}

/** The padding of a pool on a map of this size. */
export function planPool(
  pool: Sliding & { readonly ceilMode: boolean },
  input: Shape,
  output: Shape,
): PoolPadding {
  const asked = resolveSides(pool, input);
  const size = getSize(input);
  const count = getSize(output);
  const reach = getReach(pool);
  const needed = mapAxes(asked, ({ before, after }, axis) => {
    const end = (count[axis] - 1) * pool.stride[axis] + reach[axis] + 1 - size[axis] - before;
    // Whole windows only: what lies behind the last one does not matter, unless it makes room for another.
    return { before, after: Math.max(end, pool.ceilMode ? 0 : after) };
  });
  const same = resolveSides(pool, input, 'same');
  const sameCount = mapAxes(size, (length, axis) => Math.ceil(length / pool.stride[axis]));
  const isSame = isEqualAmounts(asked, same) && sameCount[0] === count[0] && sameCount[1] === count[1];
  return { asked, needed, isSame };
}

/** A transposed convolution: the rule, or everything and then this much off (or on, where negative). */
export interface TransposedForm {
  readonly padding: 'same' | 'valid';
  /** Cut before the first pixel and behind the last; negative behind: zeros are added. */
  readonly crop: Amounts | null;
}

/** A transposed convolution; `valid` makes (n - 1) stride + max(extent, stride) pixels. */
export function planTransposed(params: LayerParams<'ConvTranspose2d'>): TransposedForm {
  const { kernelSize, stride, dilation, padding, outputPadding } = params;
  if (padding === 'same' && outputPadding[0] === 0 && outputPadding[1] === 0) return { padding, crop: null };
  const crop = mapAxes(kernelSize, (kernel, axis) => {
    const extent = computeEffectiveKernel(kernel, dilation[axis]);
    const extra = Math.max(stride[axis] - extent, 0);
    if (padding === 'same') {
      const total = Math.max(extent - stride[axis], 0);
      const before = Math.floor(total / 2);
      return { before, after: total - before - outputPadding[axis] };
    }
    const { before, after } = resolvePadding(padding, axis, extent - 1, stride[axis], null);
    return { before, after: extra + after - outputPadding[axis] };
  });
  return { padding: 'valid', crop: isNothing(crop) ? null : crop };
}
