/** @file Whether a connection may be made, and if not, why: asked before the drop. */
import { hasPath } from '../graph/order';
import { getDefinition, inferLayerShape } from '../layers/catalogue';
import type { Shape } from '../layers/shape';
import { type Architecture, getLayer, type LayerId, type LayerNode } from './architecture';
import { type ConnectionRefusal, type Refused, refuse } from './editResult';
import { findMergeRemedy } from './mergeRemedy';

/** Output shapes where they are known; the layers of an analysis fit. */
export type KnownShapes = ReadonlyMap<LayerId, { readonly shape: Shape | null }>;

/** Yes, or no with the reason. */
export type Permission = { readonly ok: true } | Refused<ConnectionRefusal>;

/** Why the shapes forbid that `inputs` feed the node; only what no change of parameters there could mend. */
function checkShapes(
  node: LayerNode,
  source: LayerId,
  inputs: readonly LayerId[],
  shapes: KnownShapes,
): ConnectionRefusal | null {
  const known = inputs.flatMap((id) => shapes.get(id)?.shape ?? []);
  const [first, ...others] = known;
  if (first === undefined || known.length < inputs.length) return null;
  const problem = inferLayerShape(node.layer, [first, ...others]).problem;
  const target = node.id;
  if (problem?.code === 'needs-map') return { code: 'needs-map', target, actual: problem.actual };
  if (problem?.code !== 'merge-mismatch') return null;
  const { kind } = node.layer;
  const arriving = shapes.get(source)?.shape;
  const port = inputs.indexOf(source);
  // Inputs that did not fit before are no reason to refuse another one.
  if (!arriving || (problem.port !== port && port !== 0)) return null;
  const present = port === 0 ? problem.actual : problem.expected;
  const remedy = findMergeRemedy(kind, arriving, present);
  return { code: 'merge-mismatch', source, target, kind, actual: arriving, expected: present, remedy };
}

/**
 * Whether `inputs` may feed a layer, when `source` is the new one among them. For edits that change connections;
 * everybody else asks {@link canConnect}.
 */
export function checkInputs(
  architecture: Architecture,
  source: LayerId,
  target: LayerId,
  inputs: readonly LayerId[],
  shapes?: KnownShapes,
): ConnectionRefusal | null {
  const node = getLayer(architecture, target);
  const { max } = getDefinition(node.layer.kind).arity;
  if (source === target) return { code: 'self-connection', layer: target };
  if (max === 0) return { code: 'takes-no-input', target };
  if (inputs.length > max) return { code: 'inputs-full', target, max };
  if (inputs.indexOf(source) !== inputs.lastIndexOf(source))
    return { code: 'already-connected', source, target };
  if (hasPath(architecture.layers, target, source)) return { code: 'cycle', source, target };
  return shapes === undefined ? null : checkShapes(node, source, inputs, shapes);
}

/**
 * Whether `source` may feed `target`.
 *
 * Without a port the next free one is meant: behind the last for merges, the only one otherwise. With shapes, merges
 * also refuse what cannot be merged and map layers refuse vectors; what parameters can mend is left to the analysis.
 * @throws RangeError where there is no such layer.
 */
export function canConnect(
  architecture: Architecture,
  source: LayerId,
  target: LayerId,
  port?: number,
  shapes?: KnownShapes,
): Permission {
  getLayer(architecture, source);
  const { layer, inputs } = getLayer(architecture, target);
  const taken = port === undefined && getDefinition(layer.kind).arity.max === 1 ? 0 : port;
  const rival = taken === undefined ? undefined : inputs[taken];
  if (rival !== undefined && source !== target) {
    const reason =
      rival === source
        ? ({ code: 'already-connected', source, target } as const)
        : ({ code: 'port-taken', source: rival, target, port: taken ?? 0 } as const);
    return refuse(reason);
  }
  const reason = checkInputs(architecture, source, target, [...inputs, source], shapes);
  return reason === null ? { ok: true } : refuse(reason);
}
