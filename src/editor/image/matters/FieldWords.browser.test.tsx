/** @file An effective field in words: numbers that were worked out by hand. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../../architecture/architecture';
import { emptyInsight, useInsight } from '../../../state/insight/insightView';
import { loadLateText } from '../../../state/language';
import type { EffectiveField } from '../../../training/effectiveField';
import { FieldWords } from './FieldWords';

/** Three boxes of three taps down, one pixel across: 1 3 6 7 6 3 1 in the middle of eleven rows, in one of two columns. */
const column = [0, 0, 1, 3, 6, 7, 6, 3, 1, 0, 0];
const values = Float32Array.from(column.flatMap((value) => [value, 0]));
const field: EffectiveField = {
  layer: 'conv' as LayerId,
  unit: [5, 0],
  size: [11, 2],
  absolute: values,
  squared: values.map((value) => value * value),
  low: [2, -1],
  high: [8, 1],
  draws: 160,
};

beforeEach(async () => {
  await loadLateText();
  useInsight.setState(emptyInsight);
});

test('the size that holds 95 %, beside the theoretical one and what of it lies on the image', async () => {
  const screen = await render(<FieldWords field={field} run={null} />);
  // 25 of 27 is less than 95 %: all seven rows. Columns -1 to 1 are by theory, 0 and 1 on the image.
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(
      /lies within 7.rows of pixels, and as much within 1.column; by theory it sees 7x3, 7x2 of them on the image/,
    );
  await expect.element(screen.getByText(/Mean over 160.images/)).toBeVisible();
});

test('the table has the sizes of other shares', async () => {
  const screen = await render(<FieldWords field={field} run="Eleven" />);
  await expect.element(screen.getByText(/weights of “Eleven” on this picture/)).toBeVisible();
  await screen.getByText('Sizes as a table').click();
  const rows = [...screen.container.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s/g, '')),
  );
  // 7/27 = 26 %, 19/27 = 70 %, 25/27 = 93 %, all.
  expect(rows).toEqual([
    ['50%', '3', '1'],
    ['80%', '5', '1'],
    ['95%', '7', '1'],
    ['99%', '7', '1'],
  ]);
});

test('without any gradient it says so', async () => {
  const nothing = { ...field, absolute: values.map(() => 0) };
  const screen = await render(<FieldWords field={nothing} run={null} />);
  await expect.element(screen.getByRole('status')).toHaveTextContent('No gradient arrives at the image');
});
