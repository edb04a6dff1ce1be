/**
 * @file Compares two networks: matches their layers by structure, and says what differs.
 *
 * Layers in order of computation are aligned with the fewest differences; what stands in another order is matched by
 * what it is connected with. Names only decide between matches that are as good; where going by names finds fewer
 * differences in all, they are followed.
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import { alignSequences, type Matching } from './alignSequences';
import { type Comparison, countDifferences, type LayerComparison, type ParamChange } from './comparison';
import { matchNames, refineMatching } from './refineMatching';
import { createSequence, type Item, type Sequence, writeValue } from './signatures';
import { slideGaps } from './slideGaps';

const invert = (matching: Matching): Matching => new Map([...matching].map(([a, b]) => [b, a]));

/** A text that is the same for networks that are the same, names included. */
function writeSequence({ items }: Sequence): string {
  const places = new Map(items.map(({ node }, place) => [node.id, place]));
  const write = ({ node, signature }: Item) =>
    `${signature}\n${node.name}\n${node.inputs.map((id) => places.get(id)).join()}`;
  return items.map(write).join('\n\n');
}

function* listMatchings(first: Sequence, second: Sequence): Generator<Matching> {
  yield refineMatching(first, second, alignSequences(first.items, second.items));
  const named = matchNames(first, second);
  const refined = refineMatching(first, second, named);
  yield new Map([...refined, ...alignBetween(first, second, refined)]);
  // Connections take what is new for what was removed where both hang on the same layer.
  yield named;
}

/** What lies between layers that are matched, by the one that it lies behind. */
function gatherBetween(
  { items }: Sequence,
  getMark: (id: LayerId) => LayerId | undefined,
): ReadonlyMap<LayerId | null, readonly Item[]> {
  const between = new Map<LayerId | null, Item[]>();
  let mark: LayerId | null = null;
  for (const item of items) {
    const own = getMark(item.node.id);
    if (own !== undefined) mark = own;
    else between.set(mark, [...(between.get(mark) ?? []), item]);
  }
  return between;
}

/** Aligns what stands between the same matched layers: what is far apart is not taken for each other. */
function alignBetween(first: Sequence, second: Sequence, matching: Matching): Matching {
  const inverse = invert(matching);
  const others = gatherBetween(second, (id) => (inverse.has(id) ? id : undefined));
  const found = new Map<LayerId, LayerId>();
  for (const [mark, items] of gatherBetween(first, (id) => matching.get(id)))
    for (const [a, b] of alignSequences(items, others.get(mark) ?? [])) found.set(a, b);
  return found;
}

/** So many matches are tried without; where there are more, the networks have little in common. */
const maxTries = 60;

/** Matches that may do more harm than good: of layers with other connections, and of what feeds those. */
function listDoubtful(first: Sequence, { layers }: Comparison): readonly LayerId[] {
  const inputs = new Map(first.items.map(({ node }) => [node.id, node.inputs]));
  const doubtful = new Set<LayerId>();
  for (const { before, isRewired: hasOtherInputs } of layers) {
    if (before === null || !hasOtherInputs) continue;
    doubtful.add(before);
    for (const input of inputs.get(before) ?? []) doubtful.add(input);
  }
  return doubtful.size > maxTries ? [] : [...doubtful];
}

/** Gives up matches, or takes others by what they are connected with, where that makes for fewer differences. */
function dropWorst(first: Sequence, second: Sequence, matching: Matching): Matching {
  let best = matching;
  let comparison = describe(first, second, best);
  for (const id of listDoubtful(first, comparison)) {
    const fewer = new Map(best);
    if (!fewer.delete(id)) continue;
    for (const tried of [fewer, refineMatching(first, second, fewer)]) {
      const other = describe(first, second, tried);
      if (countDifferences(other) >= countDifferences(comparison)) continue;
      best = tried;
      comparison = other;
    }
  }
  return best;
}

function findMatching(first: Sequence, second: Sequence): Matching {
  let best: { readonly matching: Matching; readonly count: number } | null = null;
  for (const found of listMatchings(first, second)) {
    const matching = dropWorst(first, second, found);
    const count = countDifferences(describe(first, second, matching));
    if (best === null || count < best.count) best = { matching, count };
    if (count === 0) break;
  }
  if (best === null) return new Map();
  const slid = slideGaps(first, second, best.matching);
  return countDifferences(describe(first, second, slid)) <= best.count ? slid : best.matching;
}

/** Compares a network with what it became. The time grows with the product of the parts that differ, up to a limit. */
export function compareArchitectures(before: Architecture, after: Architecture): Comparison {
  const first = createSequence(before);
  const second = createSequence(after);
  // Whichever comes first, the same matching is found: the order in which they are given decides nothing.
  const isSwapped = writeSequence(first) > writeSequence(second);
  const matching = isSwapped ? invert(findMatching(second, first)) : findMatching(first, second);
  return describe(first, second, matching);
}

function listParams(a: Item, b: Item): readonly ParamChange[] {
  const others = new Map<string, unknown>(Object.entries(b.node.layer.params));
  return Object.entries(a.node.layer.params).flatMap(([name, before]) => {
    const after = others.get(name);
    return writeValue(before) === writeValue(after) ? [] : [{ name, before, after }];
  });
}

/** Ways through layers that do not match are followed so far; longer ones are those of networks with little in common. */
const maxSteps = 500;

/** The matched layers from which others are fed, directly or through layers that are not matched. */
function findBehind(
  nodes: ReadonlyMap<LayerId, Item>,
  inputs: readonly LayerId[],
  isMatched: (id: LayerId) => boolean,
): ReadonlySet<LayerId> {
  const seen = new Set(inputs);
  const found = new Set<LayerId>();
  // A Set visits members that are added while it is walked.
  for (const id of seen) {
    if (isMatched(id)) found.add(id);
    else if (seen.size < maxSteps) for (const input of nodes.get(id)?.node.inputs ?? []) seen.add(input);
  }
  return found;
}

interface Matched {
  readonly first: ReadonlyMap<LayerId, Item>;
  readonly second: ReadonlyMap<LayerId, Item>;
  readonly matching: Matching;
  readonly inverse: Matching;
}

/** Whether connections between matched layers were cut, made or put into another order. */
function isRewired(a: Item, b: Item, { first, second, matching, inverse }: Matched): boolean {
  const mapped = a.node.inputs.map((id) => matching.get(id));
  const isAllMatched = !mapped.includes(undefined) && b.node.inputs.every((id) => inverse.has(id));
  if (isAllMatched) return mapped.join('\n') !== b.node.inputs.join('\n');
  const behindFirst = findBehind(first, a.node.inputs, (id) => matching.has(id));
  const behindSecond = findBehind(second, b.node.inputs, (id) => inverse.has(id));
  const isCut = mapped.some((id) => id !== undefined && !behindSecond.has(id));
  return (
    isCut ||
    b.node.inputs.some((id) => {
      const origin = inverse.get(id);
      return origin !== undefined && !behindFirst.has(origin);
    })
  );
}

function describePair(a: Item, b: Item, matched: Matched): LayerComparison {
  const hasOtherKind = a.node.layer.kind !== b.node.layer.kind;
  const params = hasOtherKind ? [] : listParams(a, b);
  const rewired = isRewired(a, b, matched);
  return {
    type: hasOtherKind || params.length > 0 || rewired ? 'changed' : 'same',
    before: a.node.id,
    after: b.node.id,
    params,
    hasOtherKind,
    isRewired: rewired,
  };
}

const alone = { params: [], hasOtherKind: false, isRewired: false } as const;

function describe(first: Sequence, second: Sequence, matching: Matching): Comparison {
  const index = ({ items }: Sequence) => new Map(items.map((item) => [item.node.id, item]));
  const matched = { first: index(first), second: index(second), matching, inverse: invert(matching) };
  const layers: LayerComparison[] = [];
  let next = 0;
  const putRemoved = (end: number) => {
    for (; next < end; next++) {
      const item = first.items[next];
      if (item !== undefined && !matching.has(item.node.id))
        layers.push({ type: 'removed', before: item.node.id, after: null, ...alone });
    }
  };
  const places = new Map(first.items.map(({ node }, place) => [node.id, place]));
  for (const item of second.items) {
    const origin = matched.inverse.get(item.node.id);
    const other = origin === undefined ? undefined : matched.first.get(origin);
    if (origin === undefined || other === undefined) {
      // What was removed stands in front of what took its place.
      let end = next;
      while (end < first.items.length && !matching.has(first.items[end]?.node.id ?? ('' as LayerId)))
        end += 1;
      putRemoved(end);
      layers.push({ type: 'added', before: null, after: item.node.id, ...alone });
      continue;
    }
    const place = places.get(origin) ?? 0;
    putRemoved(place);
    next = Math.max(next, place + 1);
    layers.push(describePair(other, item, matched));
  }
  putRemoved(first.items.length);
  const counts = { same: 0, changed: 0, added: 0, removed: 0 };
  for (const { type } of layers) counts[type] += 1;
  return { layers, counts };
}
