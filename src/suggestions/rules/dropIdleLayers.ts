/**
 * @file Layers that give out what they get: they can go without changing a single number.
 *
 * One that a merge reads beside the very layer that it hands on stays: without it the merge would have that input once
 * instead of twice. So does one that is an output beside what else reads the layer that it hands on.
 */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { removeLayers } from '../../architecture/removeLayers';
import { computeOrder } from '../../graph/order';
import type { PaddingSides } from '../../layers/padding';
import { isMapShape, type Shape } from '../../layers/shape';
import type { Anatomy } from '../anatomy';
import type { Proposal } from '../suggestion';

/** Activations that do the same twice as once. */
const idempotent: ReadonlySet<string> = new Set(['ReLU', 'ReLU6']);

const isEmptyPadding = (sides: PaddingSides) => Object.values(sides).every((length) => length === 0);

/** Whether a layer gives out what it gets; `before` is the only layer that feeds it, `shape` what that gives. */
function isIdle({ layer }: LayerNode, before: LayerNode | undefined, shape: Shape | null): boolean {
  switch (layer.kind) {
    case 'Identity':
      return true;
    case 'Dropout':
      return layer.params.rate === 0;
    case 'MaxPool2d':
    case 'AvgPool2d':
      return (
        [...layer.params.kernelSize, ...layer.params.stride].every((length) => length === 1) &&
        (typeof layer.params.padding === 'string' || isEmptyPadding(layer.params.padding))
      );
    case 'ZeroPad2d':
      return isEmptyPadding(layer.params.padding);
    case 'ChannelShuffle':
      return layer.params.groups === 1;
    case 'Concat':
      return true;
    case 'Flatten':
      return shape !== null && !isMapShape(shape);
    default:
      return idempotent.has(layer.kind) && before?.layer.kind === layer.kind;
  }
}

/** The layers that give out what they get, such that those stand first that feed others. */
function findIdle({ architecture: { layers }, analysis }: Anatomy): ReadonlySet<LayerId> {
  const idle = new Set<LayerId>();
  for (const id of computeOrder(layers).order) {
    const node = layers.get(id);
    const [input, ...others] = node?.inputs ?? [];
    if (node === undefined || input === undefined || others.length > 0) continue;
    if (isIdle(node, layers.get(input), analysis.layers.get(input)?.shape ?? null)) idle.add(id);
  }
  return idle;
}

/**
 * Those of the idle layers without which a layer would read the same from two of its inputs, or the network would have
 * an output less.
 */
function findDistinguishing(
  { architecture: { layers }, consumers }: Anatomy,
  idle: ReadonlySet<LayerId>,
): ReadonlySet<LayerId> {
  const sources = new Map<LayerId, LayerId>();
  // Places such that those stand first that feed others.
  const ranks = new Map<LayerId, number>();
  const endsOf = new Map<LayerId, LayerId[]>();
  for (const id of idle) {
    const [input] = layers.get(id)?.inputs ?? [];
    if (input === undefined) continue;
    const source = sources.get(input) ?? input;
    ranks.set(id, sources.size);
    sources.set(id, source);
    if ((consumers.get(id) ?? []).length === 0) endsOf.set(source, [...(endsOf.get(source) ?? []), id]);
  }
  const needed = new Set<LayerId>();
  // What feeds a layer that stays would be no output.
  const fed = new Set<LayerId>();
  for (const { id, inputs } of layers.values()) {
    const read = new Set(inputs.filter((input) => !idle.has(input)));
    // The one that feeds the others goes: they can take its place, it cannot take theirs.
    const handed = inputs.filter((input) => idle.has(input));
    for (const input of handed.sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))) {
      const source = sources.get(input) ?? input;
      if (read.has(source)) needed.add(input);
      read.add(source);
    }
    if (!idle.has(id)) for (const source of read) fed.add(source);
  }
  for (const [source, ends] of endsOf)
    if (fed.has(source) || ends.length > 1) for (const id of ends) needed.add(id);
  return needed;
}

/** Proposes to remove all layers that do nothing, at once. */
export function proposeDropIdleLayers(anatomy: Anatomy): readonly Proposal[] {
  const { architecture } = anatomy;
  const found = findIdle(anatomy);
  const needed = findDistinguishing(anatomy, found);
  const idle = [...found].filter((id) => !needed.has(id));
  if (idle.length === 0) return [];
  return [
    {
      reason: { code: 'drop-idle-layers', layers: idle.length },
      strategies: ['tidiness'],
      targets: idle,
      measure: 'layers',
      rewrite: () => ({ architecture: removeLayers(architecture, idle).architecture }),
    },
  ];
}
