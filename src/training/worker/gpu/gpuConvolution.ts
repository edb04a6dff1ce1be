/** @file Convolution and its two gradients on WebGPU, as products of matrices whose elements are fetched. */
import type * as tf from '@tensorflow/tfjs-core';
import { type ConvGeometry, getFilterShape, isDepthwise } from '../convGeometry';
import { writeDepthwise, writeDepthwiseBack, writeDepthwiseFilter } from './depthwiseCode';
import { chooseTile, countTiles, type GemmSpec, writeGemm } from './gemmCode';
import { type GpuRuntime, type GroupCount, spreadGroups } from './gpuRuntime';

/** Threads of a workgroup in kernels without sharing. */
const threads = 64;
/** Workgroups that keep a device busy. */
const busyGroups = 128;
/** Pixels that a slice of the filter gradient sums up, at least and at most. */
const sliceLimits = [64, 4096] as const;

/** WGSL that takes a pixel apart into image, row and column. */
const splitPixel = (pixel: string, height: number, width: number): string => `
  let image = ${pixel} / ${height * width};
  let row2 = (${pixel} % ${height * width}) / ${width};
  let column2 = ${pixel} % ${width};`;

/** WGSL that takes a place in a filter apart: tap by tap, `inner` numbers each. */
const splitTap = (place: string, inner: number, kernelColumns: number): string => `
  let channel = ${place} % ${inner};
  let tap = ${place} / ${inner};
  let tapRow = tap / ${kernelColumns};
  let tapColumn = tap % ${kernelColumns};`;

/** Fetches x where an output pixel reads it through a tap: names from {@link splitPixel} and {@link splitTap}. */
function readInput({ inputSize, inputChannels, groups, stride, dilation, before }: ConvGeometry): string {
  const [height, width] = inputSize;
  return `
  let y2 = row2 * ${stride[0]} - ${before[0]} + tapRow * ${dilation[0]};
  let x2 = column2 * ${stride[1]} - ${before[1]} + tapColumn * ${dilation[1]};
  if (y2 < 0 || x2 < 0 || y2 >= ${height} || x2 >= ${width}) { return 0; }
  return x[((image * ${height} + y2) * ${width} + x2) * ${inputChannels} + groupIndex * ${inputChannels / groups} + channel];`;
}

/** The convolutions of a runtime. */
export class GpuConvolution {
  private readonly runtime: GpuRuntime;
  private readonly keys = new Map<ConvGeometry, string>();

  constructor(runtime: GpuRuntime) {
    this.runtime = runtime;
  }

  private getKey(geometry: ConvGeometry): string {
    let key = this.keys.get(geometry);
    if (key === undefined) {
      key = JSON.stringify(geometry);
      this.keys.set(geometry, key);
    }
    return key;
  }

  private runGemm(
    key: string,
    spec: GemmSpec,
    rows: number,
    slices: number,
    inputs: Record<string, tf.TensorInfo>,
    outputs: Record<string, tf.TensorInfo>,
  ): void {
    const [rowTiles, columnTiles] = countTiles(rows, spec);
    const [x, y] = spreadGroups(rowTiles);
    const groups: GroupCount = [x, y, columnTiles * slices];
    this.runtime.run({ key, inputs, outputs, groups, code: () => writeGemm(spec) });
  }

  private runByElement(
    key: string,
    code: () => string,
    count: number,
    inputs: Record<string, tf.TensorInfo>,
    outputs: Record<string, tf.TensorInfo>,
  ): void {
    this.runtime.run({ key, inputs, outputs, groups: spreadGroups(Math.ceil(count / threads)), code });
  }

  /** y of x. */
  convolve(
    x: tf.Tensor4D,
    filter: tf.Tensor4D,
    bias: tf.Tensor1D | null,
    geometry: ConvGeometry,
  ): tf.Tensor4D {
    const { outputSize, outputChannels, groups, kernelSize, inputChannels } = geometry;
    const [batch] = x.shape;
    const y = this.runtime.createTensor<tf.Rank.R4>([batch, ...outputSize, outputChannels]);
    const inputs = { x, filter_: filter, ...(bias ? { bias } : {}) };
    const key = `${bias !== null} ${this.getKey(geometry)}`;
    if (isDepthwise(geometry)) {
      this.runByElement(`depthwise ${key}`, () => writeDepthwise(geometry, bias !== null), y.size, inputs, {
        y,
      });
      return y;
    }
    const inner = inputChannels / groups;
    const columns = outputChannels / groups;
    const pixels = batch * outputSize[0] * outputSize[1];
    const spec: GemmSpec = {
      rows: `i32(arrayLength(&y)) / ${outputChannels}`,
      columns,
      depth: kernelSize[0] * kernelSize[1] * inner,
      tileRows: chooseTile(pixels),
      tileColumns: chooseTile(columns),
      leftOrder: 'depth',
      readLeft: `let groupIndex = slice; ${splitPixel('row', ...outputSize)} ${splitTap('depth', inner, kernelSize[1])} ${readInput(geometry)}`,
      readRight: `return filter_[depth * ${outputChannels} + slice * ${columns} + column];`,
      write: `let at = slice * ${columns} + column; y[row * ${outputChannels} + at] = value${bias ? ' + bias[at]' : ''};`,
    };
    this.runGemm(`convolve ${spec.tileRows} ${key}`, spec, pixels, groups, inputs, { y });
    return y;
  }

  /** dx of dy. */
  convolveBack(
    dy: tf.Tensor4D,
    filter: tf.Tensor4D,
    bias: tf.Tensor1D | null,
    geometry: ConvGeometry,
  ): tf.Tensor4D {
    const { inputSize, outputSize, inputChannels, outputChannels, groups, kernelSize } = geometry;
    const { stride, dilation, before } = geometry;
    const [batch] = dy.shape;
    const dx = this.runtime.createTensor<tf.Rank.R4>([batch, ...inputSize, inputChannels]);
    const inputs = { dy, filter_: filter, ...(bias ? { bias } : {}) };
    const key = `${bias !== null} ${this.getKey(geometry)}`;
    if (isDepthwise(geometry)) {
      const code = () => writeDepthwiseBack(geometry, bias !== null);
      this.runByElement(`depthwise back ${key}`, code, dx.size, inputs, { dx });
      return dx;
    }
    const inner = outputChannels / groups;
    const columns = inputChannels / groups;
    const pixels = batch * inputSize[0] * inputSize[1];
    const [height, width] = outputSize;
    const spec: GemmSpec = {
      rows: `i32(arrayLength(&dx)) / ${inputChannels}`,
      columns,
      depth: kernelSize[0] * kernelSize[1] * inner,
      tileRows: chooseTile(pixels),
      tileColumns: chooseTile(columns),
      leftOrder: 'depth',
      readLeft: `${splitPixel('row', ...inputSize)} ${splitTap('depth', inner, kernelSize[1])}
  let y2 = row2 + ${before[0]} - tapRow * ${dilation[0]};
  let x2 = column2 + ${before[1]} - tapColumn * ${dilation[1]};
  if (y2 < 0 || x2 < 0 || y2 % ${stride[0]} != 0 || x2 % ${stride[1]} != 0) { return 0; }
  let y3 = y2 / ${stride[0]};
  let x3 = x2 / ${stride[1]};
  if (y3 >= ${height} || x3 >= ${width}) { return 0; }
  return dy[((image * ${height} + y3) * ${width} + x3) * ${outputChannels} + slice * ${inner} + channel];`,
      readRight: `let channel = depth % ${inner}; let tap = depth / ${inner};
  return filter_[(tap * ${columns} + column) * ${outputChannels} + slice * ${inner} + channel];`,
      write: `let at = slice * ${columns} + column; dx[row * ${inputChannels} + at] = value${bias ? ' + bias[at]' : ''};`,
    };
    this.runGemm(`back ${spec.tileRows} ${key}`, spec, pixels, groups, inputs, { dx });
    return dx;
  }

  /** dw of x and dy. */
  gradeFilter(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: ConvGeometry): tf.Tensor4D {
    const { outputSize, inputChannels, outputChannels, groups, kernelSize } = geometry;
    const [batch] = x.shape;
    const shape = getFilterShape(geometry);
    const dw = this.runtime.createTensor<tf.Rank.R4>(shape);
    const inner = inputChannels / groups;
    const columns = outputChannels / groups;
    const rows = kernelSize[0] * kernelSize[1] * inner;
    const pixels = batch * outputSize[0] * outputSize[1];
    const isByChannel = isDepthwise(geometry);
    const tileRows = chooseTile(rows);
    const tileColumns = chooseTile(columns);
    const tiles = isByChannel
      ? Math.ceil(dw.size / threads)
      : Math.ceil(rows / tileRows) * Math.ceil(columns / tileColumns) * groups;
    const depth = chooseSlice(pixels, tiles);
    const slices = Math.ceil(pixels / depth);
    const target = slices > 1 ? this.runtime.createTensor<tf.Rank.R2>([slices, dw.size]) : dw;
    const key = `${depth} ${this.getKey(geometry)}`;
    const inputs = { x, dy };
    if (isByChannel) {
      const code = () => writeDepthwiseFilter(geometry, depth);
      this.runByElement(`depthwise filter ${key}`, code, slices * dw.size, inputs, { sums: target });
    } else {
      const spec: GemmSpec = {
        rows: `${rows}`,
        columns,
        depth,
        tileRows,
        tileColumns,
        leftOrder: 'rows',
        depthEnd: `min(${depth}, i32(arrayLength(&dy)) / ${outputChannels} - (slice / ${groups}) * ${depth})`,
        readLeft: `let pixel = (slice / ${groups}) * ${depth} + depth; let groupIndex = slice % ${groups};
  ${splitPixel('pixel', ...outputSize)} ${splitTap('row', inner, kernelSize[1])} ${readInput(geometry)}`,
        readRight: `let pixel = (slice / ${groups}) * ${depth} + depth;
  return dy[pixel * ${outputChannels} + (slice % ${groups}) * ${columns} + column];`,
        write: `sums[((slice / ${groups}) * ${rows} + row) * ${outputChannels} + (slice % ${groups}) * ${columns} + column] = value;`,
      };
      this.runGemm(`filter ${key}`, spec, rows, slices * groups, inputs, { sums: target });
    }
    if (slices > 1) {
      this.runByElement('add slices', () => addSlices, dw.size, { parts: target }, { sums: dw });
      target.dispose();
    }
    return dw;
  }
}

/** Pixels of a slice, a power of two: enough slices to keep the device busy, none too short. */
function chooseSlice(pixels: number, tiles: number): number {
  const wanted = pixels / Math.max(busyGroups / tiles, 1);
  const power = 2 ** Math.ceil(Math.log2(Math.max(wanted, 1)));
  return Math.min(Math.max(power, sliceLimits[0]), sliceLimits[1]);
}

const addSlices = `
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let at = (group.y * groups.x + group.x) * ${threads} + index;
  let size = arrayLength(&sums);
  if (at >= size) { return; }
  var sum = 0.0;
  for (var place = at; place < arrayLength(&parts); place += size) { sum += parts[place]; }
  sums[at] = sum;
}`;
