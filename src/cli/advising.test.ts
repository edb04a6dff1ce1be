/** @file `advise` and `search`: what they print, the JSON that the README promises, the links, what they refuse. */
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { readLink } from '../codecs/url/link';
import type { Design } from '../document/document';
import { runProgram } from './program';

async function run(line: string, columns?: number) {
  let output = '';
  let errors = '';
  const terminal = {
    write: (text: string | Uint8Array) => {
      output += text;
    },
    writeError: (text: string) => {
      errors += text;
    },
    ...{ isColored: false, columns, folder: tmpdir() },
  };
  const status = await runProgram(line.split(' '), terminal, '1.2.3');
  return { status, output, errors };
}

function openLink(line: string): Design {
  const result = readLink(line.trim());
  if (!result.ok) throw new Error(result.problem.code);
  return result.design;
}

const lookAt = ({ architecture, resolution, rule }: Design) => analyze(architecture, { resolution, rule });

const resnet = 'preset:resnet18,classes=10 --input 16';

describe('advise', () => {
  test('prints each suggestion with its aim, its gain, its reason and source, and what is not possible', async () => {
    const { status, output, errors } = await run(`advise ${resnet}`);
    expect([status, errors]).toEqual([0, '']);
    expect(output).toMatch(/^ResNet18 at 16x16, judged as in the paper\n/);
    expect(output).toContain('\n1.  Make the kernel of conv1 3x3 (performance, efficiency)\n');
    expect(output).toContain(
      'A kernel of 7x7 at the start makes every field behind it 4 pixels larger than one of 3x3 does.',
    );
    expect(output).toContain('(Richter et al., “Should You Go Deeper?”, ICMLA 2021)');
    expect(output).toMatch(/Not possible here\n {4}Cut behind conv1 .*: Only 1 convolution would be left/);
  });

  test('keeps to the width of the terminal', async () => {
    const { output } = await run(`advise ${resnet}`, 60);
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('as JSON, with a link to each design', async () => {
    const { output } = await run('advise preset:vgg16bn,head=paper,classes=10 --input 32 --json');
    const advice = JSON.parse(output);
    expect(Object.keys(advice)).toEqual(['schema', 'input', 'rule', 'suggestions', 'refused']);
    expect(advice).toMatchObject({
      schema: 'fovea-advice/1',
      input: { height: 32, width: 32 },
      rule: 'paper',
      refused: [],
    });
    const cut = advice.suggestions.find(({ code }: { readonly code: string }) => code === 'cut-tail');
    expect(Object.keys(cut)).toEqual([
      ...[
        'id',
        'code',
        'title',
        'why',
        'source',
        'strategies',
        'measure',
        'targets',
        'before',
        'after',
        'link',
      ],
    ]);
    // The authors' truncated VGG16.
    expect(cut.after).toMatchObject({ params: 3_054_410, convolutions: 8, unproductive: 1 });
    expect(lookAt(openLink(cut.link)).totals.params).toBe(3_054_410);
  });

  test('picks the link of one', async () => {
    const { output } = await run('advise preset:vgg16,head=paper,classes=10 --input 32 --pick 1');
    const design = openLink(output);
    expect([design.title, design.resolution]).toEqual(['VGG16', [32, 32]]);
    expect(design.architecture.layers.has('pool1' as never)).toBe(false);
    const { status, errors } = await run('advise preset:vgg16 --input 32 --pick 99');
    expect(status).toBe(2);
    expect(errors).toMatch(/^There is no design 99; the last is \d+\.\n$/);
  });

  test('says so where there is nothing to suggest', async () => {
    const { output } = await run('advise preset:resnet18,classes=10 --input 128');
    expect(output).toContain('There is nothing to suggest.');
  });
});

describe('search', () => {
  test('prints a table, the same at every run', async () => {
    const { status, output, errors } = await run(`search ${resnet} --tries 60`);
    expect([status, errors]).toEqual([0, '']);
    expect(output).toMatch(/^no\. +beyond border +working +field covers +map at head +MACs/m);
    // The authors' variant for efficiency: a stem of 3x3, stages of two blocks and one.
    expect(output).toMatch(
      / 0 +8 +100 % +2x2 +3\.39 M +381 k .* 1 at 8x8 \(64\), 4 at 4x4 \(64\), 3 at 2x2 \(128\)/,
    );
    expect(output).toMatch(/\d+ designs of 60 tried, seed 1; each beats every other in something\./);
    expect((await run(`search ${resnet} --tries 60`)).output).toBe(output);
    expect((await run(`search ${resnet} --tries 60 --seed 5`)).output).not.toBe(output);
  });

  test('as JSON, within the limits, with a link to each design', async () => {
    const { output } = await run(`search ${resnet} --tries 60 --max-macs 10M --max-params 500k --json`);
    const found = JSON.parse(output);
    expect(Object.keys(found)).toEqual([
      ...['schema', 'input', 'rule', 'seed', 'tries', 'limits', 'start', 'finds'],
    ]);
    expect(found).toMatchObject({
      schema: 'fovea-search/1',
      seed: 1,
      tries: 60,
      limits: { macs: 10_000_000, params: 500_000, convolutions: 20 },
      start: { convolutions: 20, unproductive: 8, working: 12 },
    });
    expect(found.finds.length).toBeGreaterThan(2);
    for (const find of found.finds) {
      const { totals, headline, layers } = lookAt(openLink(find.link));
      expect(find).toMatchObject({ ...totals, unproductive: headline.unproductive, layers: layers.size });
      expect(find.working).toBe(headline.judged - headline.unproductive);
      expect(totals.macs).toBeLessThanOrEqual(10_000_000);
      expect(totals.params).toBeLessThanOrEqual(500_000);
    }
  });

  test('picks the link of one, and says how far it is where somebody watches', async () => {
    const { output, errors } = await run(`search ${resnet} --tries 40 --pick 1`, 100);
    expect(openLink(output).resolution).toEqual([16, 16]);
    expect(errors).toMatch(/\r\d+ of 40 designs tried/);
    expect(errors).toMatch(/\r +\r$/);
  });

  test.each([
    ['--tries 0', '--tries must be a whole number from 1 to 1000000, such as 20, 500k or 1.5G, not “0”.'],
    [
      '--max-macs some',
      '--max-macs must be a whole number from 1 to 1000000000000000000, such as 20, 500k or 1.5G, not “some”.',
    ],
    [
      '--seed 1.5',
      '--seed must be a whole number from 0 to 9007199254740991, such as 20, 500k or 1.5G, not “1.5”.',
    ],
    ['--max-params 1 --tries 5 --pick 1', 'There is no design 1: nothing was found.'],
  ])('%s is refused', async (options, sentence) => {
    const { status, errors } = await run(`search preset:lenet5 ${options}`);
    expect([status, errors]).toEqual([2, `${sentence}\n`]);
  });

  test('says so where nothing fits', async () => {
    const { status, output } = await run('search preset:lenet5 --max-params 1 --tries 5');
    expect(status).toBe(0);
    expect(output).toContain('No design within the limits was found');
  });
});
