/**
 * @file Where a row of layers was put among others of its sort it can be said in several ways which ones are new: of
 * three convolutions in place of two, the second or the third. The row is slid to where a person would see it: names
 * stay, whole blocks are new, and a block begins with what does the work.
 */
import type { LayerId } from '../architecture/architecture';
import { getDefinition } from '../layers/catalogue';
import type { Matching } from './alignSequences';
import type { Item, Sequence } from './signatures';

/** The other side of a matching. */
type Partners = ReadonlyMap<LayerId, Item>;

const invert = (matching: Matching): Matching => new Map([...matching].map(([a, b]) => [b, a]));

/** Layers that never begin a block: they follow what they belong to. */
const isFollower = ({ node }: Item) =>
  ['normalization', 'regularization', 'activation', 'merge'].includes(getDefinition(node.layer.kind).family);

/** Groups that a row of layers holds in part. */
function countTornGroups(items: readonly Item[], start: number, end: number): number {
  const inside = new Set(items.slice(start, end).map(({ node }) => node.group));
  const around = [...items.slice(0, start), ...items.slice(end)];
  return new Set(around.flatMap(({ node }) => (inside.has(node.group) ? [node.group] : []))).size;
}

/** How a person would like a place of the row, the most important first; more is better. */
function judge(items: readonly Item[], start: number, end: number, partners: Partners): readonly number[] {
  const first = items[start];
  let [names, feeds] = [0, 0];
  for (const item of items) {
    const partner = partners.get(item.node.id);
    if (partner?.node.name === item.node.name) names += 1;
    if (partner?.upstream === item.upstream) feeds += 1;
  }
  const begins = first !== undefined && !isFollower(first) ? 1 : 0;
  return [names, -countTornGroups(items, start, end), begins, feeds];
}

const isBetter = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
};

/** Moves the row one place on or back: what stood at its one end takes the match of its other end. */
function shift(
  items: readonly Item[],
  [start, end]: readonly [number, number],
  step: 1 | -1,
  partners: Partners,
): Partners | null {
  const [from, to] = step === 1 ? [items[end], items[start]] : [items[start - 1], items[end - 1]];
  const partner = from && partners.get(from.node.id);
  if (from === undefined || to === undefined || partner === undefined || from.signature !== to.signature)
    return null;
  const moved = new Map(partners);
  moved.delete(from.node.id);
  moved.set(to.node.id, partner);
  return moved;
}

/** The longest row that is tried; longer ones are those of networks with little in common. */
const maxRow = 400;

function slideRow(items: readonly Item[], row: readonly [number, number], partners: Partners): Partners {
  let best = partners;
  let quality = judge(items, ...row, partners);
  for (const step of [1, -1] as const) {
    let [start, end] = row;
    let here = partners;
    for (let tries = end - start; tries > 0; tries--) {
      const moved = shift(items, [start, end], step, here);
      if (moved === null) break;
      [start, end, here] = [start + step, end + step, moved];
      const other = judge(items, start, end, here);
      if (isBetter(other, quality)) [best, quality] = [here, other];
    }
  }
  return best;
}

/** Slides the rows of one network that have no match in the other. */
function slideSide({ items }: Sequence, other: Sequence, matching: Matching): Matching {
  const byId = new Map(other.items.map((item) => [item.node.id, item]));
  let partners: Partners = new Map(
    [...matching].flatMap(([id, match]) => {
      const item = byId.get(match);
      return item === undefined ? [] : [[id, item] as const];
    }),
  );
  for (let start = 0; start < items.length; start++) {
    const isFree = (at: number) => {
      const item = items[at];
      return item !== undefined && !partners.has(item.node.id);
    };
    if (!isFree(start)) continue;
    let end = start + 1;
    while (isFree(end)) end += 1;
    if (end - start <= maxRow) partners = slideRow(items, [start, end], partners);
    start = end;
  }
  return new Map([...partners].map(([id, { node }]) => [id, node.id]));
}

/** A matching that is as good, with rows of new and of removed layers where a person would see them. */
export function slideGaps(first: Sequence, second: Sequence, matching: Matching): Matching {
  const added = invert(slideSide(second, first, invert(matching)));
  return slideSide(first, second, added);
}
