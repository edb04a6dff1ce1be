/**
 * @file WebAssembly as typed expressions: each function returns the bytes that leave a value on the stack, or none.
 * Only what our kernels use is here. Source: the WebAssembly specification, with SIMD and relaxed SIMD.
 */

/** Types of values and locals. */
export type ValueType = 'i32' | 'f32' | 'v128';

/** Bytes in nested lists, flattened once at the end. */
export type Bytes = readonly (number | Bytes)[];

/** Code that leaves a value of a type; `none` leaves nothing. */
export interface Code<T extends ValueType | 'none'> {
  readonly type: T;
  readonly bytes: Bytes;
}

/** Code that leaves nothing: what bodies are made of. */
export type Statement = Code<'none'>;

/** A local variable or parameter. */
export interface Local<T extends ValueType> {
  readonly type: T;
  readonly index: number;
}

/** Unsigned LEB128. */
export function encodeUnsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 127;
    rest >>>= 7;
    bytes.push(rest > 0 ? low | 128 : low);
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function encodeSigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
    bytes.push(isLast ? low : low | 128);
    if (isLast) return bytes;
  }
}

const code = <T extends ValueType | 'none'>(type: T, ...bytes: Bytes): Code<T> => ({ type, bytes });

/** Statements one behind the other. */
export const sequence = (...parts: readonly Statement[]): Statement =>
  code('none', ...parts.map(({ bytes }) => bytes));

/** Reads a local. */
export const get = <T extends ValueType>({ type, index }: Local<T>): Code<T> =>
  code(type, 0x20, encodeUnsigned(index));

/** Writes a local. */
export const set = <T extends ValueType>({ index }: Local<T>, value: Code<T>): Statement =>
  code('none', value.bytes, 0x21, encodeUnsigned(index));

type I32 = Code<'i32'>;
type F32 = Code<'f32'>;
type V128 = Code<'v128'>;

const binary =
  <T extends ValueType, R extends ValueType>(result: R, ...opcode: Bytes) =>
  (a: Code<T>, b: Code<T>): Code<R> =>
    code(result, a.bytes, b.bytes, opcode);

const simd = (opcode: number): Bytes => [0xfd, encodeUnsigned(opcode)];

/** Addresses are bytes, offsets constants of at least 0; `align` is the exponent that code may rely on. */
const access = (opcode: Bytes, align: number, offset: number): Bytes => [
  opcode,
  align,
  encodeUnsigned(offset),
];

/** Whole numbers of 32 bits. */
export const i32 = {
  constant: (value: number): I32 => code('i32', 0x41, encodeSigned(value)),
  load: (address: I32, offset = 0): I32 => code('i32', address.bytes, access([0x28], 2, offset)),
  store: (address: I32, value: I32, offset = 0): Statement =>
    code('none', address.bytes, value.bytes, access([0x36], 2, offset)),
  add: binary<'i32', 'i32'>('i32', 0x6a),
  subtract: binary<'i32', 'i32'>('i32', 0x6b),
  multiply: binary<'i32', 'i32'>('i32', 0x6c),
  divide: binary<'i32', 'i32'>('i32', 0x6e),
  remainder: binary<'i32', 'i32'>('i32', 0x70),
  and: binary<'i32', 'i32'>('i32', 0x71),
  isLess: binary<'i32', 'i32'>('i32', 0x48),
};

/** Single numbers of 32 bits. */
export const f32 = {
  constant: (value: number): F32 => code('f32', 0x43, [...new Uint8Array(Float32Array.of(value).buffer)]),
  load: (address: I32, offset = 0): F32 => code('f32', address.bytes, access([0x2a], 2, offset)),
  store: (address: I32, value: F32, offset = 0): Statement =>
    code('none', address.bytes, value.bytes, access([0x38], 2, offset)),
};

/** Vectors of 128 bits, seen as bits. */
export const v128 = {
  zero: (): V128 => code('v128', simd(12), new Array<number>(16).fill(0)),
  load: (address: I32, offset = 0): V128 => code('v128', address.bytes, access(simd(0), 2, offset)),
  /** One number of 32 bits in all four places. */
  loadSplat: (address: I32, offset = 0): V128 => code('v128', address.bytes, access(simd(9), 2, offset)),
  store: (address: I32, value: V128, offset = 0): Statement =>
    code('none', address.bytes, value.bytes, access(simd(11), 2, offset)),
  /** Stores one of the four numbers. */
  storeLane: (address: I32, value: V128, lane: number, offset = 0): Statement =>
    code('none', address.bytes, value.bytes, access(simd(0x5a), 2, offset), lane),
  and: binary<'v128', 'v128'>('v128', simd(78)),
  /** a and not b. */
  andNot: binary<'v128', 'v128'>('v128', simd(79)),
  or: binary<'v128', 'v128'>('v128', simd(80)),
};

/** Vectors of four numbers of 32 bits. */
export const f32x4 = {
  splat: (value: F32): V128 => code('v128', value.bytes, simd(19)),
  isEqual: binary<'v128', 'v128'>('v128', simd(65)),
  isGreater: binary<'v128', 'v128'>('v128', simd(68)),
  squareRoot: (value: V128): V128 => code('v128', value.bytes, simd(227)),
  add: binary<'v128', 'v128'>('v128', simd(228)),
  subtract: binary<'v128', 'v128'>('v128', simd(229)),
  multiply: binary<'v128', 'v128'>('v128', simd(230)),
  divide: binary<'v128', 'v128'>('v128', simd(231)),
  max: binary<'v128', 'v128'>('v128', simd(233)),
  /** a x b + c, rounded once or twice as the machine likes (relaxed SIMD). */
  relaxedMultiplyAdd: (a: V128, b: V128, c: V128): V128 =>
    code('v128', a.bytes, b.bytes, c.bytes, simd(0x105)),
};

/** Copies bytes; the ranges may overlap. */
export const copyMemory = (to: I32, from: I32, length: I32): Statement =>
  code('none', to.bytes, from.bytes, length.bytes, 0xfc, 10, 0, 0);

/** Sets bytes. */
export const fillMemory = (to: I32, value: I32, length: I32): Statement =>
  code('none', to.bytes, value.bytes, length.bytes, 0xfc, 11, 0);

/** Runs a body if a number is not zero, else another. */
export const when = (condition: I32, body: Statement, otherwise?: Statement): Statement =>
  code('none', condition.bytes, 0x04, 0x40, body.bytes, otherwise ? [0x05, otherwise.bytes] : [], 0x0b);

/** Runs a body for `counter`, `counter + step`, ... as long as it is below `end`. */
export function loopBelow(counter: Local<'i32'>, end: I32, step: number, body: Statement): Statement {
  const isLeft = i32.isLess(get(counter), end);
  const next = set(counter, i32.add(get(counter), i32.constant(step)));
  const loop = code('none', 0x03, 0x40, body.bytes, next.bytes, isLeft.bytes, 0x0d, 0, 0x0b);
  return when(isLeft, loop);
}

/** Runs a body for one chunk of `total` things after the other: those from `first` up to `last`. */
export function loopChunks(
  { chunk, first, last }: Readonly<Record<'chunk' | 'first' | 'last', Local<'i32'>>>,
  total: I32,
  size: I32,
  body: Statement,
): Statement {
  const chunks = i32.divide(i32.add(total, i32.subtract(size, i32.constant(1))), size);
  return loopBelow(
    chunk,
    chunks,
    1,
    sequence(
      set(first, i32.multiply(get(chunk), size)),
      set(last, i32.add(get(first), size)),
      when(i32.isLess(total, get(last)), set(last, total)),
      body,
    ),
  );
}

/** Runs a body a constant number of times, at least once; once is no loop. */
export function repeat(counter: Local<'i32'>, count: number, body: Statement): Statement {
  if (count === 1) return body;
  return sequence(set(counter, i32.constant(0)), loopBelow(counter, i32.constant(count), 1, body));
}

/** Adds a constant to a local; nothing where it is 0. */
export function advance(local: Local<'i32'>, by: number): Statement {
  return by === 0 ? sequence() : set(local, i32.add(get(local), i32.constant(by)));
}

/** A local plus a constant. */
export function plus(value: I32, by: number): I32 {
  return by === 0 ? value : i32.add(value, i32.constant(by));
}

/** A value times a constant. */
export function times(value: I32, by: number): I32 {
  return by === 1 ? value : i32.multiply(value, i32.constant(by));
}
