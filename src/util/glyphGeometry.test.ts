import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeFieldBox, computeFrameBox } from './glyphGeometry';

const length = fc.integer({ min: 1, max: 8192 });
const size = fc.integer({ min: 16, max: 64 });

test('a larger field is never drawn smaller, on either axis', () => {
  fc.assert(
    fc.property(length, length, length, length, size, (height, width, field, more, side) => {
      const small = computeFieldBox([field, field], [height, width], side);
      const large = computeFieldBox([field + more, field + more], [height, width], side);
      expect(large.height).toBeGreaterThanOrEqual(small.height);
      expect(large.width).toBeGreaterThanOrEqual(small.width);
    }),
  );
});

test('every field lies around the centre, within the drawing, and at least 3 px wide', () => {
  fc.assert(
    fc.property(length, length, length, length, size, (height, width, rows, columns, side) => {
      const box = computeFieldBox([rows, columns], [height, width], side);
      expect(box.x + box.width / 2).toBeCloseTo(side / 2);
      expect(box.y + box.height / 2).toBeCloseTo(side / 2);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(3);
      expect(Math.max(box.width, box.height)).toBeLessThan(side);
    }),
  );
});

test('a field beyond the image spills over the frame, one within it does not', () => {
  fc.assert(
    fc.property(length, length, size, (image, field, side) => {
      const frame = computeFrameBox([image, image], side);
      const box = computeFieldBox([field, field], [image, image], side);
      expect(box.width > frame.width).toBe(field > image);
    }),
  );
});
