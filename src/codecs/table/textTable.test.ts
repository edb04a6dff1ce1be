import { describe, expect, test } from 'vitest';
import { cleanText } from './cleanText';
import { getDisplayWidth, shortenText } from './displayText';
import { type Column, formatTable } from './textTable';

describe('text on a grid', () => {
  test.each([
    ['conv1', 10, 'conv1'],
    ['layer3.0.conv2', 14, 'layer3.0.conv2'],
    ['layer3.0.conv2', 10, 'lay….conv2'],
    ['layer3.0.conv2', 1, '…'],
    ['卷积层卷积层', 7, '卷…积层'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5, '…👩‍👩‍👧‍👦👩‍👩‍👧‍👦'],
  ])('%s in %d columns', (text, width, shortened) => {
    expect(shortenText(text, width)).toBe(shortened);
    expect(getDisplayWidth(shortenText(text, width))).toBeLessThanOrEqual(width);
  });

  test('what would act on a terminal is not let through', () => {
    expect(cleanText('a\u001b[31mb\nc\u009b2Jd\u202Ee\tf')).toBe(
      'a\uFFFD[31mb\uFFFDc\uFFFD2Jd\uFFFDe\uFFFDf',
    );
    expect(cleanText('卷积 é 😀')).toBe('卷积 é 😀');
  });
});

const columns: readonly Column[] = [
  { header: 'name', align: 'left', shrinkTo: 6 },
  { header: 'kind', align: 'left', dropOrder: 1 },
  { header: 'params', align: 'right', dropOrder: 2 },
];
const rows = [
  ['conv', 'Conv2d', '1792'],
  ['卷积 the second', 'ReLU', ''],
];

describe('a table', () => {
  test('is aligned, wide characters included', () => {
    expect(formatTable(columns, rows).lines).toEqual([
      'name             kind    params',
      'conv             Conv2d    1792',
      '卷积 the second  ReLU',
    ]);
  });

  test('is shortened to the width that there is', () => {
    const { lines, leftOut } = formatTable(columns, rows, { width: 25 });
    expect(lines).toEqual(['name       kind    params', 'conv       Conv2d    1792', '卷…second  ReLU']);
    expect(leftOut).toEqual([]);
  });

  test('leaves columns out where that does not suffice, and gives their room to the rest', () => {
    const { lines, leftOut } = formatTable(columns, rows, { width: 21 });
    expect(lines).toEqual(['name           kind', 'conv           Conv2d', '卷积…e second  ReLU']);
    expect(leftOut).toEqual(['params']);
    expect(formatTable(columns, rows, { width: 3 }).leftOut).toEqual(['kind', 'params']);
  });

  test('is painted after it is aligned', () => {
    const paint = (text: string, row: number, column: number) =>
      row === 0 && column === 2 ? `<${text}>` : text;
    expect(formatTable(columns, rows.slice(0, 1), { paint }).lines).toEqual([
      'name  kind    params',
      'conv  Conv2d    <1792>',
    ]);
  });

  test('keeps to the limit of a column', () => {
    const narrow: readonly Column[] = [{ header: 'name', align: 'left', limit: 5 }];
    expect(formatTable(narrow, [['layer3.0.conv2']]).lines).toEqual(['name', 'l…nv2']);
  });

  test('without rows is its header', () => {
    expect(formatTable(columns, []).lines).toEqual(['name  kind  params']);
  });
});
