/**
 * @file Our kernels beside tfjs' own: they work on the memory of tfjs' wasm backend, so that tensors pass between
 * the two without a copy.
 */

import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { jobBlockLength, type WasmKernel } from './threadJobs';
import { type SharedKernel, type ThreadPort, ThreadTeam } from './threadTeam';
import { detectMultiplyAdd, encodeKernel, type KernelWriter, type WasmFeatures } from './wasmModule';

/** How a kernel's items can be shared out between threads. */
export interface Sharing {
  /** What one item costs, in multiply-adds; passing a number through counts as {@link passCost}. */
  readonly each: number;
  /** Items that have to stay together. */
  readonly unit?: number;
}

/** What reading, changing and writing a number costs, in multiply-adds of a convolution. */
export const passCost = 8;

/** Multiply-adds below which another thread costs more than it does: some microseconds. */
const leastWork = 2 ** 17;

/** Arguments that one kernel can have. */
const maxArguments = 32;

const floatBits = new Float32Array(1);
const intBits = new Int32Array(floatBits.buffer);

/** A real number as the whole number that has its bits, for arguments. */
export function toBits(value: number): number {
  floatBits[0] = value;
  return intBits[0] ?? 0;
}

/** What Emscripten's module offers beyond what tfjs declares. */
interface Heap {
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

const isHeap = (module: object): module is Heap => '_malloc' in module && '_free' in module;

/** The memory behind the backend. Emscripten keeps it in one of two places, neither of them declared. */
function findMemory(module: object): WebAssembly.Memory {
  const places: unknown[] = [
    'wasmMemory' in module ? module.wasmMemory : undefined,
    'asm' in module && typeof module.asm === 'object' && module.asm && 'memory' in module.asm
      ? module.asm.memory
      : undefined,
  ];
  const memory = places.find((place) => place instanceof WebAssembly.Memory);
  if (!(memory instanceof WebAssembly.Memory)) throw new RangeError('The wasm backend shows no memory');
  return memory;
}

/** Emscripten takes pieces from here on for negative ones, and gives an address without memory behind it. */
const mostBytes = 2 ** 31;

const guarded = new WeakSet<Heap>();

/** Lets the module say when it has no memory: tfjs takes any address, and would write from 0 on. */
function guardMemory(heap: Heap): void {
  if (guarded.has(heap)) return;
  guarded.add(heap);
  // At its first use Emscripten puts another function in its place.
  heap._free(heap._malloc(1));
  const allocate = heap._malloc.bind(heap);
  heap._malloc = (bytes) => {
    const pointer = bytes < mostBytes ? allocate(bytes) : 0;
    if (pointer === 0 && bytes > 0) throw new RangeError(`No memory for ${bytes} bytes`);
    return pointer;
  };
}

/** Compiles kernels, keeps what they need between calls, and runs them. */
export class WasmRuntime {
  readonly features: WasmFeatures;
  private readonly backend: BackendWasm;
  private readonly heap: Heap;
  private readonly memory: WebAssembly.Memory;
  private readonly kernels = new Map<string, SharedKernel>();
  private readonly tables = new Map<string, number>();
  private readonly scratch = new Map<string, { pointer: number; bytes: number }>();
  private readonly block: number;
  private readonly values: Int32Array;
  private readonly team: ThreadTeam | null;

  /**
   * @param ports ways to helpers; they are not asked where the memory is not shared.
   * @throws RangeError where the current backend is not wasm, or knows no SIMD.
   */
  constructor(ports: readonly ThreadPort[] = []) {
    const backend = tf.backend();
    if (!(backend instanceof BackendWasm)) throw new RangeError('The backend is not wasm');
    this.backend = backend;
    if (!isHeap(backend.wasm)) throw new RangeError('The wasm backend shows no heap');
    this.heap = backend.wasm;
    guardMemory(this.heap);
    this.memory = findMemory(backend.wasm);
    this.features = {
      hasMultiplyAdd: detectMultiplyAdd(),
      isShared: typeof SharedArrayBuffer === 'function' && this.memory.buffer instanceof SharedArrayBuffer,
    };
    const probe: KernelWriter = () => ({ type: 'none', bytes: [] });
    if (!WebAssembly.validate(encodeKernel(probe, this.features))) throw new RangeError('No WebAssembly');
    this.block = this.allocate(4 * maxArguments);
    this.values = new Int32Array(this.memory.buffer, this.block, maxArguments);
    this.team =
      this.features.isShared && ports.length > 0
        ? new ThreadTeam(ports, this.memory, this.allocate(4 * jobBlockLength))
        : null;
  }

  /** Threads that share the work. */
  get threads(): number {
    return this.team?.size ?? 1;
  }

  private allocate(bytes: number): number {
    // Room for a vector that starts at the last number.
    return this.heap._malloc(bytes + 16) >>> 0;
  }

  /** A kernel by a key that names everything baked into it. */
  getKernel(key: string, createWriter: () => KernelWriter): SharedKernel {
    let kernel = this.kernels.get(key);
    if (kernel === undefined) {
      const bytes = encodeKernel(createWriter(), this.features);
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
        env: { memory: this.memory },
      });
      const code = this.team === null ? 0 : this.allocate(bytes.length);
      if (this.team !== null) new Uint8Array(this.memory.buffer, code, bytes.length).set(bytes);
      const run = instance.exports.run as WasmKernel;
      kernel = { id: this.kernels.size, run, code, codeLength: bytes.length };
      this.kernels.set(key, kernel);
    }
    return kernel;
  }

  /** The address of a table of whole numbers that is made once. */
  getTable(key: string, create: () => Int32Array): number {
    let pointer = this.tables.get(key);
    if (pointer === undefined) {
      const values = create();
      pointer = this.allocate(values.byteLength);
      new Int32Array(this.memory.buffer, pointer, values.length).set(values);
      this.tables.set(key, pointer);
    }
    return pointer;
  }

  /** Room for passing values, by name; its content lasts until the name is asked for again. */
  reserve(name: string, bytes: number): number {
    const known = this.scratch.get(name);
    if (known !== undefined && known.bytes >= bytes) return known.pointer;
    if (known !== undefined) this.heap._free(known.pointer);
    const pointer = this.allocate(bytes);
    this.scratch.set(name, { pointer, bytes });
    return pointer;
  }

  /**
   * Runs a kernel over items 0 to `items` - 1. Addresses and counts are arguments, see {@link toBits} for others.
   *
   * @param sharing without it the kernel is not shared out.
   */
  run(kernel: SharedKernel, items: number, values: readonly number[], sharing?: Sharing): void {
    // A memory that is not shared moves when it grows.
    const block =
      this.values.length > 0 ? this.values : new Int32Array(this.memory.buffer, this.block, maxArguments);
    block.set(values);
    if (this.team === null || sharing === undefined) kernel.run(this.block, 0, items);
    else this.team.run(kernel, this.block, items, sharing.unit ?? 1, Math.ceil(leastWork / sharing.each));
  }

  /** Numbers in the memory; valid until the next allocation. */
  view(pointer: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, pointer, length);
  }

  /** Where a tensor's numbers lie. */
  locate(tensor: tf.TensorInfo): number {
    return this.backend.getMemoryOffset(tensor.dataId);
  }

  /** A new tensor whose numbers are yet to be written. */
  createTensor<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Tensor<R> {
    const info = this.backend.makeOutput(shape, 'float32');
    return tf.engine().makeTensorFromTensorInfo(info) as tf.Tensor<R>;
  }

  /** Frees tables and scratch memory. */
  dispose(): void {
    const pointers = [
      ...this.tables.values(),
      ...[...this.scratch.values()].map(({ pointer }) => pointer),
      this.block,
    ];
    for (const pointer of pointers) this.heap._free(pointer);
    this.tables.clear();
    this.scratch.clear();
    this.kernels.clear();
    this.team?.dispose();
  }
}
