/** @file Topological order, cycles and reachability, on hand-made and random graphs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeConsumers, type Graph, type GraphNode, removeNodes, setNode } from './graph';
import { computeDownstream, computeOrder, computeUpstream, hasPath } from './order';

type Node = GraphNode<string>;

function createGraph(edges: Readonly<Record<string, readonly string[]>>): Graph<Node> {
  return new Map(Object.entries(edges).map(([id, inputs]) => [id, { id, inputs }]));
}

/** Graphs of up to a dozen nodes in any document order; with `hasCycles` edges go anywhere, else backwards only. */
function arbitraryGraph(hasCycles: boolean): fc.Arbitrary<Graph<Node>> {
  return fc
    .integer({ min: 1, max: 12 })
    .chain((count) => {
      const names = Array.from({ length: count }, (_, index) => `n${index}`);
      const nodes = names.map((id, index) => {
        const sources = hasCycles ? names : names.slice(0, index);
        const inputs =
          sources.length > 0 ? fc.array(fc.constantFrom(...sources), { maxLength: 3 }) : fc.constant([]);
        return inputs.map((list): Node => ({ id, inputs: list }));
      });
      return fc.tuple(fc.tuple(...nodes), fc.shuffledSubarray(names, { minLength: count }));
    })
    .map(([nodes, order]) => {
      const byId = new Map(nodes.map((node) => [node.id, node]));
      return new Map(order.map((id) => [id, byId.get(id) as Node]));
    });
}

/** Whether a node reaches itself or something that does: by walking, not by counting. */
function isOnOrBehindCycle(graph: Graph<Node>, id: string): boolean {
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (graph.get(from)?.inputs ?? []).some(
      (input) => input === goal || (!seen.has(input) && reaches(input, goal, seen.add(input))),
    );
  const upstream = [...graph.keys()].filter((other) => other === id || reaches(id, other));
  return upstream.some((other) => reaches(other, other));
}

describe('topological order', () => {
  test('keeps the order of a document that is in order', () => {
    const graph = createGraph({ a: [], b: ['a'], d: ['b'], c: ['a', 'd'] });
    expect(computeOrder(graph)).toEqual({ order: ['a', 'b', 'd', 'c'], cyclic: [] });
  });

  test('moves a layer behind what feeds it, and only that one', () => {
    const graph = createGraph({ a: [], c: ['b'], b: ['a'], d: ['a'] });
    expect(computeOrder(graph).order).toEqual(['a', 'b', 'c', 'd']);
  });

  test('sets aside what lies on a cycle or behind one', () => {
    const graph = createGraph({ a: [], b: ['a', 'd'], c: ['b'], d: ['c'], e: ['d'], f: ['a'], g: ['g'] });
    expect(computeOrder(graph)).toEqual({ order: ['a', 'f'], cyclic: ['b', 'c', 'd', 'e', 'g'] });
  });

  test('puts every input first, and names every node once', () => {
    const property = fc.property(fc.boolean().chain(arbitraryGraph), (graph) => {
      const { order, cyclic } = computeOrder(graph);
      expect([...order, ...cyclic].sort()).toEqual([...graph.keys()].sort());
      const place = new Map(order.map((id, index) => [id, index]));
      for (const [id, index] of place)
        for (const input of graph.get(id)?.inputs ?? [])
          expect(place.get(input) ?? Number.POSITIVE_INFINITY).toBeLessThan(index);
      expect(cyclic).toEqual([...graph.keys()].filter((id) => isOnOrBehindCycle(graph, id)));
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('takes the earliest of the document among those that are ready', () => {
    const property = fc.property(arbitraryGraph(false), (graph) => {
      // By hand: look through the document again and again for the first node whose inputs are done.
      const expected: string[] = [];
      while (expected.length < graph.size)
        for (const node of graph.values())
          if (!expected.includes(node.id) && node.inputs.every((input) => expected.includes(input))) {
            expected.push(node.id);
            break;
          }
      expect(computeOrder(graph).order).toEqual(expected);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('ignores edges from nodes that do not exist only as far as not to fail', () => {
    const graph = createGraph({ a: ['gone'], b: ['a'] });
    expect(() => computeOrder(graph)).not.toThrow();
  });
});

describe('reachability', () => {
  const graph = createGraph({ a: [], b: ['a'], c: ['a'], d: ['b', 'c'], e: ['d'], f: [] });

  test('upstream is everything that feeds a node', () => {
    expect([...computeUpstream(graph, ['d'])].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('downstream is everything that a node feeds', () => {
    expect([...computeDownstream(computeConsumers(graph), ['b'])].sort()).toEqual(['b', 'd', 'e']);
  });

  test('a path goes from a node to what depends on it, and from a node to itself', () => {
    expect([hasPath(graph, 'a', 'e'), hasPath(graph, 'e', 'a'), hasPath(graph, 'f', 'f')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('agrees with walking in the other direction', () => {
    const property = fc.property(fc.boolean().chain(arbitraryGraph), (random) => {
      const consumers = computeConsumers(random);
      for (const from of random.keys())
        for (const to of random.keys())
          expect(hasPath(random, from, to)).toBe(computeDownstream(consumers, [from]).has(to));
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('edits of a graph', () => {
  const graph = createGraph({ a: [], b: ['a'], c: ['a', 'b', 'b'] });

  test('a new node goes last, or behind the one that is named', () => {
    const node = { id: 'x', inputs: ['a'] };
    expect([...setNode(graph, node).keys()]).toEqual(['a', 'b', 'c', 'x']);
    expect([...setNode(graph, node, 'a').keys()]).toEqual(['a', 'x', 'b', 'c']);
    expect([...setNode(graph, node, 'gone').keys()]).toEqual(['a', 'b', 'c', 'x']);
  });

  test('a replaced node keeps its place, and the graph before is as it was', () => {
    const replaced = setNode(graph, { id: 'b', inputs: [] });
    expect([...replaced.keys()]).toEqual(['a', 'b', 'c']);
    expect(replaced.get('b')?.inputs).toEqual([]);
    expect(graph.get('b')?.inputs).toEqual(['a']);
    expect(replaced.get('c')).toBe(graph.get('c'));
  });

  test('removing nodes removes their edges, and shares what was not touched', () => {
    const removed = removeNodes(graph, new Set(['b']));
    expect([...removed.values()]).toEqual([
      { id: 'a', inputs: [] },
      { id: 'c', inputs: ['a'] },
    ]);
    expect(removed.get('a')).toBe(graph.get('a'));
  });

  test('consumers are listed once an edge, in document order', () => {
    expect([...computeConsumers(graph)]).toEqual([
      ['a', ['b', 'c']],
      ['b', ['c', 'c']],
      ['c', []],
    ]);
  });
});
