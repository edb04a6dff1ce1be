/**
 * @file Thousands of damaged designs, as files and as links: there is always a design that can be worked with, or a
 * sentence; and nothing is left behind in the program. The test's own time limit is the limit against hanging.
 */
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { createDesign, type Design } from '../document/document';
import { presets } from '../presets/presets';
import { formatDesignProblem } from '../text/en/designText';
import { formatLinkProblem } from '../text/en/linkText';
import { formatBase64url } from '../util/base64url';
import { computeCrc16 } from '../util/crc16';
import { createBytesSource } from './byteSource.testing';
import { readDesignFile } from './json/designFile';
import { arbitraryDesign } from './json/designs.testing';
import { readDesign } from './json/readDesign';
import { writeDesign, writeDesignFile } from './json/writeDesign';
import { kerasImporter } from './keras/reading/kerasImporter';
import { mutateBytes, mutateJson, picks } from './mutations.testing';
import { sealDeflated } from './url/deflatedBytes.testing';
import { readLink } from './url/link';
import { maxMixedBytes, sealMixed } from './url/sealedBytes';
import { writeWirePair } from './url/wirePair';
import { writeWire } from './url/writeWire';

const listKeys = () =>
  [Object, Array, Function, String, Map].map(({ prototype }) => Reflect.ownKeys(prototype));
const keysBefore = listKeys();
afterEach(() => expect(listKeys()).toEqual(keysBefore));

const toBytes = (text: string) => new TextEncoder().encode(text);

/** As links are sealed, but without looking for what repeats, which takes most of the time. */
function sealQuickly(bytes: Uint8Array<ArrayBuffer>): string {
  const checksum = computeCrc16(bytes);
  return formatBase64url(Uint8Array.of(checksum >> 8, checksum & 255, ...deflateSync(bytes, { level: 0 })));
}

/** What can be done with any design can be done with this one. */
function expectDesign(design: Design): void {
  const { architecture, resolution, rule } = design;
  analyze(architecture, { resolution, rule });
  expect(readDesign(writeDesign(design))).toEqual({ design });
}

const sentence = /^\S.*[^\s.]\.$/su;

/** Reads a file as the page does. Whether it held a design. */
async function expectFileAnswer(bytes: Uint8Array): Promise<boolean> {
  const source = createBytesSource(bytes, 'it.json');
  const result = await readDesignFile(source);
  if ('design' in result) expectDesign(result.design);
  else if ('problem' in result) expect(formatDesignProblem(result.problem).what).toMatch(sentence);
  else {
    const keras = await kerasImporter.read(source);
    if (!keras.ok) expect(keras.error.code).not.toBe('internal');
  }
  return 'design' in result;
}

/** Opens a link. Whether it held a design. */
function expectLinkAnswer(hash: string): boolean {
  const result = readLink(hash);
  if (result.ok) for (const design of [result.design, result.compared]) if (design) expectDesign(design);
  if (!result.ok) expect(formatLinkProblem(result.problem).what).toMatch(sentence);
  return result.ok;
}

const known = presets
  .filter(({ id }) => ['lenet5', 'alexnet', 'squeezenet1_1', 'resnet18', 'mobilenetv2', 'unet'].includes(id))
  .map(({ name, build }) => createDesign(build(), { title: name }));
const anyDesign = fc.oneof(arbitraryDesign, fc.constantFrom(...known));

describe('designs with strange values', () => {
  test('in files', async () => {
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(anyDesign, picks, async (design, changes) => {
        const text = JSON.stringify(mutateJson(writeDesign(design), changes));
        if (await expectFileAnswer(toBytes(text))) opened += 1;
      }),
      { numRuns: 2500, seed: 11 },
    );
    expect(opened).toBeGreaterThan(100);
  });

  test('in files as text with changed characters', async () => {
    await fc.assert(
      fc.asyncProperty(anyDesign, picks, async (design, changes) => {
        await expectFileAnswer(mutateBytes(toBytes(writeDesignFile(design)), changes));
      }),
      { numRuns: 1200, seed: 12 },
    );
  });

  test('in links that others write', () => {
    let opened = 0;
    const list = [
      { title: 'A list', resolution: 64, rule: 'toolbox', notes: 'of layers' },
      ...['Input', 'ReLU', ['Conv2d', { outChannels: 8, kernelSize: [3, 1], padding: 'valid', bias: false }]],
      [
        'Conv2d',
        { stride: 2, padding: { top: 0, bottom: 1, left: 0, right: 1 } },
        { name: 'a', group: ['s', 'b'] },
      ],
      ['MaxPool2d', {}, { inputs: ['a'], group: ['s', 'c'], notes: 'why' }],
      ['Concat', {}, { name: '__proto__', inputs: ['a', 'pool1'] }],
      ['Add', {}, { name: 'constructor', inputs: ['__proto__', '__proto__'] }],
      ...[
        'BatchNorm',
        ['Dropout', { rate: 0.1, unit: 'path' }],
        'GlobalAvgPool',
        ['Linear', { outFeatures: 10 }],
      ],
    ];
    fc.assert(
      fc.property(picks, (changes) => {
        const text = JSON.stringify(mutateJson(list, changes));
        if (expectLinkAnswer(`#j1.${formatBase64url(toBytes(text))}`)) opened += 1;
      }),
      { numRuns: 2000, seed: 13 },
    );
    expect(opened).toBeGreaterThan(100);
  });
});

describe('links made by somebody who knows the format', () => {
  test('are answered, whatever bytes are sealed in them', () => {
    let opened = 0;
    fc.assert(
      fc.property(anyDesign, picks, (design, changes) => {
        if (expectLinkAnswer(`#f1.${sealQuickly(mutateBytes(writeWire(design).bytes, changes))}`))
          opened += 1;
      }),
      { numRuns: 3000, seed: 14 },
    );
    expect(opened).toBeGreaterThan(100);
  });

  test('also with two designs', () => {
    fc.assert(
      fc.property(anyDesign, anyDesign, picks, (design, compared, changes) => {
        const pair = writeWirePair(writeWire(design).bytes, writeWire(compared).bytes);
        expectLinkAnswer(`#c1.${sealQuickly(mutateBytes(pair, changes))}`);
      }),
      { numRuns: 1000, seed: 15 },
    );
  });

  test('are answered in the last version too, whatever it is that was changed', () => {
    let opened = 0;
    fc.assert(
      fc.property(anyDesign, picks, fc.boolean(), (design, changes, isSealed) => {
        const { bytes } = writeWire(design);
        const wire = Uint8Array.from(isSealed ? mutateBytes(bytes, changes) : bytes);
        const payload = sealMixed(wire);
        const at = Math.floor((changes[0]?.[0] ?? 0) * payload.length);
        const cut = isSealed ? payload : `${payload.slice(0, at)}${payload.slice(at + 1)}`;
        if (expectLinkAnswer(`#f3.${cut}`)) opened += 1;
      }),
      { numRuns: 150, seed: 16 },
    );
    expect(opened).toBeGreaterThan(0);
  });

  test('cannot hold the page up: a number of bytes that is too large is refused before they are unmixed', () => {
    const most = new Uint8Array(maxMixedBytes);
    expect(() => sealMixed(new Uint8Array(maxMixedBytes + 1))).toThrow(RangeError);
    const link = sealMixed(most);
    expect(link.length).toBeLessThan(200);
    expect(readLink(`#f3.${link}`)).toMatchObject({ ok: false });
    // No checksum, a number of 2^28 - 1 bytes, and no end of zeros.
    expect(readLink('#f3.AAD___9_AAAA')).toEqual({ ok: false, problem: { code: 'damaged' } });
  });

  test('cannot fill the memory: they are inflated up to two million bytes', () => {
    const bomb = `#f1.${sealDeflated(new Uint8Array(10_000_000))}`;
    expect(bomb.length).toBeLessThan(20_000);
    expect(readLink(bomb)).toEqual({
      ok: false,
      problem: { code: 'too-large', actual: 2_000_001, limit: 2_000_000 },
    });
  });
});
