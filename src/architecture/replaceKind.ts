/** @file Makes layers another kind of layer in the same place. */
import { createLayer, getDefinition, type Layer, type LayerKind } from '../layers/catalogue';
import { checkParameter, getParameters } from '../layers/validate';
import { type Architecture, getLayer, type LayerId, type LayerNode } from './architecture';
import { type EditResult, refuse } from './editResult';
import { findInputLayers } from './fragment';
import { createLayerNamer, nameStems } from './naming';

/** A layer of another kind that keeps the parameters both have under the same name, where their values are allowed. */
export function convertLayer(layer: Layer, kind: LayerKind): Layer {
  if (layer.kind === kind) return layer;
  const parameters = getParameters(kind);
  const kept = Object.entries(layer.params).filter(([name, value]) => {
    const spec = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return spec !== undefined && checkParameter(spec, value) === null;
  });
  // Every kept value has just been checked against the new kind.
  return createLayer(kind, Object.fromEntries(kept)) as Layer;
}

/**
 * Replaces the kind of layers; common parameters, connections, groups and notes stay. A name that was only the kind's
 * with a number follows the kind: relu3 becomes gelu1.
 *
 * Refuses, for all, kinds that take fewer inputs than one of the layers has, and a second Input layer.
 * @throws RangeError where there is no such layer.
 */
export function replaceKind(architecture: Architecture, ids: Iterable<LayerId>, kind: LayerKind): EditResult {
  const changing = [...new Set(ids)]
    .map((id) => getLayer(architecture, id))
    .filter(({ layer }) => layer.kind !== kind);
  if (changing.length === 0) return { ok: true, architecture };
  const { max } = getDefinition(kind).arity;
  const crowded = changing.find(({ inputs }) => inputs.length > max);
  if (crowded !== undefined) {
    const { id: layer, inputs } = crowded;
    return refuse({ code: 'too-many-inputs', layer, kind, actual: inputs.length, max });
  }
  if (kind === 'Input') {
    const [input] = [...findInputLayers(architecture), ...changing.slice(1).map(({ id }) => id)];
    if (input !== undefined) return refuse({ code: 'input-exists', layer: input });
  }

  const namer = createLayerNamer(architecture);
  const layers = new Map(architecture.layers);
  for (const node of changing) {
    const isNumbered = new RegExp(`^${nameStems[node.layer.kind]}\\d+$`).test(node.name);
    const isSameStem = nameStems[node.layer.kind] === nameStems[kind];
    const name = isNumbered && !isSameStem ? namer.createNumbered(nameStems[kind]) : node.name;
    const changed: LayerNode = { ...node, name, layer: convertLayer(node.layer, kind) };
    layers.set(node.id, changed);
  }
  return { ok: true, architecture: { ...architecture, layers } };
}
