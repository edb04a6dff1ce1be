import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { createBytesSource } from '../byteSource.testing';
import { readDesignFile, recognizeDesignFile } from './designFile';
import { writeDesignText } from './writeDesign';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (content: string | Uint8Array) =>
  readDesignFile(createBytesSource(typeof content === 'string' ? encode(content) : content, 'it.json'));

const net = createBuilder();
net.add('Input', 'image');
net.add('Conv2d', '卷积');
const design = createDesign(net.build());

describe('the file of a design', () => {
  test.each([
    ['{"a":1}', true],
    ['\uFEFF \r\n\t{', true],
    ['[1]', false],
    ['', false],
    ['\u0008\u0007\u0012\u0007{', false],
  ])('%j is recognised: %s', (text, expected) => {
    expect(recognizeDesignFile(encode(text))).toBe(expected);
  });

  test('is read, with a byte order mark or without', async () => {
    expect(await read(writeDesignText(design))).toEqual({ design });
    expect(await read(`\uFEFF${writeDesignText(design)}`)).toEqual({ design });
  });

  test('that is none is refused with a reason', async () => {
    expect(await read('{"a":1}')).toEqual({ problem: { code: 'not-a-design', found: 'other' } });
    expect(await read(Uint8Array.of(0x7b, 0xff))).toEqual({ problem: { code: 'no-text' } });
    expect(await read('{\n"a": 1,\n}')).toEqual({ problem: { code: 'no-json', line: 3 } });
    expect(await read('')).toEqual({ problem: { code: 'no-json', line: null } });
  });

  test('is not even read where it is too large', async () => {
    const source = { size: 64_000_001, name: 'big.json', read: () => Promise.reject(new Error('read')) };
    expect(await readDesignFile(source)).toEqual({
      problem: { code: 'file-too-large', actual: 64_000_001, max: 64_000_000 },
    });
  });

  test('nested without end is refused without a crash', async () => {
    const depth = 200_000;
    const nested = `{"format":"fovea-design","version":1,"layers":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(await read(nested)).toHaveProperty('problem');
  });
});
