/** @file The main path of a network: the longest chain of cards, and what lies between its two ends. */
import type { Vertex } from './cardNetwork';

/**
 * The longest path among the given vertices, which are in topological order; links to others are not seen. Of
 * equal ones the one by the lower input port. O(vertices + links).
 */
export function computeLongestPath(
  vertices: readonly Vertex[],
  isInside: (vertex: Vertex) => boolean,
): readonly Vertex[] {
  const lengths = new Map<Vertex, number>();
  const before = new Map<Vertex, Vertex>();
  let last: Vertex | undefined;
  let longest = 0;
  for (const vertex of vertices) {
    let length = 1;
    for (const { source } of vertex.ins) {
      const candidate = isInside(source) ? (lengths.get(source) ?? 0) + 1 : 0;
      if (candidate <= length) continue;
      length = candidate;
      before.set(vertex, source);
    }
    lengths.set(vertex, length);
    if (length <= longest) continue;
    longest = length;
    last = vertex;
  }
  const path: Vertex[] = [];
  for (let vertex = last; vertex !== undefined; vertex = before.get(vertex)) path.push(vertex);
  return path.reverse();
}

/** The vertices on any path from `first` to `last`, in the order given. O(vertices + links). */
export function collectBetween(
  vertices: readonly Vertex[],
  first: Vertex,
  last: Vertex,
  isInside: (vertex: Vertex) => boolean,
): readonly Vertex[] {
  const downstream = new Set([first]);
  const upstream = new Set([last]);
  // A Set visits members that are added while it is walked.
  for (const { outs } of downstream)
    for (const { target } of outs) if (isInside(target)) downstream.add(target);
  for (const { ins } of upstream) for (const { source } of ins) if (isInside(source)) upstream.add(source);
  return vertices.filter((vertex) => downstream.has(vertex) && upstream.has(vertex));
}

/** Splits vertices into connected parts, ignoring directions; parts and their members keep the given order. */
export function splitIntoConnectedParts(vertices: readonly Vertex[]): readonly (readonly Vertex[])[] {
  const waiting = new Set(vertices);
  const partOf = new Map<Vertex, Vertex[]>();
  const parts: Vertex[][] = [];
  for (const vertex of vertices) {
    if (!waiting.has(vertex)) continue;
    const part: Vertex[] = [];
    const reached = new Set([vertex]);
    for (const member of reached) {
      waiting.delete(member);
      partOf.set(member, part);
      for (const { target } of member.outs) if (waiting.has(target)) reached.add(target);
      for (const { source } of member.ins) if (waiting.has(source)) reached.add(source);
    }
    parts.push(part);
  }
  for (const vertex of vertices) partOf.get(vertex)?.push(vertex);
  return parts;
}
