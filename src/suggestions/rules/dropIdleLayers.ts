/** @file Layers that give out what they get: they can go without changing a single number. */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { removeLayers } from '../../architecture/removeLayers';
import { isMapShape, type Shape } from '../../layers/shape';
import type { Anatomy } from '../anatomy';
import type { Proposal } from '../suggestion';

/** Activations that do the same twice as once. */
const idempotent: ReadonlySet<string> = new Set(['ReLU', 'ReLU6']);

/** Whether a layer gives out what it gets; `before` is the only layer that feeds it, `shape` what that gives. */
function isIdle({ layer }: LayerNode, before: LayerNode | undefined, shape: Shape | null): boolean {
  switch (layer.kind) {
    case 'Identity':
      return true;
    case 'Dropout':
      return layer.params.rate === 0;
    case 'MaxPool2d':
    case 'AvgPool2d':
      return [...layer.params.kernelSize, ...layer.params.stride].every((length) => length === 1);
    case 'ZeroPad2d':
      return Object.values(layer.params.padding).every((length) => length === 0);
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

/** Proposes to remove all layers that do nothing, at once. */
export function proposeDropIdleLayers({ architecture, analysis }: Anatomy): readonly Proposal[] {
  const { layers } = architecture;
  const idle: LayerId[] = [];
  for (const node of layers.values()) {
    const [input, ...others] = node.inputs;
    if (input === undefined || others.length > 0) continue;
    if (isIdle(node, layers.get(input), analysis.layers.get(input)?.shape ?? null)) idle.push(node.id);
  }
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
