/** @file Edits of what one layer says of itself: its parameters, its name, its notes. */
import { setNode } from '../graph/graph';
import type { Layer } from '../layers/catalogue';
import { isEqual } from '../util/isEqual';
import { type Architecture, getLayer, type LayerId, type LayerNode } from './architecture';

function replaceNode(architecture: Architecture, node: LayerNode): Architecture {
  return { ...architecture, layers: setNode(architecture.layers, node) };
}

/**
 * Sets some parameters of a layer; an edit that changes nothing returns the same architecture.
 *
 * The values must be valid for the layer's kind (see layers/validate).
 * @throws RangeError where there is no such layer.
 */
export function setLayerParams(
  architecture: Architecture,
  id: LayerId,
  changes: Readonly<Record<string, unknown>>,
): Architecture {
  const node = getLayer(architecture, id);
  const { kind, params } = node.layer;
  const isSame = Object.entries(changes).every(([name, value]) =>
    isEqual((params as Readonly<Record<string, unknown>>)[name], value),
  );
  if (isSame) return architecture;
  return replaceNode(architecture, { ...node, layer: { kind, params: { ...params, ...changes } } as Layer });
}

/** Sets the notes of a layer; an empty text removes them. @throws RangeError where there is no such layer. */
export function setLayerNotes(architecture: Architecture, id: LayerId, notes: string): Architecture {
  const { notes: before = '', ...node } = getLayer(architecture, id);
  if (before === notes) return architecture;
  return replaceNode(architecture, notes === '' ? node : { ...node, notes });
}

/** Renames a layer; its id stays. @throws RangeError where there is no such layer. */
export function setLayerName(architecture: Architecture, id: LayerId, name: string): Architecture {
  const node = getLayer(architecture, id);
  return node.name === name ? architecture : replaceNode(architecture, { ...node, name });
}
