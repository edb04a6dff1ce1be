/**
 * @file Layers that give out what they get: they can go without changing a single number.
 *
 * One that a merge reads beside the very layer that it hands on stays: without it the merge would have that input once
 * instead of twice.
 */
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
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

/** Those of the idle layers without which a layer would read the same from two of its inputs. */
function findDistinguishing({ layers }: Architecture, idle: ReadonlySet<LayerId>): ReadonlySet<LayerId> {
  const sources = new Map<LayerId, LayerId>();
  for (const id of idle) {
    const [input] = layers.get(id)?.inputs ?? [];
    if (input !== undefined) sources.set(id, sources.get(input) ?? input);
  }
  const needed = new Set<LayerId>();
  for (const { inputs } of layers.values()) {
    const read = new Set(inputs.filter((input) => !idle.has(input)));
    for (const input of inputs) {
      const source = sources.get(input);
      if (source === undefined) continue;
      if (read.has(source)) needed.add(input);
      read.add(source);
    }
  }
  return needed;
}

/** Proposes to remove all layers that do nothing, at once. */
export function proposeDropIdleLayers(anatomy: Anatomy): readonly Proposal[] {
  const { architecture } = anatomy;
  const found = findIdle(anatomy);
  const needed = findDistinguishing(architecture, found);
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
