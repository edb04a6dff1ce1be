/** @file The lines of Python in the README: run as they stand there, what they print opens. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { pythonPath } from '../../util/oracles.testing';
import { readLink } from './link';

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');

test('ten lines of Python make a link', () => {
  const [, code = ''] = /```python\n(import base64[^`]+)```/.exec(readme) ?? [];
  expect(code.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(10);
  const { stdout, stderr, status } = spawnSync(pythonPath, ['-c', code], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const result = readLink(stdout.slice(stdout.indexOf('#')).trim());
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { architecture, title, resolution, rule } = result.design;
  expect([title, resolution]).toEqual(['A small network', [64, 64]]);
  const layers = [...architecture.layers.values()];
  expect(layers).toHaveLength(19);
  expect(layers.map(({ name }) => name).join(' ')).toBe(
    'input1 conv1 bn1 relu1 pool1 conv2 bn2 relu2 pool2 conv3 bn3 relu3 pool3 left right add1 gap1 flatten1 fc1',
  );
  const right = layers.find(({ name }) => name === 'right');
  expect(right?.inputs).toEqual(['pool3']);
  const { diagnostics, totals } = analyze(architecture, { resolution, rule });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  // 25 * (3*32 + 32*64 + 64*128) + 2 * (32+64+128) + (9+1) * 128*128 + 2*128 + 129*10, by hand.
  expect(totals.params).toBe(258_400 + 448 + 163_840 + 256 + 1290);
});
