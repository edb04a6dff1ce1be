import { describe, expect, test } from 'vitest';
import type { ImageSet } from '../../dataset';
import { setupLimits } from '../../setupSchema';
import { createSyntheticSet, getEvidence, nameSyntheticClasses } from './synthetic';

const side = 32;

/** Columns and colours of the marks: red where the red byte is far above the others, green likewise. */
function findMarks({ pixels }: ImageSet, image: number) {
  const at = (channel: number, row: number, column: number) =>
    pixels[((image * 3 + channel) * side + row) * side + column] ?? 0;
  const marks: { row: number; column: number; isRed: boolean }[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [red, green] = [at(0, row, column), at(1, row, column)];
      if (red === 230 || green === 210) marks.push({ row, column, isRed: red === 230 });
    }
  }
  return marks;
}

describe.each([1, 0.5])('at scale %f', (scale) => {
  const {
    train,
    test: held,
    classNames,
  } = createSyntheticSet({ seed: 3, scale, trainCount: 300, testCount: 40 });
  const evidence = getEvidence(scale);

  test('every picture holds what its class says, and nothing else tells', () => {
    const labels = new Set<number>();
    for (let image = 0; image < train.count; image++) {
      const label = train.labels[image] ?? 0;
      labels.add(label);
      const { size = 0, mark = 0 } = evidence[Math.floor(label / 2)] ?? {};
      const marks = findMarks(train, image);
      expect(marks).toHaveLength(4 * mark * mark);
      expect(marks.filter(({ isRed }) => isRed)).toHaveLength(2 * mark * mark);
      const columns = [...new Set(marks.map(({ column }) => column))].sort((a, b) => a - b);
      // The last column of the left marks and the first of the right ones: the narrowest window that sees both.
      const inner = [columns[mark - 1] ?? 0, columns[columns.length - mark] ?? 0];
      expect((inner[1] ?? 0) - (inner[0] ?? 0) + 1).toBe(size);
      const rows = new Set(marks.map(({ row }) => row));
      const areAlike = [...rows].map((row) => {
        const colors = marks.filter((each) => each.row === row).map(({ isRed }) => isRed);
        return colors.every((color) => color === colors[0]);
      });
      expect(new Set(areAlike)).toEqual(new Set([label % 2 === 0]));
      // Either side alone holds one mark of each colour, in both classes.
      const left = marks.filter(({ column }) => column <= (inner[0] ?? 0));
      expect(left.filter(({ isRed }) => isRed)).toHaveLength(mark * mark);
    }
    expect(labels.size).toBe(10);
  });

  test('the same seed gives the same pictures, and test pictures are others', () => {
    const again = createSyntheticSet({ seed: 3, scale, trainCount: 300, testCount: 40 });
    expect(Buffer.from(again.train.pixels).equals(train.pixels)).toBe(true);
    expect(Buffer.from(held.pixels).equals(train.pixels.subarray(0, held.pixels.length))).toBe(false);
    expect(classNames).toEqual(nameSyntheticClasses(scale));
  });
});

test('sizes of the evidence', () => {
  expect(getEvidence(1).map(({ size }) => size)).toEqual([3, 6, 11, 17, 24]);
  expect(getEvidence(2).map(({ size }) => size)).toEqual([6, 12, 22, 26, 24]);
  expect(getEvidence(0.1).map(({ size }) => size)).toEqual([2, 2, 2, 2, 2]);
});

test('at every scale that can be set each pair has a size of its own, which no limit has cut', () => {
  const { min, max } = setupLimits.scale;
  for (let percent = 100 * min; percent <= 100 * max; percent++) {
    const sizes = getEvidence(percent / 100).map(({ size }) => size);
    // Math.round of 3, 6, 11, 17 and 24 pixels.
    expect(sizes).toEqual([3, 6, 11, 17, 24].map((size) => Math.round((size * percent) / 100)));
    expect([...new Set(sizes)].sort((a, b) => a - b)).toEqual(sizes);
    expect(new Set(nameSyntheticClasses(percent / 100)).size).toBe(10);
  }
});
