import { spawnSync } from 'node:child_process';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { pythonPath } from '../../util/oracles.testing';
import { createBytesSource } from '../byteSource.testing';
import { pdfExporter } from '../pdf/pdfExporter';
import { svgExporter } from '../svg/svgExporter';
import { writeLink } from '../url/link';
import { pngKeyword, readPicture, recognizePicture } from './pictureFile';
import { addPngText, readPngText } from './pngText';

const net = createBuilder();
net.add('Input', 'image');
net.add('Conv2d', 'first', { outChannels: 9 });
const design = createDesign(net.build(), { title: 'In a picture' });

/** A PNG of one white pixel, as another program writes it. */
function createPng(): Uint8Array {
  const script = `
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 0, 0, 0, 0))
    + chunk(b'IDAT', zlib.compress(b'\\0\\xff')) + chunk(b'IEND', b''))`;
  return Uint8Array.from(spawnSync(pythonPath, ['-c', script]).stdout);
}

const open = (bytes: Uint8Array | string, name: string) => {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const format = recognizePicture(content.subarray(0, 64), name);
  if (format === null) throw new Error('No picture');
  return readPicture(format, createBytesSource(content, name));
};

const content = (result: ReturnType<typeof svgExporter.write>) => {
  if (!result.ok) throw new Error(result.problem.code);
  return result.content;
};

describe('a picture that carries a design', () => {
  test('opens: SVG, also where a program wrote it anew with other prefixes', async () => {
    const svg = String(content(svgExporter.write(design)));
    expect(await open(svg, 'it.svg')).toMatchObject({ design: { title: 'In a picture' } });
    const rewritten = svg.replace(
      /<fovea:design xmlns:fovea="([^"]+)">([^<]+)<\/fovea:design>/,
      '<ns0:design xmlns:ns0="$1" id="a1">\n  $2\n</ns0:design>',
    );
    expect(rewritten).not.toBe(svg);
    expect(await open(rewritten, 'it.svg')).toMatchObject({ design: { title: 'In a picture' } });
  });

  test('opens: PDF', async () => {
    const pdf = content(pdfExporter.write(design));
    expect(await open(pdf, 'it.pdf')).toMatchObject({ design: { title: 'In a picture' } });
  });

  test('opens: PNG, whose chunk another program finds valid', async () => {
    const png = addPngText(createPng(), pngKeyword, writeLink(design));
    expect(await open(png, 'it.png')).toMatchObject({ design: { title: 'In a picture' } });
    const script = `
import struct, sys, zlib
data, at, names = sys.stdin.buffer.read(), 8, []
while at < len(data):
    (size,) = struct.unpack('>I', data[at:at + 4])
    body = data[at + 4:at + 8 + size]
    assert struct.unpack('>I', data[at + 8 + size:at + 12 + size]) == (zlib.crc32(body),)
    names.append(body[:4].decode())
    at += 12 + size
print(' '.join(names))`;
    const { stdout } = spawnSync(pythonPath, ['-c', script], { input: png, encoding: 'utf8' });
    expect(stdout.trim()).toBe('IHDR tEXt IDAT IEND');
  });
});

describe('a picture that carries none', () => {
  test.each([
    [createPng(), 'it.png', 'PNG'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', 'it.svg', 'SVG'],
    ['%PDF-1.4\n%%EOF', 'it.pdf', 'PDF'],
  ])('says so', async (bytes, name, format) => {
    expect(await open(bytes, name)).toEqual({ problem: { code: 'no-design', format } });
  });

  test('with a damaged link says that', async () => {
    const svg = String(content(svgExporter.write(design))).replace(/#f3\.(.{9})/, '#f3.A');
    expect(await open(svg, 'it.svg')).toEqual({ problem: { code: 'link', problem: { code: 'damaged' } } });
  });

  test('cut anywhere, or of chunks that lie about their length, is read without harm', () => {
    const png = addPngText(createPng(), pngKeyword, '#f1.AAAA');
    for (let length = 0; length < png.length; length++)
      expect(() => readPngText(png.subarray(0, length), pngKeyword)).not.toThrow();
    const lying = Uint8Array.from(png);
    lying.set([0xff, 0xff, 0xff, 0xff], 8);
    expect(readPngText(lying, pngKeyword)).toBeNull();
  });

  test('that is too large is not read', async () => {
    const source = { size: 64_000_001, name: 'a.png', read: () => Promise.reject(new Error('read')) };
    expect(await readPicture('PNG', source)).toMatchObject({ problem: { code: 'file-too-large' } });
  });
});

test.each([
  ['%PDF-1.7', 'a.pdf', 'PDF'],
  ['<?xml version="1.0"?>', 'a.svg', 'SVG'],
  ['<svg width="1">', 'a.txt', 'SVG'],
  ['<!DOCTYPE html>', 'a.svg', null],
  ['<?xml version="1.0"?><html>', 'a.xml', null],
  ['{"a":1}', 'a.png', null],
  [String(deflateSync('x')), 'a.svg', null],
])('%j in %s is %s', (text, name, format) => {
  expect(recognizePicture(new TextEncoder().encode(text), name)).toBe(format);
});
