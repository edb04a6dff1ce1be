/** @file German says the same thing with the same word everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parameterNamesDe } from './parameterNamesDe';
import { quizTextDe } from './quizTextDe';
import { summaryTextDe } from './summaryTextDe';
import { toolbarTextDe } from './toolbarTextDe';
import { countAllDe } from './wordsDe';

/** All German texts, without their comments. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name): readonly [string, string] => [
    name,
    readFileSync(join(import.meta.dirname, name), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  ]);

test.each([
  ['a pixel is neuter', /\b(einen|jeden|keinen|welchen|diesen|den) Pixel\b/],
  ['tabs are called Register', /\bReiter\b/],
  ['help with a task is called Tipp', /\bHinweis nehmen|Ein Hinweis\b/],
  ['cards of layers are no maps', /\bKarte namens\b|auf der Karte\b|Auf (den )?Karten\b/],
  ['a network fits for sizes', /passt zu \$\{/],
])('%s', (_, pattern) => {
  expect(sources.length).toBeGreaterThan(60);
  expect(sources.filter(([, text]) => pattern.test(text)).map(([name]) => name)).toEqual([]);
});

test('quiz sheets use the words of the page', () => {
  expect(quizTextDe.given.slice(2, 6)).toEqual(
    ['kernelSize', 'stride', 'dilation', 'padding'].map(parameterNamesDe.formatName),
  );
  expect(quizTextDe.same).toBe('same');
});

test('two of something are both', () => {
  const headline = { judged: 2, unproductive: 0, onOneAxis: 0, paramShare: 0, macShare: 0 };
  expect(summaryTextDe.formatHeadline(headline)).toBe('Beide Faltungen liegen innerhalb der Grenze');
  expect(countAllDe(3, 'Schicht', 'Schichten')).toMatch(/^Alle 3.Schichten$/);
});

test('sizes that fit', () => {
  const ends = { widening: [1, 1], toolboxDefault: [1, 1], toolboxLowerBound: [1, 1] } as const;
  expect(toolbarTextDe.formatFits({ ...ends, min: [164, 164], max: [212, 212] })).toMatch(
    /^passt für 164 bis 212.px$/,
  );
});
