/**
 * @file A file of any size that is made while it is read: the structure of a network with weights that are made up
 * on the fly and never stored.
 */
import { PbfWriter } from 'pbf';
import type { ByteSource } from '../importer';

/** Bytes that exist, or a number of bytes that are made up. */
type Piece = Uint8Array | number;

function getLength(piece: Piece): number {
  return typeof piece === 'number' ? piece : piece.length;
}

function countBytes(pieces: readonly Piece[]): number {
  return pieces.reduce<number>((sum, piece) => sum + getLength(piece), 0);
}

function write(body: (writer: PbfWriter) => void): Uint8Array {
  const writer = new PbfWriter();
  body(writer);
  return writer.finish().slice();
}

/** Puts the header of a field of bytes before pieces. */
function wrap(field: number, pieces: readonly Piece[]): readonly Piece[] {
  const header = write((writer) => {
    writer.writeTag(field, 2);
    writer.writeVarint(countBytes(pieces));
  });
  return [header, ...pieces];
}

/** Where the weights stand in a tensor: raw_data, or float_data, packed. */
export type WeightField = 9 | 4;

function createTensor(name: string, dims: readonly number[], field: WeightField): readonly Piece[] {
  const head = write((writer) => {
    writer.writePackedVarint(1, [...dims]);
    writer.writeVarintField(2, 1);
    if (field === 9) writer.writeStringField(8, name);
  });
  const tail = field === 4 ? [write((writer) => writer.writeStringField(8, name))] : [];
  return [head, ...wrap(field, [4 * dims.reduce((a, b) => a * b, 1)]), ...tail];
}

/** VGG16's weights by node: Conv unless the name starts with `fc`. */
const vgg16: readonly (readonly [string, readonly number[]])[] = [
  ...[64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512].map(
    (width, index, widths) => [`conv${index}`, [width, widths[index - 1] ?? 3, 3, 3]] as const,
  ),
  ...[['fc1', [4096, 25088]] as const, ['fc2', [4096, 4096]] as const, ['fc3', [1000, 4096]] as const],
];

const pooledAfter = new Set(['conv1', 'conv3', 'conv6', 'conv9', 'conv12']);

/** VGG16 as a file of 553 MB: the weights in initializers, or in Constant nodes. */
export function createVgg16File(place: 'initializers' | 'constants', field: WeightField): readonly Piece[] {
  const pieces: Piece[] = [];
  let last = 'image';
  const addNode = (
    op: string,
    inputs: readonly string[],
    output: string,
    ints: Record<string, number[]> = {},
  ) => {
    pieces.push(
      ...wrap(1, [
        write((writer) => {
          for (const input of inputs) writer.writeStringField(1, input);
          writer.writeStringField(2, output);
          writer.writeStringField(4, op);
          for (const [name, values] of Object.entries(ints))
            writer.writeMessage(
              5,
              (_: null, attribute: PbfWriter) => {
                attribute.writeStringField(1, name);
                if (name === 'transB') attribute.writeVarintField(3, values[0] ?? 0);
                else attribute.writePackedVarint(8, values);
              },
              null,
            );
        }),
      ]),
    );
    last = output;
  };
  for (const [name, dims] of vgg16) {
    const weight = `${name}.weight`;
    const tensor = createTensor(weight, dims, field);
    if (place === 'constants') {
      const attribute = [write((writer) => writer.writeStringField(1, 'value')), ...wrap(5, tensor)];
      const head = write((writer) => {
        writer.writeStringField(2, weight);
        writer.writeStringField(4, 'Constant');
      });
      pieces.push(...wrap(1, [head, ...wrap(5, attribute)]));
    }
    if (name === 'fc1') addNode('Flatten', [last], 'flat');
    if (name.startsWith('fc')) addNode('Gemm', [last, weight], name, { transB: [1] });
    else addNode('Conv', [last, weight], name, { pads: [1, 1, 1, 1] });
    if (name !== 'fc3') addNode('Relu', [last], `${name}.relu`);
    if (pooledAfter.has(name))
      addNode('MaxPool', [last], `${name}.pool`, { kernel_shape: [2, 2], strides: [2, 2] });
  }
  if (place === 'initializers')
    for (const [name, dims] of vgg16) pieces.push(...wrap(5, createTensor(`${name}.weight`, dims, field)));
  const input = write((writer) => {
    writer.writeStringField(1, 'image');
    // A float tensor of [1, 3, 224, 224].
    const dims = [1, 3, 224, 224].flatMap((size) => [
      0x0a,
      size > 127 ? 3 : 2,
      0x08,
      ...(size > 127 ? [(size & 127) | 128, size >> 7] : [size]),
    ]);
    writer.writeBytesField(2, new Uint8Array([0x0a, dims.length + 4, 0x08, 1, 0x12, dims.length, ...dims]));
  });
  pieces.push(...wrap(11, [input]));
  const head = write((writer) => writer.writeVarintField(1, 8));
  const tail = write((writer) => writer.writeBytesField(8, new Uint8Array([0x10, 13])));
  return [head, ...wrap(7, pieces), tail];
}

/** What was asked of a source. */
export interface ReadCount {
  bytes: number;
  calls: number;
  largest: number;
}

/** A source over pieces, with a count of what was read. Weights come out as a pattern of bytes. */
export function createCountedSource(pieces: readonly Piece[]): { source: ByteSource; count: ReadCount } {
  const count: ReadCount = { bytes: 0, calls: 0, largest: 0 };
  const size = countBytes(pieces);
  const source: ByteSource = {
    size,
    name: 'vgg16.onnx',
    read: async (offset, length) => {
      const end = Math.min(offset + length, size);
      const bytes = new Uint8Array(end - offset);
      count.bytes += bytes.length;
      count.calls += 1;
      count.largest = Math.max(count.largest, bytes.length);
      let start = 0;
      for (const piece of pieces) {
        const stop = start + getLength(piece);
        const from = Math.max(start, offset);
        const to = Math.min(stop, end);
        if (from < to && typeof piece !== 'number')
          bytes.set(piece.subarray(from - start, to - start), from - offset);
        else for (let at = from; at < to; at += 1) bytes[at - offset] = (at * 31) & 255;
        start = stop;
      }
      return bytes;
    },
  };
  return { source, count };
}
