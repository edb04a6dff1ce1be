/**
 * @file How one parameter value is written in a link, by type. Frozen: a change here breaks links that exist.
 *
 * A field that has its default is not written at all; its bit in the layer's mask is 0.
 */
import type { Padding, PaddingSides } from '../../layers/padding';
import type { Shape } from '../../layers/shape';
import type { ByteReader } from '../../util/byteReader';
import type { ByteWriter } from '../../util/byteWriter';
import type { PerAxis } from '../../util/perAxis';

/** What a field's value may depend on: the channels that arrive at the layer; null where they are not known. */
export interface FieldContext {
  readonly inChannels: number | null;
  /** Fields of the same layer that were written before, by name. */
  readonly earlier: Readonly<Record<string, unknown>>;
  /** Only for writing: how the channels of the last layer of the same name in its group were written. */
  readonly habit?: ChannelForm | undefined;
}

/** One of the ways to write a number of channels; null: not at all, as many as arrive. */
export type ChannelForm = number | null;

/** One parameter's place in the mask, its default and its form. */
export interface WireField<Value = unknown> {
  readonly bit: number;
  isDefault(value: Value, context: FieldContext): boolean;
  getDefault(context: FieldContext): Value;
  write(writer: ByteWriter, value: Value, context: FieldContext): void;
  /** @throws RangeError where the bytes hold no such value. */
  read(reader: ByteReader, context: FieldContext): Value;
}

type Codec<Value> = Pick<WireField<Value>, 'write' | 'read'>;

function createField<Value>(bit: number, defaultValue: Value, codec: Codec<Value>): WireField<Value> {
  const text = JSON.stringify(defaultValue);
  return {
    bit,
    isDefault: (value) => JSON.stringify(value) === text,
    getDefault: () => defaultValue,
    ...codec,
  };
}

const integerCodec: Codec<number> = {
  write: (writer, value) => writer.writeUnsigned(value),
  read: (reader) => reader.readUnsigned(),
};

/** A whole number from 0. */
export const wireInteger = (bit: number, value: number) => createField(bit, value, integerCodec);

const pairCodec: Codec<PerAxis<number>> = {
  write: (writer, [height, width]) => {
    if (height === width) return writer.writeUnsigned(2 * height);
    writer.writeUnsigned(2 * height + 1);
    writer.writeUnsigned(width);
  },
  read: (reader) => {
    const head = reader.readUnsigned();
    const height = Math.floor(head / 2);
    return head % 2 === 0 ? [height, height] : [height, reader.readUnsigned()];
  },
};

/** A whole number per axis. */
export const wirePair = (bit: number, value: number) =>
  createField<PerAxis<number>>(bit, [value, value], pairCodec);

/** A whole number per axis or null; null is the default. */
export const wireOptionalPair = (bit: number) =>
  createField<PerAxis<number> | null>(bit, null, {
    write: (writer, value, context) => value && pairCodec.write(writer, value, context),
    read: (reader, context) => pairCodec.read(reader, context),
  });

// Signed numbers take one bit more.
const largestWhole = 2 ** 52;

// Decimals as people type them are short as a whole number and a power of ten; others are written as floats.
const realCodec: Codec<number> = {
  write: (writer, value) => {
    for (let places = 0; places < 16; places++) {
      const whole = Math.round(value * 10 ** places);
      if (Math.abs(whole) > largestWhole || whole / 10 ** places !== value) continue;
      writer.writeByte(places);
      return writer.writeSigned(whole);
    }
    writer.writeByte(16);
    writer.writeFloat(value);
  },
  read: (reader) => {
    const places = reader.readByte();
    if (places > 16) throw new RangeError('Not a number');
    return places === 16 ? reader.readFloat() : reader.readSigned() / 10 ** places;
  },
};

/** A real number. */
export const wireReal = (bit: number, value: number) => createField(bit, value, realCodec);

/** A real number per axis. */
export const wireRealPair = (bit: number, value: number) =>
  createField<PerAxis<number>>(bit, [value, value], {
    write: (writer, [height, width], context) => {
      realCodec.write(writer, height, context);
      realCodec.write(writer, width, context);
    },
    read: (reader, context) => [realCodec.read(reader, context), realCodec.read(reader, context)],
  });

/** On or off: the mask says it all. */
export const wireFlag = (bit: number, value: boolean) =>
  createField(bit, value, { write: () => {}, read: () => !value });

/** One of a list that may only grow at its end; the first is the default. */
export const wireChoice = <const Option extends string>(
  bit: number,
  options: readonly [Option, ...Option[]],
) =>
  createField<Option>(bit, options[0], {
    write: (writer, value) => writer.writeUnsigned(options.indexOf(value)),
    read: (reader) => {
      const option = options[reader.readUnsigned()];
      if (option === undefined) throw new RangeError('Not an option');
      return option;
    },
  });

/** A short text; empty is the default. */
export const wireText = (bit: number) =>
  createField(bit, '', {
    write: (writer, value) => writer.writeText(value),
    read: (reader) => reader.readText(400),
  });

function writeSides(writer: ByteWriter, { top, bottom, left, right }: PaddingSides): void {
  for (const side of [top, bottom, left, right]) writer.writeSigned(side);
}

function readSides(reader: ByteReader): PaddingSides {
  return {
    top: reader.readSigned(),
    bottom: reader.readSigned(),
    left: reader.readSigned(),
    right: reader.readSigned(),
  };
}

const isEvenlyPadded = ({ top, bottom, left, right }: PaddingSides) =>
  top === bottom && left === right && top === left && top >= 0;

const isSameSides = (a: PaddingSides, b: PaddingSides) =>
  a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;

// Half the kernel on each side, as PyTorch code writes it: what stride 1 needs to keep the size.
function computeHalfPadding({ kernelSize, dilation }: Readonly<Record<string, unknown>>): PaddingSides {
  const half = (axis: 0 | 1) => {
    const kernel = Array.isArray(kernelSize) ? Number(kernelSize[axis]) : 1;
    const step = Array.isArray(dilation) ? Number(dilation[axis]) : 1;
    return Math.floor((step * (kernel - 1)) / 2);
  };
  return { top: half(0), bottom: half(0), left: half(1), right: half(1) };
}

/**
 * Padding: by default half of the effective kernel, from the fields `kernelSize` and `dilation` before it, or no
 * padding. Otherwise 0 same, 1 valid, 2 four sides, 3 half, 4 + p for p pixels on each side.
 */
export const wirePadding = (bit: number, byDefault: 'half' | 'valid'): WireField<Padding> => {
  const getDefault = ({ earlier }: FieldContext) =>
    byDefault === 'valid' ? 'valid' : computeHalfPadding(earlier);
  return {
    bit,
    getDefault,
    isDefault: (value, context) => {
      const expected = getDefault(context);
      if (typeof value === 'string' || typeof expected === 'string') return value === expected;
      return isSameSides(value, expected);
    },
    write: (writer, value, { earlier }) => {
      if (value === 'same' || value === 'valid') return writer.writeUnsigned(value === 'same' ? 0 : 1);
      if (isEvenlyPadded(value)) return writer.writeUnsigned(4 + value.top);
      if (isSameSides(value, computeHalfPadding(earlier))) return writer.writeUnsigned(3);
      writer.writeUnsigned(2);
      writeSides(writer, value);
    },
    read: (reader, { earlier }) => {
      const code = reader.readUnsigned();
      if (code === 0) return 'same';
      if (code === 1) return 'valid';
      if (code === 2) return readSides(reader);
      if (code === 3) return computeHalfPadding(earlier);
      const side = code - 4;
      return { top: side, bottom: side, left: side, right: side };
    },
  };
};

/** Four sides of either sign; zeros are the default. */
export const wireSides = (bit: number) =>
  createField<PaddingSides>(
    bit,
    { top: 0, bottom: 0, left: 0, right: 0 },
    { write: writeSides, read: readSides },
  );

/** A shape or null; null is the default. */
export const wireOptionalShape = (bit: number) =>
  createField<Shape | null>(bit, null, {
    write: (writer, shape) => {
      if (shape === null) return;
      const isMap = 'channels' in shape;
      const lengths = isMap ? [shape.channels, shape.height, shape.width] : [shape.features];
      writer.writeByte(lengths.length);
      for (const length of lengths) writer.writeUnsigned(length);
    },
    read: (reader) => {
      if (reader.readByte() === 1) return { features: reader.readUnsigned() };
      return { channels: reader.readUnsigned(), height: reader.readUnsigned(), width: reader.readUnsigned() };
    },
  });

const largestRatio = 64;

/** All ways to write a number of channels, the one that is usually best first. */
export function listChannelForms(value: number, inChannels: number | null): readonly ChannelForm[] {
  const forms: ChannelForm[] = value === inChannels ? [null] : [];
  const up = inChannels ? value / inChannels : 0;
  const down = inChannels ? inChannels / value : 0;
  if (Number.isInteger(up) && up >= 1 && up <= largestRatio) forms.push(4 * up + 2);
  else if (Number.isInteger(down) && down >= 1 && down <= largestRatio) forms.push(4 * down + 3);
  if (value % 8 === 0) forms.push(value / 2);
  forms.push(4 * value + 1);
  return forms;
}

/**
 * How a number of channels is written: as the last layer of the same name in its group was where that fits, so
 * that repeated blocks become the same bytes; else relative to the channels that arrive; else as it is.
 */
export function chooseChannelForm(value: number, { inChannels, habit }: FieldContext): ChannelForm {
  const forms = listChannelForms(value, inChannels);
  const usual = forms.find((form) => form === habit);
  return usual !== undefined ? usual : (forms[0] ?? null);
}

/**
 * Channels, relative to those that arrive where the ratio is whole: 4n of 8n channels, 4n + 1 of n, 4n + 2 of
 * n times, 4n + 3 of an n-th. As many as arrive is the default.
 */
export const wireChannels = (bit: number): WireField<number> => ({
  bit,
  // Where nothing is known of the input there is no default to rely on: 0 is no valid number of channels.
  getDefault: ({ inChannels }) => inChannels ?? 0,
  isDefault: (value, context) => chooseChannelForm(value, context) === null,
  write: (writer, value, context) => writer.writeUnsigned(chooseChannelForm(value, context) ?? 0),
  read: (reader, { inChannels }) => {
    const code = reader.readUnsigned();
    const number = Math.floor(code / 4);
    const form = code % 4;
    if (form === 0) return 8 * number;
    if (form === 1) return number;
    if (inChannels === null || number === 0) throw new RangeError('Channels relative to unknown ones');
    return form === 2 ? inChannels * number : inChannels / number;
  },
});

/** Groups of a convolution: 1 by default, 0 stands for as many as channels arrive (depthwise). */
export const wireGroups = (bit: number): WireField<number> => ({
  bit,
  getDefault: () => 1,
  isDefault: (value) => value === 1,
  write: (writer, value, { inChannels }) => writer.writeUnsigned(value === inChannels ? 0 : value),
  read: (reader, { inChannels }) => {
    const value = reader.readUnsigned();
    if (value === 0 && inChannels === null) throw new RangeError('Groups relative to unknown channels');
    return value === 0 ? (inChannels ?? 0) : value;
  },
});
