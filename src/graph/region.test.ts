import { describe, expect, test } from 'vitest';
import { computeConsumers, type Graph, type GraphNode } from './graph';
import { sortNodes } from './order';
import { computeBranch, findBetween, findEnds, findExits, findSources } from './region';

/** `c < a b` is node c with the inputs a and b. */
function readGraph(...lines: readonly string[]): Graph<GraphNode<string>> {
  return new Map(
    lines.map((line) => {
      const [id = '', inputs = ''] = line.split(' < ');
      return [id, { id, inputs: inputs.split(' ').filter(Boolean) }];
    }),
  );
}

/** A residual block (b c d with the merge e) between a chain of two and a chain of two. */
const graph = readGraph('x', 'a < x', 'b < a', 'c < b', 'd < c', 'e < d a', 'f < e', 'g < f');
const consumers = computeConsumers(graph);
const part = (ids: string) => new Set(ids.split(' ').filter(Boolean));

describe('parts of a graph', () => {
  test.each([
    ['b c d', 'a', 'd', 'd'],
    ['b c d e', 'a', 'e', 'e'],
    ['a b', 'x', 'b', 'a b'],
    ['c e', 'b d a', 'c e', 'c e'],
    ['f g', 'e', 'g', 'g'],
    ['x', '', 'x', 'x'],
    ['', '', '', ''],
  ])('%s: sources %s, ends %s, exits %s', (ids, sources, ends, exits) => {
    expect(findSources(graph, part(ids)).join(' ')).toBe(sources);
    expect(findEnds(graph, part(ids)).join(' ')).toBe(ends);
    expect(findExits(consumers, part(ids)).join(' ')).toBe(exits);
  });

  test.each([
    ['a e', 'b c d'],
    ['b d', 'c'],
    ['c f', 'd e'],
    ['b c d e', ''],
    ['x', ''],
    ['', ''],
  ])('between %s lie %s', (ids, between) => {
    expect(findBetween(graph, consumers, part(ids)).join(' ')).toBe(between);
  });

  test.each([
    ['x', 'x a'],
    ['a', 'x a'],
    ['c', 'b c d'],
    ['e', 'e f g'],
    ['g', 'e f g'],
  ])('the branch of %s is %s', (id, branch) => {
    expect(computeBranch(graph, consumers, id)).toEqual(part(branch));
  });

  test('a branch on a circle ends where it began', () => {
    const circle = readGraph('a < c', 'b < a', 'c < b');
    expect(computeBranch(circle, computeConsumers(circle), 'b')).toEqual(part('a b c'));
  });
});

describe('sortNodes', () => {
  const order = (...lines: readonly string[]) => [...sortNodes(readGraph(...lines)).keys()].join(' ');

  test('keeps what is in order, the very same', () => {
    expect(sortNodes(graph)).toBe(graph);
  });

  test('moves only what must move', () => {
    expect(order('x', 'a < d', 'b < a', 'c < x', 'd < c', 'e < d')).toBe('x c d a b e');
  });

  test('loses nothing on a circle', () => {
    expect(order('a < b', 'b < a', 'c')).toBe('c a b');
  });
});
