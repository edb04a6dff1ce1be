/** @file Files of weights: by the format's description, byte by byte, there and back, and broken. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBytesSource } from '../byteSource.testing';
import type { WeightTensor } from '../weights';
import { readSafetensors, writeSafetensors } from './safetensors';

const read = (bytes: Uint8Array) => readSafetensors(createBytesSource(bytes, 'net.safetensors'));

/** A file put together by hand: header and numbers. */
function join(header: string, data: readonly number[]): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const arbitraryWeights = fc
  .array(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((name) => name !== '__metadata__'),
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .chain((entries) =>
    fc.tuple(
      ...entries.map(([name, shape]) => {
        const count = shape.reduce((product, length) => product * length, 1);
        return fc
          .array(fc.float(), { minLength: count, maxLength: count })
          .map((values): [string, WeightTensor] => [name, { shape, values: Float32Array.from(values) }]);
      }),
    ),
  )
  .map((entries) => new Map(entries));

describe('safetensors', () => {
  test('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWeights,
        fc.dictionary(fc.string(), fc.string()),
        async (weights, metadata) => {
          const result = await read(writeSafetensors(weights, metadata));
          if ('problem' in result) throw new Error(result.problem.code);
          expect(new Map([...result.weights].sort())).toEqual(new Map([...weights].sort()));
          expect([...result.metadata].sort()).toEqual(Object.entries(metadata).sort());
        },
      ),
    );
  });

  test('are written with the numbers at a multiple of 8', () => {
    const bytes = writeSafetensors(new Map([['w', { shape: [2], values: Float32Array.of(1, -2) }]]));
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    expect(header).toEqual({ __metadata__: {}, w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } });
    // 1 and -2 in IEEE 754, little endian.
    expect([...bytes.subarray(8 + length)]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
  });

  test('are read in other types of numbers', async () => {
    const header = JSON.stringify({
      half: { dtype: 'F16', shape: [3], data_offsets: [0, 6] },
      brain: { dtype: 'BF16', shape: [1, 1], data_offsets: [6, 8] },
      double: { dtype: 'F64', shape: [], data_offsets: [8, 16] },
      counter: { dtype: 'I64', shape: [], data_offsets: [16, 24] },
    });
    // 1.5, -2 and the smallest subnormal; 3; 0.5; 3 + 256.
    const data = [
      0x00, 0x3e, 0x00, 0xc0, 0x01, 0x00, 0x40, 0x40, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f, 3, 1, 0, 0, 0, 0, 0, 0,
    ];
    const result = await read(join(header, data));
    if ('problem' in result) throw new Error(result.problem.code);
    expect([...result.weights].map(([name, { values }]) => [name, ...values])).toEqual([
      ['half', 1.5, -2, 2 ** -24],
      ['brain', 3],
      ['double', 0.5],
      ['counter', 259],
    ]);
  });

  test.each([
    [new Uint8Array(0), { code: 'not-safetensors' }],
    [new TextEncoder().encode('PK\u0003\u0004 something else'), { code: 'not-safetensors' }],
    [join('[1]', []), { code: 'not-safetensors' }],
    [join('{"a": ', []), { code: 'damaged', tensor: '' }],
    [join('{"a": 1}', []), { code: 'damaged', tensor: 'a' }],
    [
      join('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', [0, 0, 0, 0]),
      { code: 'damaged', tensor: 'a' },
    ],
    [join('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', []), { code: 'damaged', tensor: 'a' }],
    [
      join('{"a":{"dtype":"I16","shape":[1],"data_offsets":[0,2]}}', []),
      { code: 'unknown-type', tensor: 'a', type: 'I16' },
    ],
    [
      join('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', [0, 0]),
      { code: 'truncated', size: 64, needed: 66 },
    ],
  ])('%j is refused', async (bytes, problem) => expect(await read(bytes)).toEqual({ problem }));

  test('with changed bytes are answered', async () => {
    const bytes = writeSafetensors(
      new Map([['conv.weight', { shape: [2, 3], values: new Float32Array(6) }]]),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (place, byte) => {
        const changed = Uint8Array.from(bytes);
        changed[place] = byte;
        await read(changed);
      }),
      { numRuns: 500 },
    );
  });
});
