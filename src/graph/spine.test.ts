/** @file The spine, by hand and against the removal of single nodes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Graph, GraphNode } from './graph';
import { computeSegments } from './spine';

type Node = GraphNode<string>;

const createGraph = (edges: Readonly<Record<string, readonly string[]>>): Graph<Node> =>
  new Map(Object.entries(edges).map(([id, inputs]) => [id, { id, inputs }]));

describe('the spine', () => {
  test('of a chain is the chain', () => {
    expect(computeSegments(createGraph({ a: [], b: ['a'], c: ['b'] }))?.spine).toEqual(['a', 'b', 'c']);
  });

  test('leaves out what runs in parallel, which is the inside of a segment', () => {
    const graph = createGraph({ a: [], b: ['a'], c: ['b'], d: ['b'], e: ['c', 'd'], f: ['e'] });
    expect(computeSegments(graph)).toEqual({
      spine: ['a', 'b', 'e', 'f'],
      segments: [
        { from: 'a', to: 'b', inner: [] },
        { from: 'b', to: 'e', inner: ['c', 'd'] },
        { from: 'e', to: 'f', inner: [] },
      ],
    });
  });

  test('a skip connection over a whole stage hides it', () => {
    const graph = createGraph({ a: [], b: ['a'], c: ['b'], d: ['c'], e: ['d', 'a'] });
    expect(computeSegments(graph)?.spine).toEqual(['a', 'e']);
  });

  test.each([
    ['a cycle', { a: [], b: ['a', 'c'], c: ['b'] }],
    ['two sinks', { a: [], b: ['a'], c: ['a'] }],
    ['two sources', { a: [], b: [], c: ['a', 'b'] }],
    ['nothing', {}],
  ])('there is none with %s', (_, edges) => {
    expect(computeSegments(createGraph(edges))).toBeNull();
  });

  test('is what cannot be removed without cutting the source from the sink', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(edges, (pairs) => {
        // A chain of ten with shortcuts: one source, one sink.
        const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
        const inputs = names.map((_, index) => new Set(index === 0 ? [] : [index - 1]));
        for (const [a, b] of pairs) if (a < b) inputs[b]?.add(a);
        const graph = createGraph(
          Object.fromEntries(names.map((id, i) => [id, [...(inputs[i] ?? [])].map((j) => `n${j}`)])),
        );
        const reaches = (without: number) => {
          const seen = [without !== 0];
          for (let node = 1; node < 10; node++)
            seen[node] = node !== without && [...(inputs[node] ?? [])].some((input) => seen[input]);
          return seen[9];
        };
        expect(computeSegments(graph)?.spine).toEqual(names.filter((_, index) => !reaches(index)));
      }),
    );
  });
});
