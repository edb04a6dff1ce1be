/**
 * @file Average pooling, adaptive pooling and upsampling as one matrix an axis: they are linear and work on each
 * axis by itself, so that the gradient is the same with the matrices turned.
 *
 * A matrix is [output length, input length], row by row.
 */
import type { AxisPadding } from '../../layers/padding';

/** Weights of the input pixels in each output pixel of one axis. */
export interface AxisMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array<ArrayBuffer>;
}

function createMatrix(
  rows: number,
  columns: number,
  fill: (add: (row: number, column: number, weight: number) => void) => void,
): AxisMatrix {
  const values = new Float32Array(rows * columns);
  fill((row, column, weight) => {
    const index = row * columns + column;
    values[index] = (values[index] ?? 0) + weight;
  });
  return { rows, columns, values };
}

/** The same matrix with rows and columns exchanged. */
export function transposeMatrix({ rows, columns, values }: AxisMatrix): AxisMatrix {
  return createMatrix(columns, rows, (add) => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) add(column, row, values[row * columns + column] ?? 0);
  });
}

/**
 * The mean over a sliding window.
 *
 * Where padding counts, the window's length is cut at the padded end (as PyTorch does in ceil mode).
 */
export function createAverageMatrix(
  inputLength: number,
  outputLength: number,
  window: { readonly kernel: number; readonly stride: number; readonly padding: AxisPadding },
  countsPadding: boolean,
): AxisMatrix {
  const { kernel, stride, padding } = window;
  return createMatrix(outputLength, inputLength, (add) => {
    for (let row = 0; row < outputLength; row++) {
      const start = row * stride - padding.before;
      const paddedEnd = Math.min(start + kernel, inputLength + padding.after);
      const first = Math.max(start, 0);
      const end = Math.min(paddedEnd, inputLength);
      const count = countsPadding ? paddedEnd - start : end - first;
      for (let column = first; column < end; column++) add(row, column, 1 / count);
    }
  });
}

/** The mean over cells of nearly equal length: cell i covers floor(i n / m) to ceil((i + 1) n / m). */
export function createAdaptiveMatrix(inputLength: number, outputLength: number): AxisMatrix {
  return createMatrix(outputLength, inputLength, (add) => {
    for (let row = 0; row < outputLength; row++) {
      const first = Math.floor((row * inputLength) / outputLength);
      const end = Math.ceil(((row + 1) * inputLength) / outputLength);
      for (let column = first; column < end; column++) add(row, column, 1 / (end - first));
    }
  });
}

/**
 * Sampling between pixels as PyTorch does it.
 *
 * @param scale output pixels per input pixel.
 */
export function createResampleMatrix(
  inputLength: number,
  outputLength: number,
  mode: 'nearest' | 'bilinear',
  scale: number,
  alignCorners: boolean,
): AxisMatrix {
  return createMatrix(outputLength, inputLength, (add) => {
    for (let row = 0; row < outputLength; row++) {
      if (mode === 'nearest') {
        add(row, Math.min(Math.floor(row / scale + 1e-9), inputLength - 1), 1);
        continue;
      }
      const ratio = outputLength > 1 ? (inputLength - 1) / (outputLength - 1) : 0;
      const place = alignCorners ? row * ratio : Math.max((row + 0.5) / scale - 0.5, 0);
      const low = Math.min(Math.floor(place), inputLength - 1);
      const high = Math.min(low + 1, inputLength - 1);
      const share = Math.min(Math.max(place - low, 0), 1);
      add(row, low, 1 - share);
      add(row, high, share);
    }
  });
}
