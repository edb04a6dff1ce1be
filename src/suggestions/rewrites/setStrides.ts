/** @file Changes strides such that the map keeps its size where the stride is 1. */
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { removeLayers } from '../../architecture/removeLayers';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { type Downsampling, getStride, isPool } from '../downsamplings';

/** Half of an even stride above 2, else 1. */
function weaken(stride: number): number {
  return stride > 2 && stride % 2 === 0 ? stride / 2 : 1;
}

/** The strides of a downsampling after one step of {@link weakenDownsampling}. */
export function computeWeakerStride(node: LayerNode): PerAxis<number> {
  return mapAxes(getStride(node) ?? [1, 1], weaken);
}

/**
 * Whether explicit padding keeps the map at stride 1; `same` always does. For layers on parallel paths, whose maps
 * must fit each other.
 */
function keepsMap({ layer }: LayerNode): boolean {
  const { params } = layer;
  if (!('padding' in params) || !('kernelSize' in params) || typeof params.kernelSize === 'number')
    return false;
  const { padding, kernelSize } = params;
  if (padding === 'same') return true;
  if (padding === 'valid') return kernelSize[0] === 1 && kernelSize[1] === 1;
  const dilation = 'dilation' in params && typeof params.dilation !== 'number' ? params.dilation : [1, 1];
  return (
    padding.top + padding.bottom === (kernelSize[0] - 1) * (dilation[0] ?? 1) &&
    padding.left + padding.right === (kernelSize[1] - 1) * (dilation[1] ?? 1)
  );
}

/**
 * Takes away one step of a downsampling on every path: strides are halved, or set to 1. A pool that stands alone and
 * would not step any more goes; on parallel paths maps are padded so that they still fit.
 */
export function weakenDownsampling(architecture: Architecture, downsampling: Downsampling): Architecture {
  const idle: LayerId[] = [];
  let edited = architecture;
  for (const node of downsampling.layers) {
    const stride = computeWeakerStride(node);
    const isStill = stride[0] === 1 && stride[1] === 1;
    if (isStill && isPool(node) && !downsampling.isParallel) idle.push(node.id);
    else {
      const isPadded = downsampling.isParallel && isStill && !keepsMap(node);
      const ceil = isPadded && 'ceilMode' in node.layer.params ? { ceilMode: false } : {};
      const changes = { stride, ...(isPadded && { padding: 'same' }), ...ceil };
      edited = setLayerParams(edited, node.id, changes);
    }
  }
  return removeLayers(edited, idle).architecture;
}
