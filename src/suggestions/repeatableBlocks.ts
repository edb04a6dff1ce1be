/** @file Blocks that leave the shape as it is: one can go, or stand twice, and everything behind still fits. */
import { getLayer, type LayerId } from '../architecture/architecture';
import { computeGroupLayers } from '../architecture/membership';
import { findExits, findSources } from '../graph/region';
import { isSameShape } from '../layers/shape';
import { type Anatomy, findFollowersEnd, isConvolution } from './anatomy';

/** A part with one way in and one way out, whose output has the shape of its input. */
export interface RepeatableBlock {
  /** In document order. */
  readonly layers: ReadonlySet<LayerId>;
  readonly exit: LayerId;
  /** How many of its convolutions are beyond the border. */
  readonly unproductive: number;
}

/** Parts that look like blocks: groups of that kind or, in a network without any, what runs in parallel. */
function listCandidates(anatomy: Anatomy): readonly ReadonlySet<LayerId>[] {
  const { architecture, spine, segments } = anatomy;
  const groups = [...computeGroupLayers(architecture)].filter(
    ([id]) => architecture.groups.get(id)?.kind === 'block',
  );
  if (groups.length > 0) return groups.map(([, layers]) => new Set(layers));
  return segments.flatMap(({ inner }, index) => {
    if (inner.length === 0 || index + 1 >= anatomy.headStart) return [];
    const tail = spine.slice(index + 1, findFollowersEnd(anatomy, index + 1)).map(({ id }) => id);
    return [new Set([...inner, ...tail])];
  });
}

/** All repeatable blocks, in document order. O(layers + connections). */
export function findRepeatableBlocks(anatomy: Anatomy): readonly RepeatableBlock[] {
  const { architecture, analysis, consumers } = anatomy;
  const getShape = (id: LayerId) => analysis.layers.get(id)?.shape ?? null;
  return listCandidates(anatomy).flatMap((layers) => {
    const [source, ...otherSources] = findSources(architecture.layers, layers);
    const [exit, ...otherExits] = findExits(consumers, layers);
    if (source === undefined || exit === undefined || otherSources.length + otherExits.length > 0) return [];
    const [before, after] = [getShape(source), getShape(exit)];
    if (before === null || after === null || !isSameShape(before, after)) return [];
    const unproductive = [...layers].filter(
      (id) => analysis.layers.get(id)?.status === 'unproductive' && isConvolution(getLayer(architecture, id)),
    );
    return [{ layers, exit, unproductive: unproductive.length }];
  });
}
