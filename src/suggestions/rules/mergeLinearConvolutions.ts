/**
 * @file A 1x1 convolution next to another one, with nothing but batch norm between them, is a product of two matrices:
 * one convolution can do what both do. It has a bias where anything adds a constant on the way: a bias of either one, or
 * a norm between them, which takes the mean away even where it has no offset of its own. Bottlenecks stay, as narrowing
 * is what they are for.
 */
import { isLayerOf, type LayerId, type LayerNode } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { removeLayers } from '../../architecture/removeLayers';
import { getChannels } from '../../layers/shape';
import type { Anatomy } from '../anatomy';
import type { Proposal } from '../suggestion';

type Convolution = LayerNode<'Conv2d'>;

/** Whether it mixes channels at each position and nothing else. */
function isPointMix({ layer: { params } }: Convolution): boolean {
  const { kernelSize, stride, groups, padding } = params;
  const isPadded = typeof padding !== 'string' && Object.values(padding).some((side) => side !== 0);
  return groups === 1 && !isPadded && [...kernelSize, ...stride].every((length) => length === 1);
}

/** The next convolution on an unforked way of batch norms, and these. */
function followLinear(
  { architecture, consumers }: Anatomy,
  start: LayerId,
): { readonly next: Convolution; readonly norms: readonly LayerId[] } | null {
  const norms: LayerId[] = [];
  for (let id = start; ; ) {
    const [only, ...others] = consumers.get(id) ?? [];
    const node = only === undefined || others.length > 0 ? undefined : architecture.layers.get(only);
    if (node === undefined) return null;
    if (isLayerOf(node, 'Conv2d')) return { next: node, norms };
    if (node.layer.kind !== 'BatchNorm') return null;
    norms.push(node.id);
    id = node.id;
  }
}

/** Proposes to merge each pair of linear convolutions of which one is an idle 1x1. */
export function proposeMergeLinearConvolutions(anatomy: Anatomy): readonly Proposal[] {
  const { architecture, analysis } = anatomy;
  const proposals: Proposal[] = [];
  const add = (
    layer: Convolution,
    partner: Convolution,
    gone: readonly LayerId[],
    rewrite: Proposal['rewrite'],
  ) =>
    proposals.push({
      reason: { code: 'merge-linear-convolutions', layer: layer.id, partner: partner.id },
      strategies: ['tidiness'],
      targets: gone,
      measure: 'params',
      rewrite,
    });
  for (const first of architecture.layers.values()) {
    if (!isLayerOf(first, 'Conv2d') || first.layer.params.groups !== 1) continue;
    const found = followLinear(anatomy, first.id);
    if (found === null || found.next.layer.params.groups !== 1) continue;
    const { next, norms } = found;
    const input = analysis.layers.get(first.inputs[0] ?? first.id)?.shape;
    const { outChannels: middle } = first.layer.params;
    const { outChannels } = next.layer.params;
    const gone = [first.id, ...norms];
    const bias = first.layer.params.bias || next.layer.params.bias || norms.length > 0;
    if (isPointMix(first) && input && middle >= getChannels(input))
      add(first, next, gone, () => ({
        architecture: removeLayers(setLayerParams(architecture, next.id, { bias }), gone).architecture,
      }));
    else if (isPointMix(next) && middle >= outChannels)
      add(next, first, [next.id, ...norms], () => {
        const narrowed = setLayerParams(architecture, first.id, { outChannels, bias });
        return { architecture: removeLayers(narrowed, [next.id, ...norms]).architecture };
      });
  }
  return proposals;
}
