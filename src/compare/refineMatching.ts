/**
 * @file What order alone cannot match: layers of branches that stand in another order, layers with another name. They
 * are matched by what they are connected with.
 */
import type { LayerId } from '../architecture/architecture';
import type { Matching } from './alignSequences';
import { estimateChange, type Item, type Sequence } from './signatures';

/** Matches layers of the same name, where both networks have it once, and of the same kind. */
export function matchNames(first: Sequence, second: Sequence): Matching {
  const locate = ({ items }: Sequence) => {
    const byName = new Map<string, Item | null>();
    for (const item of items) byName.set(item.node.name, byName.has(item.node.name) ? null : item);
    return byName;
  };
  const others = locate(second);
  const matching = new Map<LayerId, LayerId>();
  for (const [name, item] of locate(first)) {
    const other = others.get(name);
    if (item && other && item.node.layer.kind === other.node.layer.kind)
      matching.set(item.node.id, other.node.id);
  }
  return matching;
}

const write = (kind: string, ids: readonly (LayerId | undefined)[]) => `${kind} ${ids.join('\n')}`;

/** Layers that are still free, by their kind and what they are connected with. */
function gather(items: readonly Item[], getIds: (item: Item) => readonly LayerId[]): Map<string, Item[]> {
  const free = new Map<string, Item[]>();
  for (const item of items) {
    const key = write(item.node.layer.kind, getIds(item));
    const list = free.get(key);
    if (list === undefined) free.set(key, [item]);
    else list.push(item);
  }
  return free;
}

/**
 * Adds matches between layers of one kind whose inputs match, or whose consumers do, until there are no more.
 * O(layers + connections) a round; a round matches at least one layer.
 */
export function refineMatching(first: Sequence, second: Sequence, matching: Matching): Matching {
  const found = new Map(matching);
  const taken = new Set(found.values());
  const rounds = 50;
  for (let round = 0, before = -1; round < rounds && found.size !== before; round++) {
    before = found.size;
    for (const side of ['inputs', 'consumers'] as const) {
      const getIds = ({ consumers }: Sequence, { node }: Item) =>
        side === 'inputs' ? node.inputs : (consumers.get(node.id) ?? []);
      const free = gather(
        second.items.filter(({ node }) => !taken.has(node.id)),
        (item) => getIds(second, item),
      );
      for (const item of first.items) {
        const ids = getIds(first, item);
        if (found.has(item.node.id) || ids.length === 0) continue;
        const mapped = ids.map((id) => found.get(id));
        if (mapped.includes(undefined)) continue;
        const candidates = free
          .get(write(item.node.layer.kind, mapped))
          ?.filter(({ node }) => !taken.has(node.id));
        const [candidate] = (candidates ?? []).toSorted(
          (a, b) => estimateChange(item, a) - estimateChange(item, b),
        );
        if (candidate === undefined) continue;
        found.set(item.node.id, candidate.node.id);
        taken.add(candidate.node.id);
      }
    }
  }
  return found;
}
