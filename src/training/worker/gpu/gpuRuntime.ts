/**
 * @file Our kernels beside tfjs' own on WebGPU: they are put into the same command buffers and work on the same
 * buffers, so that tensors pass between the two without a copy. Unlike tfjs' programs ours may write several tensors,
 * and tensors in place.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** A tensor's data, as much of it as is needed to work on it. */
export type GpuTensor = tf.TensorInfo;

/** Workgroups per axis. */
export type GroupCount = readonly [x: number, y: number, z: number];

/** One dispatch. */
export interface GpuJob {
  /** Names everything that is baked into the code. */
  readonly key: string;
  /** Read only, by the names that the code uses. */
  readonly inputs: Readonly<Record<string, GpuTensor>>;
  /** Read and written; they may hold values already. */
  readonly outputs: Readonly<Record<string, GpuTensor>>;
  /** Real numbers that change from call to call: `numbers.rate` in the code. */
  readonly numbers?: Readonly<Record<string, number>>;
  readonly groups: GroupCount;
  /** WGSL without bindings; the entry is called `main`. */
  readonly code: () => string;
}

/** Workgroups along one axis, at most. */
const maxGroups = 65_535;

/** Spreads a row of workgroups over two axes; those behind the end have nothing to do. */
export function spreadGroups(count: number): GroupCount {
  const x = Math.min(count, maxGroups);
  return [x, Math.ceil(count / x), 1];
}

/** What tfjs' backend keeps to itself and we have to share. */
interface EncodingState {
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  commandQueueOwnedIds: WeakSet<object>;
  uniformPendingDisposal: GPUBuffer[];
}

/** The state behind the backend; null where this version of tfjs has another. */
function findState(backend: object): EncodingState | null {
  const names = ['commandQueueOwnedIds', 'dispatchCountInPass', 'uniformPendingDisposal'];
  return names.every((name) => name in backend) ? (backend as EncodingState) : null;
}

/** Compiles kernels and hands them to the device. */
export class GpuRuntime {
  private readonly backend: WebGPUBackend;
  private readonly state: EncodingState;
  private readonly pipelines = new Map<string, GPUComputePipeline>();
  private readonly layouts = new Map<string, GPUBindGroupLayout>();

  /** @throws RangeError where tfjs' backend is another than we know. */
  constructor(backend: WebGPUBackend) {
    const state = findState(backend);
    if (state === null) throw new RangeError('An unknown version of the WebGPU backend');
    this.backend = backend;
    this.state = state;
  }

  /** A new tensor whose numbers are yet to be written. */
  createTensor<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Tensor<R> {
    const info = this.backend.makeTensorInfo(shape, 'float32');
    return tf.engine().makeTensorFromTensorInfo(info) as tf.Tensor<R>;
  }

  private getLayout(signature: string, types: readonly GPUBufferBindingType[]): GPUBindGroupLayout {
    let layout = this.layouts.get(signature);
    if (layout === undefined) {
      layout = this.backend.device.createBindGroupLayout({
        entries: types.map((type, binding) => ({
          binding,
          visibility: GPUShaderStage.COMPUTE,
          buffer: { type },
        })),
      });
      this.layouts.set(signature, layout);
    }
    return layout;
  }

  private compile({ key, inputs, outputs, numbers, code }: GpuJob, layout: GPUBindGroupLayout) {
    let pipeline = this.pipelines.get(key);
    if (pipeline === undefined) {
      const declare =
        (access: string) =>
        ([name, { dtype }]: [string, GpuTensor], index: number) =>
          `@group(0) @binding(${index}) var<storage, ${access}> ${name}: array<${dtype === 'int32' ? 'i32' : 'f32'}>;`;
      const first = Object.keys(inputs).length;
      const count = first + Object.keys(outputs).length;
      const lines = [
        ...Object.entries(inputs).map(declare('read')),
        ...Object.entries(outputs).map((entry, index) => declare('read_write')(entry, first + index)),
      ];
      if (numbers !== undefined) {
        const fields = Object.keys(numbers).map((name) => `${name}: f32`);
        lines.push(`struct Numbers { ${fields.join(', ')} }`);
        lines.push(`@group(0) @binding(${count}) var<uniform> numbers: Numbers;`);
      }
      const { device } = this.backend;
      pipeline = device.createComputePipeline({
        label: key,
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: {
          module: device.createShaderModule({ label: key, code: `${lines.join('\n')}\n${code()}` }),
        },
      });
      this.pipelines.set(key, pipeline);
    }
    return pipeline;
  }

  private locate(tensor: GpuTensor): GPUBuffer {
    this.backend.uploadToGPU(tensor.dataId);
    const { resource } = this.backend.tensorMap.get(tensor.dataId);
    if (!(resource instanceof GPUBuffer)) throw new RangeError('A tensor without a buffer');
    return resource;
  }

  private writeNumbers(numbers: Readonly<Record<string, number>>): GPUBuffer {
    const values = Float32Array.from(Object.values(numbers));
    const size = 16 * Math.ceil(values.length / 4);
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM;
    const buffer = this.backend.bufferManager.acquireBuffer(size, usage);
    this.backend.queue.writeBuffer(buffer, 0, values);
    this.state.uniformPendingDisposal.push(buffer);
    return buffer;
  }

  /** Hands in a dispatch. */
  run(job: GpuJob): void {
    const { backend, state } = this;
    const inputs = Object.values(job.inputs);
    const outputs = Object.values(job.outputs);
    const buffers = [...inputs, ...outputs].map((tensor) => this.locate(tensor));
    const types: GPUBufferBindingType[] = [
      ...inputs.map((): GPUBufferBindingType => 'read-only-storage'),
      ...outputs.map((): GPUBufferBindingType => 'storage'),
    ];
    if (job.numbers !== undefined) {
      buffers.push(this.writeNumbers(job.numbers));
      types.push('uniform');
    }
    const layout = this.getLayout(`${inputs.length} ${outputs.length} ${job.numbers !== undefined}`, types);
    const pipeline = this.compile(job, layout);
    const group = backend.device.createBindGroup({
      layout,
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    for (const { dataId } of [...inputs, ...outputs]) state.commandQueueOwnedIds.add(dataId);
    // What was read of a tensor before it is changed in place is not what it holds.
    for (const { dataId } of outputs) backend.tensorMap.get(dataId).values = null as never;
    backend.ensureCommandEncoderReady();
    state.computePassEncoder ??= state.commandEncoder?.beginComputePass() ?? null;
    const pass = state.computePassEncoder;
    if (pass === null) throw new RangeError('No command encoder');
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(...job.groups);
    state.dispatchCountInPass += 1;
    if (state.dispatchCountInPass >= tf.env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) this.submit();
  }

  /** Sends everything handed in so far to the device. */
  submit(): void {
    this.backend.ensureCommandEncoderReady();
    this.backend.endComputePassEncoder();
    this.backend.submitQueue();
  }
}
