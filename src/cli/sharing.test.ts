/** @file `share` and `convert`: what they print, what they write, what they refuse. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { readDesign } from '../codecs/json/readDesign';
import { writeDesignText } from '../codecs/json/writeDesign';
import { readLink } from '../codecs/url/link';
import { createDesign, type Design } from '../document/document';
import { runProgram } from './program';

const folder = mkdtempSync(join(tmpdir(), 'fovea-share-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const output: (string | Uint8Array)[] = [];
  let errors = '';
  const terminal = {
    write: (text: string | Uint8Array) => output.push(text),
    writeError: (text: string) => {
      errors += text;
    },
    ...{ isColored: false, columns: undefined, folder },
  };
  const status = await runProgram(args, terminal, '1.2.3');
  return { status, output: output.join(''), errors };
}

function openLink(line: string): Design {
  const result = readLink(line.slice(line.indexOf('#')).trim());
  if (!result.ok) throw new Error(result.problem.code);
  return result.design;
}

const builder = createBuilder();
builder.add('Input', 'image');
const first = builder.add('Conv2d', 'first', { kernelSize: [5, 5] });
builder.add('ReLU', 'second');
const design = createDesign(builder.build(), {
  title: 'Mine',
  notes: 'Not done.',
  resolution: [24, 48],
  rule: 'toolbox',
  positions: new Map([[first, { x: 10, y: -20 }]]),
});
writeFileSync(join(folder, 'mine.json'), writeDesignText(design));

describe('share', () => {
  test('prints the link of a preset in one line', async () => {
    const { status, output, errors } = await run('share', 'preset:resnet18', '--input', '64x96');
    expect([status, errors]).toEqual([0, '']);
    expect(output).toMatch(/^#f3\.[\w-]+\n$/);
    const { title, resolution, architecture } = openLink(output);
    expect([title, resolution, architecture.layers.size]).toEqual(['ResNet18', [64, 96], 70]);
  });

  test('keeps all of a design: size, rule, notes and places', async () => {
    const { output } = await run('share', 'mine.json', '--page', 'https://example.org/fovea/');
    expect(output).toMatch(/^https:\/\/example\.org\/fovea\/#f3\./);
    const shared = openLink(output);
    expect(shared).toMatchObject({
      title: 'Mine',
      notes: 'Not done.',
      resolution: [24, 48],
      rule: 'toolbox',
    });
    expect([...shared.positions.values()]).toEqual([{ x: 10, y: -20 }]);
    const again = await run('share', output.trim());
    expect(openLink(again.output)).toEqual(shared);
  });

  test('what it prints can be analysed', async () => {
    const { output } = await run('share', 'preset:lenet5');
    const { status, output: report } = await run('analyze', output.trim());
    expect([status, report.split('\n')[0]]).toEqual([0, 'LeNet-5 at 32x32, judged as in the paper']);
  });

  test('of what is not there is refused', async () => {
    expect(await run('share', 'gone.json')).toEqual({
      status: 2,
      output: '',
      errors: 'There is no file gone.json.\n',
    });
  });
});

describe('convert', () => {
  test('to json gives the same design', async () => {
    const { status, output } = await run('convert', 'mine.json', '--to', 'json');
    expect(status).toBe(0);
    expect(readDesign(JSON.parse(output))).toEqual({ design });
  });

  test('writes a file', async () => {
    expect(await run('convert', 'preset:vgg11', '--to', 'pytorch', '--out', 'vgg.py')).toEqual({
      status: 0,
      output: '',
      errors: '',
    });
    expect(readFileSync(join(folder, 'vgg.py'), 'utf8')).toContain('class VGG11(nn.Module):');
  });

  test('says where it cannot write', async () => {
    const { status, errors } = await run(
      'convert',
      'mine.json',
      '--to',
      'json',
      '--out',
      'no/such/place.json',
    );
    expect([status, errors]).toEqual([2, 'no/such/place.json cannot be written: there is no such folder.\n']);
    const other = await run('convert', 'mine.json', '--to', 'json', '--out', '.');
    expect([other.status, other.errors]).toEqual([2, '. cannot be written: it is a folder.\n']);
  });

  test('of a network with errors says so, with status 1', async () => {
    const wrong = createBuilder();
    wrong.add('Input', 'image');
    wrong.add('Linear', 'fc');
    writeFileSync(join(folder, 'wrong.json'), writeDesignText(createDesign(wrong.build())));
    const { status, output, errors } = await run('convert', 'wrong.json', '--to', 'pytorch');
    expect([status, output]).toEqual([1, '']);
    expect(errors).toMatch(/^The network cannot be computed: [^\n]*fc[^\n]*\.\n$/);
  });

  test('says what it could only mark', async () => {
    const odd = createBuilder();
    odd.add('Input', 'image');
    odd.add('Opaque', 'mystery', { operation: 'Roll' });
    writeFileSync(join(folder, 'odd.json'), writeDesignText(createDesign(odd.build())));
    const { status, output, errors } = await run('convert', 'odd.json', '--to', 'pytorch');
    expect([status, errors]).toEqual([0, 'mystery is only marked: put the real operation there.\n']);
    expect(output).toContain('Placeholder("Roll"');
  });
});
