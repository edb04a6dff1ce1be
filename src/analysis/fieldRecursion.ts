/**
 * @file One step of the receptive field recursion: the field behind a window from the field before it.
 *
 * Exact for every unit behind convolutions and pools; behind upsampling, transposed convolutions and uneven
 * adaptive pools the field is that of the widest phase and `low`, `high` a frame that holds every unit.
 * Source: Araujo, Norris & Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019;
 * the phases of transposed convolutions are counted here.
 */
import type { Window } from '../layers/window';
import { computeEffectiveKernel } from '../layers/window';
import { computeGcd, snapToPixelGrid } from '../util/numbers';
import type { Axis, PerAxis } from '../util/perAxis';
import type { Field } from './analysis';

/** The field of the image itself: every pixel sees itself. */
export const imageField: Field = { min: [1, 1], max: [1, 1], low: [0, 0], high: [0, 0], jump: [1, 1] };

/** How one axis of a window changes a field; all but `jumpFactor` in units of the jump before the window. */
export interface FieldStep {
  /** What the smallest field grows by. */
  readonly minGrowth: number;
  /** What the largest field grows by. */
  readonly maxGrowth: number;
  /** How far the first pixel moves (usually below 0). */
  readonly lowShift: number;
  /** How far the last pixel moves. */
  readonly highShift: number;
  /** What the jump is multiplied by. */
  readonly jumpFactor: number;
}

const unchanged: FieldStep = { minGrowth: 0, maxGrowth: 0, lowShift: 0, highShift: 0, jumpFactor: 1 };

function createStep(growth: number, lowShift: number, highShift: number, jumpFactor: number): FieldStep {
  return { minGrowth: growth, maxGrowth: growth, lowShift, highShift, jumpFactor };
}

/**
 * The frame of a resampling by `scale`: unit u reads around (u + 1/2) / scale - 1/2, or u (in - 1) / (out - 1)
 * with aligned corners. For whole scales the phases are walked; else the frame is one unit wider at most.
 */
function computeResampleStep(mode: 'nearest' | 'bilinear', scale: number, alignCorners: boolean): FieldStep {
  if (scale === 1) return unchanged;
  const isWhole = Number.isInteger(scale);
  if (mode === 'nearest') return createStep(0, isWhole ? (1 - scale) / scale : -1, 0, 1 / scale);
  // The last unit is off by up to 1 / scale - 1, and by twice 1 / scale where the output's size was rounded down.
  if (alignCorners)
    return createStep(1, Math.min(-1, 1 / scale - 2), Math.max(1, (isWhole ? 1 : 2) / scale), 1 / scale);
  const offset = 0.5 / scale - 0.5;
  if (!isWhole) return createStep(1, offset - 1, offset + 1, 1 / scale);
  let low = 0;
  let high = 0;
  for (let unit = 0; unit < scale; unit++) {
    const first = Math.floor((unit + 0.5) / scale - 0.5);
    low = Math.min(low, first - unit / scale);
    high = Math.max(high, first + 1 - unit / scale);
  }
  return createStep(1, low, high, 1 / scale);
}

function computeAdaptiveStep(inputSize: number, outputSize: number): FieldStep {
  const factor = inputSize / outputSize;
  const growth = Math.ceil(factor) - 1;
  if (Number.isInteger(factor)) return createStep(growth, 0, growth, factor);
  // Unit u reads floor(u f) to ceil((u + 1) f) - 1; both ends are off by less than one unit.
  const slack = (outputSize - 1) / outputSize;
  return createStep(growth, -slack, factor - 1 + slack, factor);
}

/** What a window does to a field on one axis; null for a global one. */
export function computeFieldStep(window: Window, axis: Axis): FieldStep | null {
  switch (window.type) {
    case 'pointwise':
      return unchanged;
    case 'sliding': {
      const growth = computeEffectiveKernel(window.kernelSize[axis], window.dilation[axis]) - 1;
      const { before } = window.padding[axis];
      return createStep(growth, -before, growth - before, window.stride[axis]);
    }
    case 'transposed': {
      const kernel = window.kernelSize[axis];
      const stride = window.stride[axis];
      const dilation = window.dilation[axis];
      const { before } = window.padding[axis];
      // Taps that meet the same phase are stride / gcd apart, that is dilation / gcd inputs.
      const gcd = computeGcd(dilation, stride);
      const taps = Math.ceil((kernel * gcd) / stride);
      return createStep(
        ((taps - 1) * dilation) / gcd,
        (before - dilation * (kernel - 1)) / stride,
        before / stride,
        1 / stride,
      );
    }
    case 'resample':
      return computeResampleStep(window.mode, window.scale[axis], window.alignCorners);
    case 'adaptive':
      return computeAdaptiveStep(window.inputSize[axis], window.outputSize[axis]);
    case 'gate': {
      const growth = window.kernelSize[axis] - 1;
      const before = Math.floor(growth / 2);
      return {
        minGrowth: 0,
        maxGrowth: growth,
        lowShift: -before,
        highShift: growth - before,
        jumpFactor: 1,
      };
    }
    case 'global':
      return null;
  }
}

/** Values moved by steps of the jump; the same pair where nothing moves, to keep results small. */
function move(
  values: PerAxis<number>,
  jump: PerAxis<number>,
  rows: number,
  columns: number,
): PerAxis<number> {
  if (rows === 0 && columns === 0) return values;
  return [snapToPixelGrid(values[0] + rows * jump[0]), snapToPixelGrid(values[1] + columns * jump[1])];
}

function isStill({ maxGrowth, lowShift, highShift, jumpFactor }: FieldStep): boolean {
  return maxGrowth === 0 && lowShift === 0 && highShift === 0 && jumpFactor === 1;
}

/** Beyond any sense, and small enough that nothing computed from it overflows. */
const maxJump = 2 ** 50;

/** The jump is not snapped: it is multiplied again and again, and only compared with a tolerance. */
function scaleJump(jump: PerAxis<number>, rows: number, columns: number): PerAxis<number> {
  if (rows === 1 && columns === 1) return jump;
  return [Math.min(jump[0] * rows, maxJump), Math.min(jump[1] * columns, maxJump)];
}

/** Whether a window surely does the same on both axes; the common case. */
function isSquareWindow(window: Window): boolean {
  if (window.type !== 'sliding') return false;
  const { kernelSize, stride, dilation, padding } = window;
  return (
    kernelSize[0] === kernelSize[1] &&
    stride[0] === stride[1] &&
    dilation[0] === dilation[1] &&
    padding[0].before === padding[1].before
  );
}

/** The field behind a window, or null where it sees the whole input; the same field where nothing changes. */
export function applyWindow(field: Field, window: Window): Field | null {
  if (window.type === 'pointwise') return field;
  const rows = computeFieldStep(window, 0);
  const columns = isSquareWindow(window) ? rows : computeFieldStep(window, 1);
  if (rows === null || columns === null) return null;
  if (isStill(rows) && isStill(columns)) return field;
  const { jump } = field;
  return {
    min: move(field.min, jump, rows.minGrowth, columns.minGrowth),
    max: move(field.max, jump, rows.maxGrowth, columns.maxGrowth),
    low: move(field.low, jump, rows.lowShift, columns.lowShift),
    high: move(field.high, jump, rows.highShift, columns.highShift),
    jump: scaleJump(jump, rows.jumpFactor, columns.jumpFactor),
  };
}
