import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { findWalkTarget, turnKey } from './cardSelection';

/** input -> a -> (b, c) -> add -> end, b and c in parallel. */
function createDiamond() {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const a = builder.add('Conv2d', 'a');
  const b = builder.add('Conv2d', 'b', {}, { inputs: [a] });
  const c = builder.add('Conv2d', 'c', {}, { inputs: [a] });
  builder.add('Add', 'add', {}, { inputs: [c, b] });
  builder.add('Conv2d', 'end');
  return builder.build();
}

test.each([
  ['input', 'ArrowDown', 'a'],
  ['a', 'ArrowDown', 'b'],
  ['a', 'ArrowUp', 'input'],
  // The first port of the sum is c.
  ['add', 'ArrowUp', 'c'],
  ['b', 'ArrowRight', 'c'],
  ['c', 'ArrowLeft', 'b'],
  ['b', 'ArrowLeft', null],
  ['c', 'ArrowRight', null],
  ['a', 'ArrowRight', null],
  ['input', 'ArrowUp', null],
  ['end', 'ArrowDown', null],
  ['c', 'Home', 'input'],
  ['c', 'End', 'end'],
])('from %s, %s leads to %s', (from, key, target) => {
  expect(findWalkTarget(createDiamond().layers, from as LayerId, key)).toBe(target);
});

test.each([
  ['a', 'ArrowRight', 'b'],
  ['a', 'ArrowLeft', 'input'],
  ['b', 'ArrowDown', 'c'],
  ['c', 'ArrowUp', 'b'],
  ['c', 'End', 'end'],
])('read to the right, from %s, %s leads to %s', (from, key, target) => {
  const turned = turnKey(key, 'right');
  expect(findWalkTarget(createDiamond().layers, from as LayerId, turned)).toBe(target);
  expect(turnKey(key, 'down')).toBe(key);
});
