import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessons } from './lessons';
import { addDone, type Progress, readProgressCode, writeProgressCode } from './progress';
import { firstOrder, progressOrder } from './progressOrder';

const steps = lessons.flatMap(({ id, steps: own }) => own.map(([name]) => [id, name] as const));
const anyProgress = fc
  .subarray(steps)
  .map((done) => done.reduce<Progress>((sum, [lesson, step]) => addDone(sum, lesson, step), {}));

describe('the code of what is done', () => {
  test('says exactly that, however it is spelt', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const code = writeProgressCode(progress);
        expect(readProgressCode(code)).toEqual(progress);
        expect(readProgressCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(progress);
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
          const plain = writeProgressCode(progress).replaceAll('-', '');
          const place = at % plain.length;
          fc.pre(plain[place] !== letter);
          const wrong = plain.slice(0, place) + letter + plain.slice(place + 1);
          const read = readProgressCode(wrong);
          // One check letter of 32 finds every single slip, since its weights are odd.
          expect(read).toBeNull();
        },
      ),
    );
  });

  test.each(['', 'hello', '----', 'U'.repeat(9)])('%j is none', (code) => {
    expect(readProgressCode(code)).toBeNull();
  });

  // Written out once by a program of its own (Python), from the order of that time; they never change.
  test.each([
    [
      'ZZZZ-ZZZZ-1A',
      Object.fromEntries(
        [...new Set(firstOrder.map(([lesson]) => lesson))].map((lesson) => [
          lesson,
          firstOrder.filter(([own]) => own === lesson).map(([, step]) => step),
        ]),
      ),
    ],
    ['F000-0000-0M', { unit: ['look', 'kernel', 'seven', 'axes'] }],
    ['0000-0080-1J', { repair: ['better'], limits: ['shown'] }],
    [
      'F000-00W3-00B',
      { unit: ['look', 'kernel', 'seven', 'axes'], saturation: ['guess', 'train', 'used', 'gains', 'mend'] },
    ],
    ['0000-0000-R14', { limits: ['context', 'theory', 'shown'] }],
  ])('%s says the same for ever', (code, progress) => {
    expect(readProgressCode(code)).toEqual(progress);
  });

  test('has a place for every step, those of before where they were', () => {
    const placed = progressOrder.map(([lesson, step]) => `${lesson}/${step}`);
    expect(new Set(placed).size).toBe(placed.length);
    expect(
      steps.map(([lesson, step]) => `${lesson}/${step}`).filter((name) => !placed.includes(name)),
    ).toEqual([]);
    expect([firstOrder.length, firstOrder.at(-1), progressOrder[45]]).toEqual([
      41,
      ['limits', 'shown'],
      ['limits', 'shown'],
    ]);
  });
});
