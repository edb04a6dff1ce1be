/** @file Puts a piece into a network: fresh ids and names, its open inputs connected, its end where it leads. */
import { sortNodes } from '../graph/order';
import { findEnds } from '../graph/region';
import { getDefinition } from '../layers/catalogue';
import { type AdoptedFragment, adoptFragment } from './adoptFragment';
import { type Architecture, type GroupId, getLayer, type LayerId, type LayerNode } from './architecture';
import { createReplugger, getSource } from './edge';
import { type EditRefusal, type EditResult, refuse } from './editResult';
import { type Fragment, findInputLayers, fitFragment } from './fragment';
import { computeCommonGroup, getGroup } from './membership';
import { type Placement, sortLayers } from './placement';

/** What came into the network. */
export interface Placed {
  /** Ids of the new layers, in document order. */
  readonly layers: readonly LayerId[];
  /** Ids of the new groups. */
  readonly groups: readonly GroupId[];
}

/** The layers that can feed what comes to a place. */
function getAnchors(architecture: Architecture, placement: Placement): readonly LayerId[] {
  if (placement.at === 'edge') return [getSource(architecture, placement.edge)];
  return placement.at === 'after' || placement.at === 'branch' ? placement.layers : [];
}

function findGroup(
  architecture: Architecture,
  placement: Placement,
  anchors: readonly LayerId[],
): GroupId | null {
  if (placement.group !== undefined) {
    return placement.group && getGroup(architecture, placement.group).id;
  }
  if (placement.at === 'before') return getLayer(architecture, placement.layer).group;
  const last = sortLayers(architecture, anchors).at(-1);
  const group = last === undefined ? null : getLayer(architecture, last).group;
  if (placement.at !== 'edge') return group;
  return computeCommonGroup(architecture, group, getLayer(architecture, placement.edge.target).group);
}

/** Why a piece cannot lead on to where its place wants it. */
function checkWay(
  architecture: Architecture,
  placement: Placement,
  entries: number,
  ends: number,
): EditRefusal | null {
  if (placement.at !== 'edge' && placement.at !== 'before') return null;
  if (placement.at === 'before') {
    const { id: target, layer, inputs } = getLayer(architecture, placement.layer);
    const { max } = getDefinition(layer.kind).arity;
    const [source] = inputs;
    if (max === 0) return { code: 'takes-no-input', target };
    if (max === 1 && source !== undefined) return { code: 'port-taken', source, target, port: 0 };
    if (inputs.length >= max) return { code: 'inputs-full', target, max };
  }
  const isOpen = ends === 1 && (entries > 0 || placement.at === 'before');
  return isOpen ? null : { code: 'no-way-through', entries, ends };
}

/** How the layers that are there change so that the end of the piece leads on. */
function createLead(
  architecture: Architecture,
  placement: Placement,
  { feeders }: AdoptedFragment,
  end: LayerId,
): (node: LayerNode) => LayerNode {
  if (placement.at === 'edge') {
    return createReplugger([placement.edge, ...(placement.along ?? [])], end);
  }
  if (placement.at === 'before')
    return (node) => (node.id === placement.layer ? { ...node, inputs: [...node.inputs, end] } : node);
  const giver = placement.at === 'after' ? sortLayers(architecture, feeders).at(-1) : undefined;
  return (node) =>
    giver === undefined || !node.inputs.includes(giver)
      ? node
      : { ...node, inputs: node.inputs.map((id) => (id === giver ? end : id)) };
}

/** How many layers stand before the new ones in the document. */
function countBefore(architecture: Architecture, placement: Placement, isSource: boolean): number {
  const keys = [...architecture.layers.keys()];
  if (placement.at === 'before') return keys.indexOf(placement.layer);
  if (isSource) return 0;
  const anchors = new Set(getAnchors(architecture, placement));
  return anchors.size === 0 ? keys.length : keys.findLastIndex((id) => anchors.has(id)) + 1;
}

/**
 * Puts a piece in its place and says under which ids.
 *
 * The layers that the place offers feed the piece's sources pairwise in order; what is left on either side stays
 * open. The end leads on only where there is exactly one. Names that are taken are numbered on. A network has one
 * Input layer: where there is one, those of the piece are left out and what they fed is open.
 *
 * Refuses a second Input layer alone, and pieces that cannot go between two layers.
 * @throws RangeError where the place names a layer, connection or group that does not exist.
 */
export function placeFragment(
  architecture: Architecture,
  fragment: Fragment,
  placement: Placement,
): EditResult<Placed> {
  const anchors = getAnchors(architecture, placement);
  for (const id of anchors) getLayer(architecture, id);
  const piece = fitFragment(architecture, fragment);
  const parts = piece.architecture.layers;
  if (parts.size === 0) {
    const [input] = fragment.architecture.layers.size === 0 ? [] : findInputLayers(architecture);
    return refuse(
      input === undefined ? { code: 'nothing-selected' } : { code: 'input-exists', layer: input },
    );
  }
  const group = findGroup(architecture, placement, anchors);
  const adopted = adoptFragment(architecture, piece, anchors, group);
  const ends = findEnds(parts, new Set(parts.keys()));
  const reason = checkWay(architecture, placement, adopted.entries, ends.length);
  if (reason !== null) return refuse(reason);

  const [end] = ends.length === 1 ? ends.flatMap((id) => adopted.ids.get(id) ?? []) : [];
  const nodes = [...architecture.layers.values()];
  const led = end === undefined ? nodes : nodes.map(createLead(architecture, placement, adopted, end));
  const isSource = adopted.entries === 0 && findInputLayers(piece.architecture).length > 0;
  const all = led.toSpliced(countBefore(architecture, placement, isSource), 0, ...adopted.layers);
  return {
    ok: true,
    architecture: {
      layers: sortNodes(new Map(all.map((node) => [node.id, node]))),
      groups:
        adopted.groups.size === 0
          ? architecture.groups
          : new Map([...architecture.groups, ...adopted.groups]),
    },
    layers: adopted.layers.map(({ id }) => id),
    groups: [...adopted.groups.keys()],
  };
}
