/** @file Ends a network earlier: everything between a place and the head goes, and the head follows there. */

import { addLayer } from '../../architecture/addLayer';
import { type Architecture, isLayerOf, type LayerId } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { removeLayers } from '../../architecture/removeLayers';
import { createLayer } from '../../layers/catalogue';
import { getMapSize, isMapShape } from '../../layers/shape';
import { hasSameAxes, mapAxes } from '../../util/perAxis';
import { type Anatomy, findAnchors, findFollowersEnd } from '../anatomy';
import type { RewriteResult } from '../suggestion';

/** Where the spine goes on behind a cut at `place`, and where the head is attached again. */
export interface Cut {
  /** Place of the first layer of the spine that goes. */
  readonly from: number;
  /** Place of the first one that stays again. */
  readonly to: number;
}

/**
 * What a cut behind an anchor takes away. The anchor keeps its own norm and activation; one that has none, as in
 * networks that normalise before they convolve, gets those that stood before the head.
 */
export function planCut(anatomy: Anatomy, anchor: number): Cut {
  const from = findFollowersEnd(anatomy, anchor);
  const last = findAnchors(anatomy).at(-1) ?? anchor;
  const isBare = from === anchor + 1;
  const hasFollowers = findFollowersEnd(anatomy, last) > last + 1;
  return { from, to: isBare && hasFollowers && last > anchor ? last + 1 : anatomy.headStart };
}

/** The layers that lie between two places of the spine, the first included. */
export function listBetween({ spine, segments }: Anatomy, { from, to }: Cut): readonly LayerId[] {
  return spine
    .slice(from, to)
    .flatMap(({ id }, index) => [...(segments[from + index - 1]?.inner ?? []), id])
    .concat(segments[to - 1]?.inner ?? []);
}

/**
 * Hidden dense layers that are narrower than the channels they read, as in the head of Richter et al. (half of them),
 * keep their share of the channels. Wider ones have a width of their own and keep that.
 */
function scaleHead(
  { spine }: Anatomy,
  architecture: Architecture,
  { to }: Cut,
  channels: { readonly had: number; readonly has: number },
): Architecture {
  const dense = spine.slice(to).filter((node) => isLayerOf(node, 'Linear'));
  return dense.slice(0, -1).reduce((edited, { id, layer: { params } }) => {
    if (params.outFeatures >= channels.had) return edited;
    const outFeatures = Math.max(1, Math.round((params.outFeatures * channels.has) / channels.had));
    return setLayerParams(edited, id, { outFeatures });
  }, architecture);
}

/**
 * Cuts behind an anchor (a place of the spine). A head that flattens the map directly gets a pool to the size that the
 * map had, so that its dense layers stay as they are.
 */
export function cutBehind(anatomy: Anatomy, anchor: number): RewriteResult {
  const { architecture, analysis, spine } = anatomy;
  const cut = planCut(anatomy, anchor);
  const removed = removeLayers(architecture, listBetween(anatomy, cut)).architecture;
  const [last, first] = [spine[cut.from - 1], spine[cut.to]];
  if (last === undefined || first === undefined) return { architecture: removed };
  const had = analysis.layers.get(spine[cut.to - 1]?.id ?? last.id)?.shape;
  const has = analysis.layers.get(last.id)?.shape;
  if (!had || !has || !isMapShape(had) || !isMapShape(has)) return { architecture: removed };
  const head = spine.slice(cut.to).find(({ layer }) => layer.kind !== 'Dropout');
  const isFlattened = head?.layer.kind === 'Flatten';
  if (!isFlattened)
    return { architecture: scaleHead(anatomy, removed, cut, { had: had.channels, has: has.channels }) };
  if (hasSameAxes(getMapSize(had), getMapSize(has))) return { architecture: removed };
  // A map that vanished had no size.
  const outputSize = mapAxes(getMapSize(had), (length) => Math.max(1, length));
  const pool = createLayer('AdaptiveAvgPool2d', { outputSize });
  const edge = { target: first.id, port: 0 };
  const added = addLayer(removed, pool, { at: 'edge', edge, group: first.group });
  return added.ok
    ? { architecture: added.architecture }
    : { problem: { code: 'edit-refused', refusal: added.reason } };
}
