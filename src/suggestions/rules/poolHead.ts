/**
 * @file A dense head on a flattened map holds most of the parameters and binds the network to one image size: the mean
 * over the map and one dense layer do without.
 *
 * Source: Lin, Chen & Yan, "Network In Network", ICLR 2014, section 3.2.
 */
import { addLayer } from '../../architecture/addLayer';
import { removeLayers } from '../../architecture/removeLayers';
import { createLayer } from '../../layers/catalogue';
import { getMapSize, isMapShape } from '../../layers/shape';
import type { Anatomy } from '../anatomy';
import type { Proposal, RewriteResult } from '../suggestion';

/** Dense layers with at least this share of all parameters make a large head. */
const largeShare = 0.5;

/** Proposes a global pool and a single dense layer instead of a large dense head. */
export function proposePoolHead({
  architecture,
  analysis,
  spine,
  segments,
  headStart,
}: Anatomy): readonly Proposal[] {
  if (segments.slice(headStart).some(({ inner }) => inner.length > 0)) return [];
  const head = spine.slice(headStart);
  const flattenAt = head.findIndex(({ layer }) => layer.kind === 'Flatten');
  const flatten = head[flattenAt];
  const source = flatten?.inputs[0];
  const shape = source === undefined ? null : analysis.layers.get(source)?.shape;
  const dense = head.filter(({ layer }) => layer.kind === 'Linear');
  const classifier = dense.at(-1);
  if (flatten === undefined || classifier === undefined || !shape || !isMapShape(shape)) return [];
  if (shape.height * shape.width <= 1) return [];
  const params = dense.reduce((sum, { id }) => sum + (analysis.layers.get(id)?.params ?? 0), 0);
  const paramShare = params / analysis.totals.params;
  if (paramShare < largeShare) return [];
  const before = head.slice(0, flattenAt);
  const hidden = head.slice(flattenAt + 1, head.indexOf(classifier));
  const idle = [...before, ...hidden].map(({ id }) => id);
  const rewrite = (): RewriteResult => {
    const edited = removeLayers(architecture, idle).architecture;
    const edge = { target: flatten.id, port: 0 };
    const pooled = addLayer(edited, createLayer('GlobalAvgPool'), { at: 'edge', edge, group: flatten.group });
    if (!pooled.ok) return { problem: { code: 'edit-refused', refusal: pooled.reason } };
    return { architecture: pooled.architecture };
  };
  return [
    {
      reason: { code: 'pool-head', paramShare, mapSize: getMapSize(shape) },
      strategies: ['tidiness', 'efficiency'],
      targets: [...before, flatten, ...hidden].map(({ id }) => id),
      measure: 'params',
      rewrite,
    },
  ];
}
