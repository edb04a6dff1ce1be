import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, drawOrder, resumeRandom, shuffle } from './random';

// From a transcription of the published algorithm in Python.
test('the numbers are those of sfc32', () => {
  const random = resumeRandom([1, 2, 3, 4]);
  const numbers = Array.from({ length: 20 }, () => random.nextUint32());
  expect(numbers.slice(15)).toEqual([800_524_041, 903_873_393, 3_641_854_082, 3_208_635_939, 1_455_060_588]);
  const named = createRandom(7, 'init');
  expect([named.nextUint32(), named.nextUint32(), named.nextUint32()]).toEqual([
    1_382_066_755, 2_288_648_591, 3_238_347_022,
  ]);
});

test('a stream goes on from its state', () => {
  const random = createRandom(2 ** 40 + 5, 'a');
  random.next();
  const resumed = resumeRandom(random.getState());
  expect(Array.from({ length: 5 }, resumed.next)).toEqual(Array.from({ length: 5 }, random.next));
});

test('purposes and seeds part the streams', () => {
  const first = [
    createRandom(1, 'a'),
    createRandom(1, 'b'),
    createRandom(2, 'a'),
    createRandom(1 + 2 ** 33, 'a'),
  ];
  expect(new Set(first.map((random) => random.nextUint32())).size).toBe(4);
});

test('numbers are spread evenly and normally', () => {
  const random = createRandom(3);
  const count = 20_000;
  const cells = new Array(10).fill(0);
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < count; index++) {
    cells[random.nextBelow(10)] += 1;
    const value = random.nextNormal();
    sum += value;
    squares += value * value;
  }
  // Four standard errors, by hand: sqrt(20000 * 0.1 * 0.9) = 42; 1 / sqrt(20000) = 0.007; sqrt(2 / 20000) = 0.01.
  for (const cell of cells) expect(Math.abs(cell - 2000)).toBeLessThan(170);
  expect(Math.abs(sum / count)).toBeLessThan(0.029);
  expect(Math.abs(squares / count - 1)).toBeLessThan(0.04);
});

test('shuffling keeps what there is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      const shuffled = [...items];
      shuffle(shuffled, createRandom(seed));
      expect(shuffled.sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

test('an order that is drawn is that of shuffled places, and leaves the list as it is', () => {
  const items = Object.freeze(['a', undefined, 'c', 'd', 'e']);
  const places = Uint32Array.of(0, 1, 2, 3, 4);
  shuffle(places, createRandom(3));
  expect(drawOrder(items, createRandom(3))).toEqual([...places].map((place) => items[place]));
});
