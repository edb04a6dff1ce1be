/** @file Names that are code, markup or words of JavaScript: every format writes them as data, and reads them as data. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { createDesign, type Design } from '../document/document';
import { describeWithTorch, pythonPath } from '../util/oracles.testing';
import { createBytesSource } from './byteSource.testing';
import { formatIds, isFormatId, loadExporter } from './exportFormats';
import type { Importer } from './importer';
import { kerasExporter } from './keras/kerasExporter';
import { kerasImporter } from './keras/reading/kerasImporter';
import { onnxImporter } from './onnx/onnxImporter';
import { onnxExporter } from './onnx/writing/onnxExporter';
import { readPicture } from './picture/pictureFile';
import { pytorchExporter } from './pytorch/pytorchExporter';
import { svgExporter } from './svg/svgExporter';
import { tfjsExporter } from './tfjs/tfjsExporter';
import { readLink, writeLink } from './url/link';

/** Ends a text in every way that Python knows, then calls `pwned`. */
const escapes = [
  ...['\npwned()', '\n    pwned()', '\r\npwned()', '\u2028pwned()', '\fpwned()', '\\\npwned()', '\\'],
  ...['"""\npwned()\n"""', "'''\npwned()\n'''", "'); pwned() #", '"); pwned() #', '{pwned()}', '%(pwned())s'],
];
const names = [
  ...escapes,
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'then', 'toString', 'class', 'self', ''],
  ...['<img src=x onerror=pwned()>', '"><script>pwned()</script>', ']]>', '{{pwned()}}'],
  ...['\u202Egnp.exe', '\u200B', 'a\u200Bb', '👩‍🔬', 'שלום', '\u0000\u0007', 'x'.repeat(200)],
];

function createHostile(): Design {
  const net = createBuilder();
  net.add('Input', 'image');
  for (const name of names)
    net.group('stage', name, () => {
      net.group('block', name, () => {
        net.add('Conv2d', name, { outChannels: 3 }, { notes: name });
        net.add('ReLU', name);
      });
    });
  net.add('GlobalAvgPool', 'then');
  net.add('Flatten', 'arguments');
  net.add('Linear', '\n', { outFeatures: 10 });
  const notes = escapes.join(' ');
  return createDesign(net.build(), { title: escapes.join(' ').slice(0, 200), notes });
}
const design = createHostile();

/** What the file of an exporter holds. */
function write(exporter: typeof svgExporter): Uint8Array {
  const result = exporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return typeof result.content === 'string' ? new TextEncoder().encode(result.content) : result.content;
}

test('every format has an answer', async () => {
  const keys = Reflect.ownKeys(Object.prototype);
  for (const format of formatIds.filter(isFormatId)) {
    const result = (await loadExporter(format)).write(design);
    expect(result.ok, format).toBe(true);
  }
  expect(Reflect.ownKeys(Object.prototype)).toEqual(keys);
});

const listNames = ({ architecture }: Design) => [...architecture.layers.values()].map(({ name }) => name);

test('what is read again has the names that were written', async () => {
  const link = readLink(writeLink(design));
  expect(link.ok && listNames(link.design)).toEqual(listNames(design));
  const picture = await readPicture('SVG', createBytesSource(write(svgExporter), 'it.svg'));
  expect('design' in picture && listNames(picture.design)).toEqual(listNames(design));
  const ways: [typeof svgExporter, Importer, string][] = [
    [onnxExporter, onnxImporter, 'it.onnx'],
    [tfjsExporter, kerasImporter, 'model.json'],
  ];
  for (const [exporter, importer, name] of ways) {
    const result = await importer.read(createBytesSource(write(exporter), name));
    expect(result.ok && result.design && listNames(result.design), name).toEqual(listNames(design));
  }
});

/** Prints every function that a program calls by a plain name. */
const listCalls = `
import ast, sys
tree = ast.parse(sys.stdin.buffer.read())
print(*sorted({n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}))
`;

describeWithTorch('names in programs', () => {
  test.each([pytorchExporter, kerasExporter])('of $id are never run', (exporter) => {
    const { status, stdout, stderr } = spawnSync(pythonPath, ['-c', listCalls], { input: write(exporter) });
    expect(status, String(stderr)).toBe(0);
    const called = String(stdout).trim().split(' ');
    expect(called.length).toBeGreaterThan(1);
    expect(called).not.toContain('pwned');
  });
});
