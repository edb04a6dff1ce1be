/**
 * @file The alignment of two sequences with the fewest differences: edit distance by dynamic programming. Among
 * alignments with as few, the one whose neighbours agree most, then the one whose names do.
 */
import type { LayerId } from '../architecture/architecture';
import { createEstimator, estimateChange, type Item, nothingInCommon } from './signatures';

/** Matched layers, from the first network to the second. */
export type Matching = ReadonlyMap<LayerId, LayerId>;

/** Larger than all bonuses of an alignment together. */
const difference = 1_000_000;
/** Most cells of the table; beyond that sequences are cut at what occurs once. */
const maxCells = 4_000_000;

function estimateBonus(a: Item, b: Item): number {
  const neighbours = (a.upstream === b.upstream ? 4 : 0) + (a.downstream === b.downstream ? 4 : 0);
  return neighbours + (a.node.name === b.node.name ? 2 : 0) + (a.node.group === b.node.group ? 1 : 0);
}

const isTwin = (a: Item | undefined, b: Item | undefined) =>
  a !== undefined && b !== undefined && a.signature === b.signature && a.node.name === b.node.name;

/** Aligns two sequences. O(differing part of one times that of the other), bounded. */
export function alignSequences(first: readonly Item[], second: readonly Item[]): Matching {
  const matching = new Map<LayerId, LayerId>();
  const match = (a: Item | undefined, b: Item | undefined) => {
    if (a !== undefined && b !== undefined) matching.set(a.node.id, b.node.id);
  };
  let start = 0;
  while (isTwin(first[start], second[start])) {
    match(first[start], second[start]);
    start += 1;
  }
  let end = 0;
  while (
    end < Math.min(first.length, second.length) - start &&
    isTwin(first[first.length - 1 - end], second[second.length - 1 - end])
  ) {
    end += 1;
    match(first[first.length - end], second[second.length - end]);
  }
  alignMiddle(first.slice(start, first.length - end), second.slice(start, second.length - end), match);
  return matching;
}

type Match = (a: Item | undefined, b: Item | undefined) => void;

function alignMiddle(first: readonly Item[], second: readonly Item[], match: Match): void {
  if (first.length === 0 || second.length === 0) return;
  if (first.length * second.length <= maxCells) {
    alignByTable(first, second, match);
    return;
  }
  const anchors = findAnchors(first, second);
  if (anchors.length === 0) {
    alignGreedily(first, second, match);
    return;
  }
  let [a, b] = [0, 0];
  for (const [atFirst, atSecond] of [...anchors, [first.length, second.length] as const]) {
    alignMiddle(first.slice(a, atFirst), second.slice(b, atSecond), match);
    match(first[atFirst], second[atSecond]);
    [a, b] = [atFirst + 1, atSecond + 1];
  }
}

function alignByTable(first: readonly Item[], second: readonly Item[], match: Match): void {
  const width = second.length + 1;
  // 0: both, 1: the first alone, 2: the second alone.
  const steps = new Uint8Array((first.length + 1) * width);
  let above = Float64Array.from({ length: width }, (_, column) => column * difference);
  steps.fill(2, 1, width);
  const estimate = createEstimator();
  for (const [row, a] of first.entries()) {
    const estimateTo = estimate(a);
    const costs = new Float64Array(width);
    costs[0] = (row + 1) * difference;
    steps[(row + 1) * width] = 1;
    for (const [column, b] of second.entries()) {
      const both = (above[column] ?? 0) + estimateTo(b) * difference - estimateBonus(a, b);
      const alone = (above[column + 1] ?? 0) + difference;
      const other = (costs[column] ?? 0) + difference;
      const best = Math.min(both, alone, other);
      costs[column + 1] = best;
      steps[(row + 1) * width + column + 1] = best === both ? 0 : best === alone ? 1 : 2;
    }
    above = costs;
  }
  for (let [row, column] = [first.length, second.length]; row > 0 && column > 0; ) {
    const step = steps[row * width + column];
    if (step !== 2) row -= 1;
    if (step !== 1) column -= 1;
    const [a, b] = [first[row], second[column]];
    // Layers that have nothing in common are no match, even where it costs no more.
    if (step === 0 && a !== undefined && b !== undefined && estimateChange(a, b) < nothingInCommon)
      match(a, b);
  }
}

/** Positions of layers that both sequences have once, by name and all, in an order that both keep. */
function findAnchors(
  first: readonly Item[],
  second: readonly Item[],
): readonly (readonly [number, number])[] {
  const write = ({ signature, node }: Item) => `${node.name}\n${signature}`;
  const locate = (items: readonly Item[]) => {
    const places = new Map<string, number>();
    for (const [place, item] of items.entries())
      places.set(write(item), places.has(write(item)) ? -1 : place);
    return places;
  };
  const others = locate(second);
  const anchors: (readonly [number, number])[] = [];
  let last = -1;
  for (const [key, place] of locate(first)) {
    const other = others.get(key) ?? -1;
    if (place < 0 || other <= last) continue;
    anchors.push([place, other]);
    last = other;
  }
  return anchors;
}

/** Each layer of the first with the next of the second that is the same. */
function alignGreedily(first: readonly Item[], second: readonly Item[], match: Match): void {
  const places = new Map<string, number[]>();
  for (const [place, { signature }] of second.entries()) {
    const list = places.get(signature);
    if (list === undefined) places.set(signature, [place]);
    else list.push(place);
  }
  let next = 0;
  for (const item of first) {
    const place = places.get(item.signature)?.find((candidate) => candidate >= next);
    if (place === undefined) continue;
    match(item, second[place]);
    next = place + 1;
  }
}
