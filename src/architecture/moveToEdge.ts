/** @file Drops what is there already, a layer or a piece of several, on a connection. */

import { sortNodes } from '../graph/order';
import { findEnds, findSources } from '../graph/region';
import { getDefinition } from '../layers/catalogue';
import { type Architecture, getLayer, type LayerId, type LayerNode } from './architecture';
import { createReplugger, type Edge, getSource } from './edge';
import { type EditResult, refuse } from './editResult';
import { setParents } from './grouping';
import { insertOnEdge } from './insertOnEdge';
import { computeCommonGroup, findCoveredGroups, getGroup } from './membership';
import { removeLayers } from './removeLayers';

/** The connections from `source` into layers that stay, wherever their ports are by now. */
function findPorts({ layers }: Architecture, source: LayerId, edges: readonly Edge[]): readonly Edge[] {
  return edges.flatMap(({ target, port }) => {
    const inputs = layers.get(target)?.inputs ?? [];
    const at = inputs[port] === source ? port : inputs.indexOf(source);
    return at < 0 ? [] : { target, port: at };
  });
}

/** Puts layers behind what `source` stands for, in the place of one of them among the others. */
function putBehind(layers: Architecture['layers'], source: LayerId, nodes: readonly LayerNode[]) {
  const all = [...layers.values()];
  const at = all.findIndex(({ id }) => id === source) + 1;
  return sortNodes(new Map(all.toSpliced(at, 0, ...nodes).map((node) => [node.id, node])));
}

/**
 * Takes layers out of where they are, as removal would, and puts them between the ends of a connection. A piece of
 * several goes whole, with its groups, and needs one layer that feeds it at most and one end.
 *
 * @param along other connections of the same source, which read from the piece too.
 *
 * Refuses what {@link insertOnEdge} refuses, and pieces that nothing can lead through.
 * @throws RangeError where there is no such layer or connection.
 */
export function moveToEdge(
  architecture: Architecture,
  ids: readonly LayerId[],
  edge: Edge,
  along: readonly Edge[] = [],
): EditResult {
  const source = getSource(architecture, edge);
  const inside = new Set(ids);
  if (inside.has(source) || inside.has(edge.target)) return { ok: true, architecture };
  const [single] = ids;
  if (single !== undefined && ids.length === 1) {
    const result = insertOnEdge(architecture, single, edge);
    if (!result.ok || result.architecture === architecture) return result;
    const replug = createReplugger(findPorts(result.architecture, source, along), single);
    const layers = [...result.architecture.layers.values()].map(replug);
    return {
      ok: true,
      architecture: {
        ...result.architecture,
        layers: sortNodes(new Map(layers.map((node) => [node.id, node]))),
      },
    };
  }
  const nodes = [...architecture.layers.values()].filter(({ id }) => inside.has(id));
  const input = nodes.find(({ layer }) => getDefinition(layer.kind).arity.max === 0);
  if (input !== undefined) return refuse({ code: 'takes-no-input', target: input.id });
  const [feeder, ...otherFeeders] = findSources(architecture.layers, inside);
  const [end, ...otherEnds] = findEnds(architecture.layers, inside);
  const isOpen = nodes.some(({ inputs }) => inputs.length === 0 || inputs.includes(feeder ?? source));
  if (end === undefined || otherEnds.length > 0 || otherFeeders.length > 0 || !isOpen)
    return refuse({ code: 'no-way-through', entries: isOpen ? 1 : 0, ends: 1 + otherEnds.length });

  const without = removeLayers(architecture, ids).architecture;
  // Taking the piece away can dissolve the very merge that the connection leads to.
  const ports = without.layers.has(source) ? findPorts(without, source, [edge, ...along]) : [];
  if (ports.length === 0 || !without.layers.has(edge.target)) return { ok: true, architecture };
  const entered = nodes.map((node) => ({
    ...node,
    inputs:
      node.inputs.length === 0 && feeder === undefined
        ? [source]
        : node.inputs.map((input) => (input === feeder ? source : input)),
  }));
  const replug = createReplugger(ports, end);
  const led = new Map([...without.layers].map(([id, node]) => [id, replug(node)]));
  const covered = findCoveredGroups(architecture, inside);
  const groups = new Map(
    [...architecture.groups].filter(([id]) => without.groups.has(id) || covered.has(id)),
  );
  const group = computeCommonGroup(
    without,
    getLayer(without, source).group,
    getLayer(without, edge.target).group,
  );
  const stage = [...covered].find((id) => getGroup(architecture, id).kind === 'stage');
  if (stage !== undefined && group !== null && getGroup(without, group).kind === 'block')
    return refuse({ code: 'stage-in-block', stage });
  const put = { groups, layers: putBehind(led, source, entered) };
  return { ok: true, architecture: setParents(put, inside, covered, group) };
}
