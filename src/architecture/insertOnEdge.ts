/** @file Drops a layer that is there already on a connection. */
import { setNode } from '../graph/graph';
import { hasPath, sortNodes } from '../graph/order';
import { getDefinition } from '../layers/catalogue';
import { type Architecture, getLayer, type LayerId } from './architecture';
import { type Edge, getSource } from './edge';
import { type EditResult, refuse } from './editResult';
import { computeCommonGroup, removeEmptyGroups } from './membership';
import { removeLayers } from './removeLayers';

/** The same connection after its layers lost other inputs: the port that now holds the source. */
function findPort(architecture: Architecture, target: LayerId, source: LayerId, port: number): number {
  const { inputs } = getLayer(architecture, target);
  return inputs[port] === source ? port : inputs.indexOf(source);
}

/**
 * Takes a layer out of where it is, as removal would, and puts it between the two ends of a connection; a merge keeps
 * its other inputs. It joins the group that holds both ends. On a connection of its own it stays where it is.
 *
 * Refuses layers that take no input, and merges where that would close a cycle.
 * @throws RangeError where there is no such layer or connection.
 */
export function insertOnEdge(architecture: Architecture, id: LayerId, edge: Edge): EditResult {
  const source = getSource(architecture, edge);
  const node = getLayer(architecture, id);
  if (source === id || edge.target === id) return { ok: true, architecture };
  const { arity } = getDefinition(node.layer.kind);
  if (arity.max === 0) return refuse({ code: 'takes-no-input', target: id });

  const without = removeLayers(architecture, [id]).architecture;
  const target = without.layers.get(edge.target);
  // Taking a branch away can dissolve the very merge that the connection leads to.
  if (target === undefined || !without.layers.has(source)) return { ok: true, architecture };
  const kept = arity.max > 1 ? node.inputs.filter((input) => without.layers.has(input)) : [];
  const looping = kept.find((input) => hasPath(without.layers, target.id, input));
  if (looping !== undefined) return refuse({ code: 'cycle', source: looping, target: target.id });
  const group = computeCommonGroup(without, getLayer(without, source).group, target.group);
  const inputs = [source, ...kept.filter((input) => input !== source)];
  const inserted = setNode(without.layers, { ...node, inputs, group }, source);
  const port = findPort(without, target.id, source, edge.port);
  const layers = setNode(inserted, { ...target, inputs: target.inputs.with(port, id) });
  return { ok: true, architecture: removeEmptyGroups({ ...without, layers: sortNodes(layers) }) };
}
