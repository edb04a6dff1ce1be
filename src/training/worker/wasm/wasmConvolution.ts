/** @file Convolution and its two gradients by our kernels: margins, packing, tables, then one run a group. */
import type * as tf from '@tensorflow/tfjs-core';
import { type ConvGeometry, getFilterShape, isDepthwise } from '../convGeometry';
import { blockChannels, padToVectors, writeConvolution } from './convolutionKernel';
import {
  type BackPlan,
  type ForwardPlan,
  planBack,
  planForward,
  type SourcePlan,
  tabulateForward,
  tabulatePhase,
  tabulateRows,
} from './convolutionPlan';
import { writeDepthwise, writeDepthwiseGradient, writeTapCopy } from './depthwiseKernels';
import { countTiles, writeFilterGradient } from './filterGradientKernel';
import { writeMargins, writePack, writeTurnedPack } from './packingKernels';
import { passCost, type WasmRuntime } from './wasmRuntime';

/** Bytes of source and gradient that pass through the cache together. */
const chunkBytes = 128 * 1024;

/** Numbers that a packed filter takes. */
const packedSize = (rows: number, outputs: number): number =>
  rows * (Math.floor(outputs / blockChannels) * blockChannels + padToVectors(outputs % blockChannels));

/** What is known of a geometry once. */
interface Prepared {
  readonly key: string;
  readonly forward: ForwardPlan;
  readonly back: BackPlan;
}

/** The convolutions of a runtime. */
export class WasmConvolution {
  private readonly runtime: WasmRuntime;
  private readonly prepared = new Map<ConvGeometry, Prepared>();

  constructor(runtime: WasmRuntime) {
    this.runtime = runtime;
  }

  private prepare(geometry: ConvGeometry): Prepared {
    let prepared = this.prepared.get(geometry);
    if (prepared === undefined) {
      const key = JSON.stringify(geometry);
      prepared = { key, forward: planForward(geometry), back: planBack(geometry) };
      this.prepared.set(geometry, prepared);
    }
    return prepared;
  }

  /** The address of a source with its margins. */
  private readSource(pointer: number, { margins, size, channels }: SourcePlan, batch: number): number {
    if (margins === null) return pointer;
    const { runtime } = this;
    const target = runtime.reserve('margins', 4 * batch * size[0] * size[1] * channels);
    const kernel = runtime.getKernel(`margins ${JSON.stringify(margins)}`, () => writeMargins(margins, true));
    const each = passCost * size[1] * channels;
    runtime.run(kernel, batch * size[0], [pointer, target], { each });
    return target;
  }

  /** y of x. */
  convolve(
    x: tf.Tensor4D,
    filter: tf.Tensor4D,
    bias: tf.Tensor1D | null,
    geometry: ConvGeometry,
  ): tf.Tensor4D {
    const { runtime } = this;
    const { key, forward } = this.prepare(geometry);
    const { outputSize, outputChannels, groups } = geometry;
    const [batch] = x.shape;
    const pixels = batch * outputSize[0] * outputSize[1];
    const y = runtime.createTensor<tf.Rank.R4>([batch, ...outputSize, outputChannels]);
    const source = this.readSource(runtime.locate(x), forward.source, batch);
    const table = runtime.getTable(`pixels ${batch} ${key}`, () =>
      tabulateForward(geometry, forward.source, batch),
    );
    const target = runtime.locate(y);
    const offset = bias === null ? 0 : runtime.locate(bias);
    const hasBias = bias !== null;
    if (isDepthwise(geometry) && outputChannels === geometry.inputChannels) {
      const kernel = runtime.getKernel(`depthwise ${hasBias} ${key}`, () =>
        writeDepthwise({
          taps: this.depthwiseTaps(geometry, forward.source),
          channels: outputChannels,
          hasBias,
          hasOutputTable: false,
        }),
      );
      const sharing = { each: 2 * outputChannels * geometry.kernelSize[0] * geometry.kernelSize[1], unit: 4 };
      runtime.run(kernel, pixels, [source, table, runtime.locate(filter), offset, target, 0], sharing);
      return y;
    }
    const [kernelRows, kernelColumns, inputs] = getFilterShape(geometry);
    const rows = kernelRows * kernelColumns * inputs;
    const outputs = outputChannels / groups;
    const pack = runtime.getKernel(`pack ${rows} ${outputs} ${outputChannels}`, () =>
      writePack({ rows, outputs, pitch: outputChannels }),
    );
    const kernel = runtime.getKernel(`convolve ${hasBias} ${key}`, () =>
      writeConvolution({
        taps: forward.taps,
        outputs,
        outputPitch: outputChannels,
        hasBias,
        hasOutputTable: false,
      }),
    );
    const packed = runtime.reserve('packed', 4 * packedSize(rows, outputs));
    for (let group = 0; group < groups; group++) {
      const shift = 4 * group * outputs;
      runtime.run(pack, Math.ceil(outputs / blockChannels), [runtime.locate(filter) + shift, packed]);
      const values = [source + 4 * group * inputs, table, packed, offset + shift, target + shift, 0];
      runtime.run(kernel, pixels, values, { each: rows * outputs, unit: 4 });
    }
    return y;
  }

  /** dx of dy. */
  convolveBack(
    dy: tf.Tensor4D,
    filter: tf.Tensor4D,
    bias: tf.Tensor1D | null,
    geometry: ConvGeometry,
  ): tf.Tensor4D {
    const { runtime } = this;
    const { back } = this.prepare(geometry);
    const { inputSize, inputChannels } = geometry;
    const [batch] = dy.shape;
    const dx = runtime.createTensor<tf.Rank.R4>([batch, ...inputSize, inputChannels]);
    const target = runtime.locate(dx);
    const offset = bias === null ? 0 : runtime.locate(bias);
    if (back.hasGaps) this.fillGaps(target, offset, batch, geometry);
    const source = this.readSource(runtime.locate(dy), back.source, batch);
    for (const index of back.phases.keys())
      this.runPhase(index, source, runtime.locate(filter), offset, target, batch, geometry);
    return dx;
  }

  private fillGaps(
    target: number,
    bias: number,
    batch: number,
    { inputSize, inputChannels }: ConvGeometry,
  ): void {
    const pixels = batch * inputSize[0] * inputSize[1];
    const { runtime } = this;
    const values = runtime.view(target, pixels * inputChannels);
    if (bias === 0) {
      values.fill(0);
      return;
    }
    const offsets = runtime.view(bias, inputChannels);
    for (let pixel = 0; pixel < pixels; pixel++) values.set(offsets, pixel * inputChannels);
  }

  private runPhase(
    index: number,
    source: number,
    filter: number,
    bias: number,
    target: number,
    batch: number,
    geometry: ConvGeometry,
  ): void {
    const { runtime } = this;
    const { key, back } = this.prepare(geometry);
    const phase = back.phases[index];
    if (phase === undefined) return;
    const { inputChannels, outputChannels, groups, kernelSize, stride } = geometry;
    const [rows, columns] = phase.axes;
    const pixels = batch * rows.pixels * columns.pixels;
    const hasOutputTable = stride[0] * stride[1] > 1;
    const name = `${batch} ${index} ${key}`;
    const tables = () => tabulatePhase(geometry, back.source, phase, batch);
    const reads = runtime.getTable(`reads ${name}`, () => tables().reads);
    const writes = hasOutputTable ? runtime.getTable(`writes ${name}`, () => tables().writes) : 0;
    const hasBias = bias !== 0;
    const order = {
      rows: rows.taps,
      columns: columns.taps,
      firstRow: rows.tap,
      firstColumn: columns.tap,
      rowStep: rows.tapStep,
      columnStep: columns.tapStep,
      kernelColumns: kernelSize[1],
    };
    if (isDepthwise(geometry) && outputChannels === inputChannels) {
      const copy = runtime.getKernel(`taps ${index} ${key}`, () =>
        writeTapCopy({ ...order, channels: inputChannels }),
      );
      const packed = runtime.reserve('packed', 4 * rows.taps * columns.taps * inputChannels);
      runtime.run(copy, rows.taps, [filter, packed]);
      const kernel = runtime.getKernel(`depthwise back ${hasBias} ${index} ${key}`, () => {
        const { size, channels } = back.source;
        const step = [4 * channels * size[1], 4 * channels] as const;
        return writeDepthwise({
          taps: {
            count: [rows.taps, columns.taps],
            stride: [rows.offsetStep * step[0], columns.offsetStep * step[1]],
          },
          channels: inputChannels,
          hasBias,
          hasOutputTable,
        });
      });
      const sharing = { each: 2 * inputChannels * rows.taps * columns.taps, unit: 4 };
      runtime.run(kernel, pixels, [source, reads, packed, bias, target, writes], sharing);
      return;
    }
    const inputs = inputChannels / groups;
    const outputs = outputChannels / groups;
    const pack = runtime.getKernel(`turn ${index} ${key}`, () =>
      writeTurnedPack({ ...order, inputs, outputs, pitch: outputChannels }),
    );
    const kernel = runtime.getKernel(`back ${hasBias} ${index} ${key}`, () =>
      writeConvolution({
        taps: phase.taps,
        outputs: inputs,
        outputPitch: inputChannels,
        hasBias,
        hasOutputTable,
      }),
    );
    const packed = runtime.reserve('packed', 4 * packedSize(rows.taps * columns.taps * outputs, inputs));
    for (let group = 0; group < groups; group++) {
      const shift = 4 * group * inputs;
      runtime.run(pack, Math.ceil(inputs / blockChannels), [filter + 4 * group * outputs, packed]);
      const values = [
        source + 4 * group * outputs,
        reads,
        packed,
        hasBias ? bias + shift : 0,
        target + shift,
        writes,
      ];
      runtime.run(kernel, pixels, values, { each: rows.taps * columns.taps * outputs * inputs, unit: 4 });
    }
  }

  private depthwiseTaps({ kernelSize, dilation }: ConvGeometry, { size, channels }: SourcePlan) {
    return {
      count: kernelSize,
      stride: [4 * dilation[0] * channels * size[1], 4 * dilation[1] * channels] as const,
    };
  }

  /** dw of x and dy. */
  gradeFilter(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: ConvGeometry): tf.Tensor4D {
    const { runtime } = this;
    const { key, forward } = this.prepare(geometry);
    const { outputSize, outputChannels, inputChannels, groups, stride, kernelSize } = geometry;
    const [batch] = x.shape;
    const dw = runtime.createTensor<tf.Rank.R4>(getFilterShape(geometry));
    const source = this.readSource(runtime.locate(x), forward.source, batch);
    const rows = batch * outputSize[0];
    const table = runtime.getTable(`rows ${batch} ${key}`, () =>
      tabulateRows(geometry, forward.source, batch),
    );
    const pixelStride = 4 * stride[1] * inputChannels;
    const gradient = runtime.locate(dy);
    const target = runtime.locate(dw);
    if (isDepthwise(geometry) && outputChannels === inputChannels) {
      const kernel = runtime.getKernel(`depthwise filter ${key}`, () =>
        writeDepthwiseGradient({
          taps: this.depthwiseTaps(geometry, forward.source),
          channels: inputChannels,
          width: outputSize[1],
          pixelStride,
        }),
      );
      const each = rows * outputSize[1] * kernelSize[1] * inputChannels;
      runtime.run(kernel, kernelSize[0], [source, table, gradient, target, rows], { each });
      return dw;
    }
    const inputs = inputChannels / groups;
    const outputs = outputChannels / groups;
    const kernel = runtime.getKernel(`filter ${key}`, () =>
      writeFilterGradient({
        taps: forward.taps,
        outputs,
        pitch: outputChannels,
        width: outputSize[1],
        pixelStride,
      }),
    );
    const rowBytes =
      4 * stride[0] * forward.source.size[1] * inputChannels + 4 * outputSize[1] * outputChannels;
    const chunkRows = Math.max(1, Math.floor(chunkBytes / rowBytes));
    const tiles = countTiles(forward.taps);
    const tileWork = 4 * rows * outputSize[1];
    for (let group = 0; group < groups; group++) {
      const shift = 4 * group * outputs;
      const values = [source + 4 * group * inputs, table, gradient + shift, target + shift, rows, chunkRows];
      runtime.run(kernel, tiles, values, {
        each: tileWork * outputs,
        unit: Math.ceil(tiles / runtime.threads),
      });
    }
    return dw;
  }
}
