/** @file A network as the comparison sees it: layers in order of computation, what each is, what it is connected with. */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeConsumers } from '../graph/graph';
import { computeOrder } from '../graph/order';
import { getDefinition } from '../layers/catalogue';

/** A layer of one of the two networks. */
export interface Item {
  readonly node: LayerNode;
  /** Kind and parameters. */
  readonly signature: string;
  /** Signatures around it: what feeds it, what it feeds. */
  readonly upstream: string;
  readonly downstream: string;
}

/** A network as a sequence. */
export interface Sequence {
  readonly items: readonly Item[];
  readonly consumers: ReadonlyMap<LayerId, readonly LayerId[]>;
}

/** Values as text: the same text for the same value, whatever the order of its keys. */
export function writeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(writeValue).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${writeValue(part)}`).join()}}`;
}

/** The sequence of a network. O(layers + connections). */
export function createSequence({ layers }: Architecture): Sequence {
  const { order, cyclic } = computeOrder(layers);
  const consumers = computeConsumers(layers);
  const signatures = new Map<LayerId, string>();
  for (const { id, layer } of layers.values())
    signatures.set(id, `${layer.kind} ${writeValue(layer.params)}`);
  const join = (ids: readonly LayerId[]) => ids.map((id) => signatures.get(id)).join('\n');
  const items = [...order, ...cyclic].flatMap((id): readonly Item[] => {
    const node = layers.get(id);
    if (node === undefined) return [];
    const signature = signatures.get(id) ?? '';
    return [{ node, signature, upstream: join(node.inputs), downstream: join(consumers.get(id) ?? []) }];
  });
  return { items, consumers };
}

/** What it costs to take layers for each other that have nothing in common: more than to remove one and add one. */
export const nothingInCommon = 3;

/** Parameters that follow another one: where that differs they count for nothing. */
const followers: ReadonlySet<string> = new Set(['padding', 'outputPadding']);

/** What other parameters cost: the more of them differ the less one layer is the other. */
function estimateParams(a: Item, b: Item): number {
  const others = new Map<string, unknown>(Object.entries(b.node.layer.params));
  const names = Object.entries(a.node.layer.params).flatMap(([name, value]) =>
    writeValue(value) === writeValue(others.get(name)) ? [] : [name],
  );
  const own = names.filter((name) => !followers.has(name)).length;
  return 1 + Math.min(3, Math.max(0, own - 1)) * 0.25;
}

/** What it costs to take one layer for another: nothing, one change, up to two for many, or {@link nothingInCommon}. */
export function estimateChange(a: Item, b: Item): number {
  if (a.signature === b.signature) return 0;
  const [first, second] = [a.node.layer.kind, b.node.layer.kind];
  if (first === second) return estimateParams(a, b);
  const { family } = getDefinition(first);
  const isRelated = family !== 'other' && family === getDefinition(second).family;
  return isRelated ? 1 : nothingInCommon;
}

/** The same as {@link estimateChange}, for many layers of which most are alike: each two sorts are looked at once. */
export function createEstimator(): (a: Item) => (b: Item) => number {
  const known = new Map<string, Map<string, number>>();
  return (a) => {
    const own = known.get(a.signature) ?? new Map<string, number>();
    known.set(a.signature, own);
    return (b) => {
      const found = own.get(b.signature);
      if (found !== undefined) return found;
      const cost = estimateChange(a, b);
      own.set(b.signature, cost);
      return cost;
    };
  };
}
