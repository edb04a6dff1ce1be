/** @file Ways to connect two layers after all: a merge in front of a taken input, a layer that makes shapes fit. */
import { createLayer, type Layer, type LayerKind } from '../layers/catalogue';
import { addLayer } from './addLayer';
import type { Architecture, LayerId } from './architecture';
import { connect } from './connections';
import type { Edge } from './edge';
import type { EditResult } from './editResult';
import type { MergeRemedy } from './mergeRemedy';
import type { Placed } from './placeFragment';

/**
 * Puts a merge on a connection and lets another layer feed it too.
 *
 * Refuses what {@link addLayer} and {@link connect} refuse. @throws RangeError where there is no such layer or
 * connection.
 */
export function mergeOnEdge(
  architecture: Architecture,
  source: LayerId,
  edge: Edge,
  kind: Extract<LayerKind, 'Add' | 'Concat'>,
): EditResult<Placed> {
  const merge: Layer = createLayer(kind);
  const added = addLayer(architecture, merge, { at: 'edge', edge });
  const [id] = added.ok ? added.layers : [];
  if (!added.ok || id === undefined) return added;
  const connected = connect(added.architecture, source, id);
  return connected.ok ? { ...added, architecture: connected.architecture } : connected;
}

/** The layer that a remedy names. */
function createRemedyLayer(remedy: MergeRemedy): Layer {
  switch (remedy.code) {
    case 'convolution':
      return createLayer('Conv2d', {
        outChannels: remedy.outChannels,
        kernelSize: [1, 1],
        stride: remedy.stride,
      });
    case 'downsample':
      // Rounded up, as the remedy was computed.
      return createLayer('MaxPool2d', {
        kernelSize: remedy.factor,
        stride: remedy.factor,
        ceilMode: true,
      });
    case 'upsample':
      return createLayer('Upsample', { scale: remedy.factor });
    case 'flatten':
      return createLayer('Flatten');
  }
}

/**
 * Connects a layer to a merge by way of the layer that makes their shapes fit: behind the source, or on the first
 * input that is there.
 *
 * Refuses what {@link connect} refuses. @throws RangeError where there is no such layer.
 */
export function connectWithRemedy(
  architecture: Architecture,
  source: LayerId,
  target: LayerId,
  remedy: MergeRemedy,
): EditResult<Placed> {
  const layer = createRemedyLayer(remedy);
  if (remedy.side === 'present') {
    const added = addLayer(architecture, layer, { at: 'edge', edge: { target, port: 0 } });
    if (!added.ok) return added;
    const connected = connect(added.architecture, source, target);
    return connected.ok ? { ...added, architecture: connected.architecture } : connected;
  }
  const added = addLayer(architecture, layer, { at: 'branch', layers: [source] });
  const [id] = added.ok ? added.layers : [];
  if (!added.ok || id === undefined) return added;
  const connected = connect(added.architecture, id, target);
  return connected.ok ? { ...added, architecture: connected.architecture } : connected;
}
