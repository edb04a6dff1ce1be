/** @file Cards come and go in steps that a frame bears. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import type { PlacedCard } from '../../layout/placedCard';
import type { Detail } from './cardDetail';
import { createStepper, type Drawn, type Goal, isReached, takeStep } from './mountSteps';

const createCard = (index: number): PlacedCard => {
  const id = `layer${index}` as LayerId;
  const card = { id, main: id, rows: [] };
  return { card, x: index * 100, y: 0, width: 80, height: 50, isOpening: false };
};

const createGoal = (from: number, to: number, detail: Detail = 'reduced'): Goal => ({
  wanted: Array.from({ length: to - from }, (_, index) => createCard(from + index)),
  detail,
  coming: detail,
  region: { x: from * 100, y: 0, width: (to - from) * 100, height: 50 },
});

const draw = ({ wanted, detail }: Goal): Drawn => new Map(wanted.map(({ card }) => [card.id, detail]));

/** How many steps lead there; the most cards that one of them changed. */
function walk(from: Drawn, goal: Goal, allowed: number) {
  let [drawn, steps, most] = [from, 0, 0];
  while (!isReached(drawn, goal) && steps < 1000) {
    const { drawn: next } = takeStep(drawn, goal, allowed);
    const ids = new Set([...drawn.keys(), ...next.keys()]);
    most = Math.max(most, [...ids].filter((id) => drawn.get(id) !== next.get(id)).length);
    drawn = next;
    steps += 1;
  }
  return { drawn, steps, most };
}

describe('steps towards what is to be drawn', () => {
  test('cards come from the middle outwards, as many as are allowed', () => {
    const { drawn, work } = takeStep(new Map(), createGoal(0, 9), 3);
    expect([...drawn.keys()].sort()).toEqual(['layer3', 'layer4', 'layer5']);
    expect(work).toBe(3);
  });

  test('cards that say everything count for more, and more with rows', () => {
    const goal = createGoal(0, 9, 'full');
    expect(takeStep(new Map(), goal, 3).drawn.size).toBe(2);
    const wanted = goal.wanted.map((place) => ({
      ...place,
      card: { ...place.card, rows: ['a' as LayerId, 'b' as LayerId] },
    }));
    expect(takeStep(new Map(), { ...goal, wanted }, 3).drawn.size).toBe(1);
  });

  test('one card comes with a step in any case', () => {
    expect(takeStep(new Map(), createGoal(0, 9, 'full'), 0.1).drawn.size).toBe(1);
  });

  test('those that are drawn with another detail are drawn anew step by step', () => {
    const { steps, most } = walk(draw(createGoal(0, 12, 'reduced')), createGoal(0, 12, 'brief'), 4);
    expect({ steps, most }).toEqual({ steps: 3, most: 4 });
  });

  test('while a gesture goes on, what is drawn stays as it is, and what comes says less', () => {
    const before = draw(createGoal(0, 3, 'full'));
    const goal = createGoal(0, 5, 'full');
    const { drawn } = walk(before, { ...goal, coming: 'reduced' }, 4);
    expect([...drawn.values()]).toEqual(['full', 'full', 'full', 'reduced', 'reduced']);
    expect(walk(drawn, goal, 4).drawn).toEqual(draw(goal));
  });

  test('those that leave take a part of the frame while others come, and all of it afterwards', () => {
    const before = draw(createGoal(0, 40));
    const { drawn } = takeStep(before, createGoal(100, 140), 4);
    // A quarter of 4 for four cards at a quarter each, the rest for three that come.
    expect([...before.keys()].filter((id) => !drawn.has(id))).toHaveLength(4);
    expect([...drawn.keys()].filter((id) => !before.has(id))).toHaveLength(3);
    const { most } = walk(before, createGoal(100, 100), 4);
    expect(most).toBe(16);
  });

  test('every goal is reached, whatever was drawn before', () => {
    const anyGoal = fc
      .tuple(fc.nat(30), fc.nat(30), fc.constantFrom<Detail>('full', 'brief', 'reduced'))
      .map(([from, length, detail]) => createGoal(from, from + length, detail));
    fc.assert(
      fc.property(anyGoal, anyGoal, fc.double({ min: 0, max: 20, noNaN: true }), (before, goal, allowed) => {
        const { drawn } = walk(draw(before), goal, allowed);
        expect([...drawn].sort()).toEqual([...draw(goal)].sort());
      }),
    );
  });
});

/** Steps on a machine where a card takes so long, beside what every step takes. */
function measure(msPerCard: number, overheadMs: number) {
  let time = 0;
  const stepper = createStepper(() => time);
  const goal = createGoal(0, 300);
  const durations: number[] = [];
  let drawn: Drawn = new Map();
  while (!stepper.isReached(drawn, goal) && durations.length < 1000) {
    const before = drawn;
    const begin = time;
    stepper.step(before, goal, (next) => {
      time += overheadMs + (next.size - before.size) * msPerCard;
      drawn = next;
    });
    durations.push(time - begin);
  }
  return durations;
}

describe('the length of a step', () => {
  test('follows the machine: about 7 ms, on a fast one with many cards, on a slow one with few', () => {
    const fast = measure(0.1, 1);
    expect(Math.max(...fast)).toBeLessThan(9);
    expect(fast.length).toBeLessThan(20);
    const slow = measure(1, 2);
    expect(Math.max(...slow.slice(1))).toBeLessThan(9);
    expect(slow.length).toBeLessThan(80);
  });

  test('does not come down to nothing where everything takes longer than that', () => {
    // Four cards a step at the least.
    expect(measure(5, 20).length).toBeLessThanOrEqual(75);
  });
});
