import { spawnSync } from 'node:child_process';
import { unzlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { findPreset } from '../../presets/presets';
import { describeWithPoppler } from '../../util/oracles.testing';
import { pdfExporter } from './pdfExporter';
import { splitRuns } from './pdfText';

function write(design: Design): Uint8Array {
  const result = pdfExporter.write(design);
  if (!result.ok || typeof result.content === 'string') throw new Error('There is no PDF');
  return result.content;
}

function openPreset(id: string, title?: string): Design {
  const preset = findPreset(id);
  if (preset === null) throw new Error(`There is no preset ${id}`);
  return createDesign(preset.build(), { title: title ?? preset.name, resolution: [32, 32] });
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('PDF', () => {
  const text = toText(write(openPreset('vgg16')));

  test('has a table that leads to every object', () => {
    const [, start = ''] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
    const table = text.slice(Number(start)).split('\n');
    expect(table[0]).toBe('xref');
    const count = Number(/^0 (\d+)$/.exec(table[1] ?? '')?.[1]);
    expect(count).toBeGreaterThan(5);
    for (let number = 1; number < count; number++) {
      // Entries are 20 bytes long: ten digits, a generation, a letter, two bytes of line end.
      expect(table[2 + number]).toMatch(/^\d{10} 00000 n $/);
      const offset = Number((table[2 + number] ?? '').slice(0, 10));
      expect(text.slice(offset)).toMatch(new RegExp(`^${number} 0 obj\\n`));
    }
  });

  test('has a content of the length that it says, in operators that PDF has', () => {
    const [match, length = ''] = /<< \/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/.exec(text) ?? [];
    if (match === undefined) throw new Error('There is no content');
    const start = text.indexOf(match) + match.length;
    const end = start + Number(length);
    expect(text.slice(end, end + 11)).toBe('\nendstream\n');
    const content = toText(unzlibSync(Buffer.from(text.slice(start, end), 'latin1')));
    const operators = new Set(content.split('\n').map((line) => line.split(' ').at(-1)));
    expect([...operators].sort()).toEqual(
      [
        'B',
        'BT',
        'ET',
        'RG',
        'S',
        'Tf',
        'Tj',
        'Tm',
        'c',
        'cm',
        'd',
        'f',
        'h',
        'j',
        'l',
        'm',
        'rg',
        'w',
      ].sort(),
    );
    // "conv8" in hexadecimal.
    expect(content).toContain('<636F6E7638> Tj');
  });

  test('keeps the design', () => {
    expect(text).toMatch(/\/FoveaDesign \(#f\d\.[\w-]+\)/);
  });

  test('of nothing is refused', () => {
    expect(pdfExporter.write(createDesign(createBuilder().build()))).toEqual({
      ok: false,
      problem: { code: 'empty' },
    });
  });
});

test('text is split where Helvetica has no letters', () => {
  expect(splitRuns('a…卷积 é−')).toEqual([
    { font: 'latin', codes: '6185', text: 'a…' },
    { font: 'other', codes: '53777 9EF'.replace(' ', ''), text: '卷积' },
    { font: 'latin', codes: '20E996', text: ' é−' },
  ]);
});

describeWithPoppler('what another program reads of a PDF', () => {
  const run = (program: string, args: readonly string[], input: Uint8Array) => {
    const { stdout, stderr, status } = spawnSync(program, args, { input });
    return { text: stdout.toString('utf8'), errors: stderr.toString('utf8'), status };
  };

  test('is one page with all words, and nothing to complain of', () => {
    const bytes = write(openPreset('resnet18'));
    const info = run('pdfinfo', ['-'], bytes);
    expect([info.status, info.errors]).toEqual([0, '']);
    expect(info.text).toMatch(/Pages: +1\n/);
    expect(info.text).toContain('ResNet18 at 32x32, judged as in the paper');
    const words = run('pdftotext', ['-layout', '-', '-'], bytes);
    expect([words.status, words.errors]).toEqual([0, '']);
    expect(words.text).toContain('3 of 20 convolutions are beyond the border');
    expect(words.text).toContain('downsample.0');
    expect(words.text).toContain('border layer');
  });

  test('has letters of other scripts', () => {
    const net = createBuilder();
    net.add('Input', '图像');
    net.add('Conv2d', '卷积 (1)');
    const { text, errors } = run(
      'pdftotext',
      ['-layout', '-', '-'],
      write(createDesign(net.build(), { title: '网络 ½' })),
    );
    expect(errors).toBe('');
    expect(text).toContain('图像');
    expect(text).toContain('网络 ½ at 32x32');
  });
});
