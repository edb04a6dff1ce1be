/**
 * @file A WebAssembly module around one kernel. Every kernel is a function of three whole numbers: the address of
 * its arguments, and the range of items to work on, so that threads can share them out.
 */
import {
  type Bytes,
  type Code,
  encodeUnsigned,
  f32,
  f32x4,
  get,
  i32,
  type Local,
  type Statement,
  set,
  type ValueType,
} from './wasmCode';

/** What a kernel is written with. */
export interface KernelBuilder {
  /** The first item. */
  readonly start: Local<'i32'>;
  /** The item behind the last. */
  readonly end: Local<'i32'>;
  /** A new local variable; it starts at 0. */
  local<T extends ValueType>(type: T): Local<T>;
  /** Several of them. */
  locals<T extends ValueType>(type: T, count: number): Local<T>[];
  /** The next argument: an address or a count, read once at the start. */
  argument(): Local<'i32'>;
  /** The next argument as a real number, spread over a vector. */
  splatArgument(): Local<'v128'>;
  /** a x b + c. */
  multiplyAdd(a: Code<'v128'>, b: Code<'v128'>, c: Code<'v128'>): Code<'v128'>;
}

/** Writes the body of a kernel. */
export type KernelWriter = (builder: KernelBuilder) => Statement;

/** What the engine that runs a kernel can do. */
export interface WasmFeatures {
  /** Products and sums in one instruction (relaxed SIMD). */
  readonly hasMultiplyAdd: boolean;
  /** Whether the memory is shared between threads. */
  readonly isShared: boolean;
}

const typeCodes: { readonly [T in ValueType]: number } = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

function flatten(bytes: Bytes, into: number[]): number[] {
  for (const item of bytes) {
    if (typeof item === 'number') into.push(item);
    else flatten(item, into);
  }
  return into;
}

function section(id: number, content: Bytes): number[] {
  const bytes = flatten(content, []);
  return [id, ...encodeUnsigned(bytes.length), ...bytes];
}

const name = (text: string): Bytes => [
  encodeUnsigned(text.length),
  [...text].map((letter) => letter.charCodeAt(0)),
];

/** The most pages that a memory of 32 bits can have. */
const maxPages = 65_536;

/** The bytes of a module that imports `env.memory` and exports the kernel as `run`. */
export function encodeKernel(write: KernelWriter, features: WasmFeatures): Uint8Array<ArrayBuffer> {
  const types: ValueType[] = ['i32', 'i32', 'i32'];
  const local = <T extends ValueType>(type: T): Local<T> => ({ type, index: types.push(type) - 1 });
  const [block, start, end]: [Local<'i32'>, Local<'i32'>, Local<'i32'>] = [
    { type: 'i32', index: 0 },
    { type: 'i32', index: 1 },
    { type: 'i32', index: 2 },
  ];
  const prologue: Statement[] = [];
  let argumentCount = 0;
  const body = write({
    start,
    end,
    local,
    locals: (type, count) => Array.from({ length: count }, () => local(type)),
    argument: () => {
      const argument = local('i32');
      prologue.push(set(argument, i32.load(get(block), 4 * argumentCount++)));
      return argument;
    },
    splatArgument: () => {
      const argument = local('v128');
      prologue.push(set(argument, f32x4.splat(f32.load(get(block), 4 * argumentCount++))));
      return argument;
    },
    multiplyAdd: (a, b, c) =>
      features.hasMultiplyAdd ? f32x4.relaxedMultiplyAdd(a, b, c) : f32x4.add(f32x4.multiply(a, b), c),
  });
  const declared = types.slice(3).map((type) => [1, typeCodes[type]]);
  const code = flatten(
    [encodeUnsigned(declared.length), declared, prologue.map(({ bytes }) => bytes), body.bytes, 0x0b],
    [],
  );
  const parameters = [typeCodes.i32, typeCodes.i32, typeCodes.i32];
  const limits = features.isShared ? [3, 1, encodeUnsigned(maxPages)] : [0, 1];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, parameters, 0]),
    ...section(2, [1, name('env'), name('memory'), 2, limits]),
    ...section(3, [1, 0]),
    ...section(7, [1, name('run'), 0, 0]),
    ...section(10, [1, encodeUnsigned(code.length), code]),
  ]);
}

/** Whether the engine knows relaxed SIMD: asked by showing it a module that uses it. */
export function detectMultiplyAdd(): boolean {
  const write: KernelWriter = ({ local, multiplyAdd }) => {
    const value = local('v128');
    return set(value, multiplyAdd(get(value), get(value), get(value)));
  };
  return WebAssembly.validate(encodeKernel(write, { hasMultiplyAdd: true, isShared: false }));
}
