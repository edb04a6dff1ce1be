import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessons } from './lessons';
import { addDone, type Progress, readProgressCode, writeProgressCode } from './progress';

const steps = lessons.flatMap(({ id, steps: own }) => own.map(([name]) => [id, name] as const));
const anyProgress = fc
  .subarray(steps)
  .map((done) => done.reduce<Progress>((sum, [lesson, step]) => addDone(sum, lesson, step), {}));

describe('the code of what is done', () => {
  test('says exactly that, however it is spelt', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const code = writeProgressCode(lessons, progress);
        expect(readProgressCode(lessons, code)).toEqual(progress);
        expect(readProgressCode(lessons, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(progress);
      }),
    );
  });

  test('is refused with one letter wrong', () => {
    fc.assert(
      fc.property(
        anyProgress,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (progress, at, letter) => {
          const plain = writeProgressCode(lessons, progress).replaceAll('-', '');
          const place = at % plain.length;
          fc.pre(plain[place] !== letter);
          const wrong = plain.slice(0, place) + letter + plain.slice(place + 1);
          const read = readProgressCode(lessons, wrong);
          // One check letter of 32 finds every single slip, since its weights are odd.
          expect(read).toBeNull();
        },
      ),
    );
  });

  test.each(['', 'hello', '----', 'U'.repeat(9)])('%j is none', (code) => {
    expect(readProgressCode(lessons, code)).toBeNull();
  });
});
