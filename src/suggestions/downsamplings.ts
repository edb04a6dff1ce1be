/** @file Where the map gets smaller on the way from the image to the head. */
import type { LayerId, LayerNode } from '../architecture/architecture';
import { getLayer } from '../architecture/architecture';
import { mapAxes, type PerAxis } from '../util/perAxis';
import type { Anatomy } from './anatomy';

/** One step down: a single layer of the spine, or all layers that step on parallel paths. */
export interface Downsampling {
  /** Place in the spine of the layer at which the paths are together again. */
  readonly place: number;
  /** The layers with a stride, in topological order; at least one. */
  readonly layers: readonly LayerNode[];
  /** How many times smaller the map gets, per axis. */
  readonly factor: PerAxis<number>;
  /** Whether other paths run beside. */
  readonly isParallel: boolean;
}

/** The stride of a convolution or pool; null for layers that have none. */
export function getStride({ layer }: LayerNode): PerAxis<number> | null {
  const { kind, params } = layer;
  return kind === 'Conv2d' || kind === 'MaxPool2d' || kind === 'AvgPool2d' ? params.stride : null;
}

/** Whether a layer is a pool that slides. */
export function isPool({ layer }: LayerNode): boolean {
  return layer.kind === 'MaxPool2d' || layer.kind === 'AvgPool2d';
}

function isStrided(node: LayerNode): boolean {
  const stride = getStride(node);
  return stride !== null && (stride[0] > 1 || stride[1] > 1);
}

/** All steps down before the head, in order. Parts that come back to the finer map, as in a U-Net, are none. */
export function findDownsamplings(anatomy: Anatomy): readonly Downsampling[] {
  const { architecture, analysis, spine, segments, headStart } = anatomy;
  const getJump = (id: LayerId) => analysis.layers.get(id)?.field?.jump;
  return segments.flatMap(({ from, to, inner }, index): Downsampling[] => {
    const place = index + 1;
    const [before, after] = [getJump(from), getJump(to)];
    const end = spine[place];
    if (place >= headStart || !before || !after || end === undefined) return [];
    const factor = mapAxes(after, (jump, axis) => jump / before[axis]);
    const layers = [...inner.map((id) => getLayer(architecture, id)), end].filter(isStrided);
    if (layers.length === 0 || Math.max(...factor) <= 1) return [];
    return [{ place, layers, factor, isParallel: inner.length > 0 }];
  });
}
