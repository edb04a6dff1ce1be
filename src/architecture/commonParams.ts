/** @file Parameters that several layers have in common, edited together. */
import type { Layer } from '../layers/catalogue';
import type { Parameter } from '../layers/parameter';
import { checkParameter, getParameters } from '../layers/validate';
import { isEqual } from '../util/isEqual';
import { type Architecture, getLayer, type LayerId, type LayerNode } from './architecture';
import { type EditResult, refuse } from './editResult';

/** A parameter that all of several layers have. */
export interface CommonParameter {
  readonly name: string;
  /** The description of the first layer's kind. */
  readonly spec: Parameter;
  /** Every different value, in the order of the layers: one where all agree. */
  readonly values: readonly unknown[];
}

function getValue({ params }: Layer, name: string): unknown {
  return (params as Readonly<Record<string, unknown>>)[name];
}

/**
 * The parameters that all these layers have, with the same type of value, in the order of the first layer's kind.
 * @throws RangeError where there is no such layer.
 */
export function findCommonParameters(
  architecture: Architecture,
  ids: Iterable<LayerId>,
): readonly CommonParameter[] {
  const layers = [...ids].map((id) => getLayer(architecture, id).layer);
  const [first] = layers;
  if (first === undefined) return [];
  const isShared = (name: string, type: Parameter['type']) =>
    layers.every(({ kind }) => {
      const parameters = getParameters(kind);
      return Object.hasOwn(parameters, name) && parameters[name]?.type === type;
    });
  return Object.entries(getParameters(first.kind)).flatMap(([name, spec]) => {
    if (!isShared(name, spec.type)) return [];
    const values: unknown[] = [];
    for (const layer of layers) {
      const value = getValue(layer, name);
      if (!values.some((other) => isEqual(other, value))) values.push(value);
    }
    return { name, spec, values };
  });
}

type Changes = Readonly<Record<string, unknown>>;

/**
 * Sets parameters of each of several layers to what `change` makes of it, by name; what it leaves out stays.
 *
 * Refuses, for all, a value that one of the layers does not allow.
 * @throws RangeError where there is no such layer, or no such parameter.
 */
export function changeParams(
  architecture: Architecture,
  ids: Iterable<LayerId>,
  change: (node: LayerNode) => Changes,
): EditResult {
  const layers = new Map(architecture.layers);
  let isChanged = false;
  for (const id of new Set(ids)) {
    const node = getLayer(architecture, id);
    const { kind, params } = node.layer;
    const parameters = getParameters(kind);
    const news: Record<string, unknown> = {};
    for (const [parameter, value] of Object.entries(change(node))) {
      const spec = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
      if (spec === undefined) throw new RangeError(`${kind} has no parameter ${parameter}`);
      const problem = checkParameter(spec, value);
      if (problem !== null) return refuse({ code: 'invalid-parameter', layer: id, parameter, problem });
      if (!isEqual(getValue(node.layer, parameter), value)) news[parameter] = value;
    }
    if (Object.keys(news).length === 0) continue;
    isChanged = true;
    layers.set(id, { ...node, layer: { kind, params: { ...params, ...news } } as Layer });
  }
  return { ok: true, architecture: isChanged ? { ...architecture, layers } : architecture };
}
