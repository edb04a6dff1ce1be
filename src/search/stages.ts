/** @file Stages: the parts of a network on whose maps nothing gets smaller. */
import type { LayerId, LayerNode } from '../architecture/architecture';
import { getLayer, isLayerOf } from '../architecture/architecture';
import { type Anatomy, isWideConvolution } from '../suggestions/anatomy';
import { findDownsamplings } from '../suggestions/downsamplings';

/** One stage: its layers before the head, in topological order; a step down belongs to what follows it. */
export type Stage = readonly LayerId[];

/** All stages from the image on; none where there is no single way. */
export function findStages(anatomy: Anatomy): readonly Stage[] {
  const { spine, segments, headStart } = anatomy;
  const steps = new Set(findDownsamplings(anatomy).map(({ place }) => place));
  const stages: LayerId[][] = [[]];
  for (const [place, { id }] of spine.slice(0, headStart).entries()) {
    if (steps.has(place)) stages.push([]);
    stages.at(-1)?.push(...(segments[place - 1]?.inner ?? []), id);
  }
  return stages.filter((stage) => stage.length > 0);
}

/** The convolutions of a stage above 1x1 that do not step. */
export function listStageConvolutions(
  { architecture }: Anatomy,
  stage: Stage,
): readonly LayerNode<'Conv2d'>[] {
  return stage.flatMap((id): LayerNode<'Conv2d'>[] => {
    const node = getLayer(architecture, id);
    if (!isLayerOf(node, 'Conv2d') || !isWideConvolution(node)) return [];
    return Math.max(...node.layer.params.stride) === 1 ? [node] : [];
  });
}
