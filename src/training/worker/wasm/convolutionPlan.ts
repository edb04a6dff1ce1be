/**
 * @file Where a convolution and its input gradient read and write: margins, tables and taps for the kernel. Pure
 * numbers; nothing is allocated here.
 *
 * The input gradient falls apart into as many phases as there are steps in a stride: within a phase every input
 * pixel is reached by the same taps, so that each is a convolution of dy without stride.
 */
import { computeGcd } from '../../../util/numbers';
import { mapAxes, type PerAxis } from '../../../util/perAxis';
import { type ConvGeometry, computeReadSize } from '../convGeometry';
import { mergeRuns, type TapGrid } from './convolutionKernel';
import type { MarginSpec } from './packingKernels';

/** A source with its margins. */
export interface SourcePlan {
  /** Null where the source is read as it is. */
  readonly margins: MarginSpec | null;
  /** Size of what is read. */
  readonly size: PerAxis<number>;
  readonly channels: number;
}

function planSource(
  size: PerAxis<number>,
  channels: number,
  before: PerAxis<number>,
  readSize: PerAxis<number>,
): SourcePlan {
  // Rows and columns that are left over at the end need no cut.
  const fits = before[0] === 0 && before[1] === 0 && readSize[0] <= size[0] && readSize[1] <= size[1];
  if (fits) return { margins: null, size, channels };
  return {
    margins: {
      height: size[0],
      width: size[1],
      channels,
      top: before[0],
      left: before[1],
      targetHeight: readSize[0],
      targetWidth: readSize[1],
    },
    size: readSize,
    channels,
  };
}

/** Bytes from one pixel of a source to the next, per axis. */
const strides = ({ size, channels }: SourcePlan): PerAxis<number> => [4 * channels * size[1], 4 * channels];

/** The forward pass. */
export interface ForwardPlan {
  readonly source: SourcePlan;
  readonly taps: TapGrid;
}

/** Plans the forward pass; it also says how the filter gradient reads. */
export function planForward(geometry: ConvGeometry): ForwardPlan {
  const { kernelSize, dilation, inputChannels, groups } = geometry;
  const source = planSource(geometry.inputSize, inputChannels, geometry.before, computeReadSize(geometry));
  const step = strides(source);
  const taps: TapGrid = {
    count: kernelSize,
    stride: mapAxes(dilation, (dilated, axis) => dilated * step[axis]),
    length: inputChannels / groups,
  };
  return { source, taps: mergeRuns(taps) };
}

/** Offsets in bytes of what each output pixel of the forward pass reads first: [batch x height x width]. */
export function tabulateForward(
  { outputSize, stride }: ConvGeometry,
  source: SourcePlan,
  batch: number,
): Int32Array {
  const [height, width] = outputSize;
  const table = new Int32Array(batch * height * width);
  const step = strides(source);
  let index = 0;
  for (let image = 0; image < batch; image++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        table[index++] =
          image * source.size[0] * step[0] + row * stride[0] * step[0] + column * stride[1] * step[1];
  return table;
}

/** The same for the first pixel of each row: [batch x height]. */
export function tabulateRows(
  { outputSize, stride }: ConvGeometry,
  source: SourcePlan,
  batch: number,
): Int32Array {
  const step = strides(source);
  return Int32Array.from({ length: batch * outputSize[0] }, (_, index) => {
    const row = index % outputSize[0];
    return ((index - row) / outputSize[0]) * source.size[0] * step[0] + row * stride[0] * step[0];
  });
}

/** The taps that reach the pixels of a phase, along one axis. */
interface AxisPhase {
  /** The first pixel, from which they lie a stride apart. */
  readonly first: number;
  readonly pixels: number;
  /** The tap that reads dy earliest, and the step to the next one (negative: later taps read earlier). */
  readonly tap: number;
  readonly tapStep: number;
  readonly taps: number;
  /** Pixel of dy that the first of the phase reads through the first tap. */
  readonly offset: number;
  /** Pixels of dy between taps. */
  readonly offsetStep: number;
}

function planAxis(
  kernel: number,
  stride: number,
  dilation: number,
  before: number,
  length: number,
): AxisPhase[] {
  const phases: AxisPhase[] = [];
  const common = computeGcd(stride, dilation);
  for (let first = 0; first < Math.min(stride, length); first++) {
    const reaching = Array.from({ length: kernel }, (_, tap) => tap).filter(
      (tap) => (first + before - tap * dilation) % stride === 0,
    );
    const tap = reaching.at(-1) ?? 0;
    phases.push({
      first,
      pixels: Math.ceil((length - first) / stride),
      tap,
      tapStep: -stride / common,
      taps: reaching.length,
      offset: (first + before - tap * dilation) / stride,
      offsetStep: dilation / common,
    });
  }
  return phases;
}

/** One phase of the input gradient. */
export interface PhasePlan {
  readonly axes: PerAxis<AxisPhase>;
  readonly taps: TapGrid;
}

/** The input gradient. */
export interface BackPlan {
  readonly source: SourcePlan;
  readonly phases: readonly PhasePlan[];
  /** Whether pixels exist that no tap reaches. */
  readonly hasGaps: boolean;
}

/** Plans the input gradient. */
export function planBack(geometry: ConvGeometry): BackPlan {
  const { kernelSize, stride, dilation, before, inputSize, outputSize, outputChannels, groups } = geometry;
  const byAxis = mapAxes(kernelSize, (kernel, axis) =>
    planAxis(kernel, stride[axis], dilation[axis], before[axis], inputSize[axis]),
  );
  const reaching = mapAxes(byAxis, (phases) => phases.filter(({ taps }) => taps > 0));
  const margin = mapAxes(reaching, (phases) => Math.max(0, ...phases.map(({ offset }) => -offset)));
  const readSize = mapAxes(reaching, (phases, axis) => {
    const ends = phases.map(
      ({ offset, pixels, taps, offsetStep }) => offset + pixels + (taps - 1) * offsetStep,
    );
    return margin[axis] + Math.max(1, ...ends);
  });
  const source = planSource(outputSize, outputChannels, margin, readSize);
  const step = strides(source);
  const shifted = mapAxes(reaching, (phases, axis) =>
    phases.map((phase) => ({ ...phase, offset: phase.offset + margin[axis] })),
  );
  const phases = shifted[0].flatMap((row) =>
    shifted[1].map(
      (column): PhasePlan => ({
        axes: [row, column],
        taps: mergeRuns({
          count: [row.taps, column.taps],
          stride: [row.offsetStep * step[0], column.offsetStep * step[1]],
          length: outputChannels / groups,
        }),
      }),
    ),
  );
  const hasGaps = reaching[0].length < byAxis[0].length || reaching[1].length < byAxis[1].length;
  return { source, phases, hasGaps };
}

/** Offsets in bytes for each pixel of a phase: what it reads first, and where it is written. */
export function tabulatePhase(
  geometry: ConvGeometry,
  source: SourcePlan,
  { axes: [rows, columns] }: PhasePlan,
  batch: number,
): { readonly reads: Int32Array; readonly writes: Int32Array } {
  const { stride, inputSize, inputChannels } = geometry;
  const count = batch * rows.pixels * columns.pixels;
  const reads = new Int32Array(count);
  const writes = new Int32Array(count);
  const step = strides(source);
  let index = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < rows.pixels; row++) {
      for (let column = 0; column < columns.pixels; column++) {
        reads[index] =
          (image * source.size[0] + row + rows.offset) * step[0] + (column + columns.offset) * step[1];
        const y = image * inputSize[0] + rows.first + row * stride[0];
        const x = columns.first + column * stride[1];
        writes[index++] = 4 * inputChannels * (y * inputSize[1] + x);
      }
    }
  }
  return { reads, writes };
}
