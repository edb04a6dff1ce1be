import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAssignmentCode, writeAssignmentCode } from './assignmentCode';

const anyHash = fc.string({ minLength: 4, maxLength: 40 }).map((text) => `#t1.${text}`);
const anyDone = fc.integer({ min: 1, max: 20 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    done: fc.subarray(Array.from({ length: count }, (_, step) => step)),
  }),
);

test('a code says which steps are done, however it is typed', () => {
  fc.assert(
    fc.property(anyHash, anyDone, (hash, { count, done }) => {
      const code = writeAssignmentCode(hash, count, new Set(done));
      expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{1,4})*$/);
      for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `])
        expect([...(readAssignmentCode(hash, count, typed) ?? [])]).toEqual(done);
    }),
  );
});

test('a code with one wrong letter, or of another lesson, is none', () => {
  const code = writeAssignmentCode('#t1.one', 8, new Set([0, 3, 7]));
  for (let at = 0; at < code.length; at++) {
    const wrong =
      code[at] === '-' ? code : code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1);
    if (wrong !== code) expect(readAssignmentCode('#t1.one', 8, wrong)).toBeNull();
  }
  expect(readAssignmentCode('#t1.two', 8, code)).toBeNull();
  expect(readAssignmentCode('#t1.one', 20, code)).toBeNull();
  expect(readAssignmentCode('#t1.one', 8, '')).toBeNull();
});
