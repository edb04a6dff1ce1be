/** @file A wire in the hand: one of its ends is fixed, the other looks for its port. */
import type { Architecture, LayerId } from '../../../architecture/architecture';
import type { KnownShapes } from '../../../architecture/canConnect';
import { connect, replug } from '../../../architecture/connections';
import type { Edge } from '../../../architecture/edge';
import type { ConnectionRefusal, EditResult } from '../../../architecture/editResult';
import { getDefinition } from '../../../layers/catalogue';
import type { Card } from '../../../layout/cards';
import type { WireEnd } from '../../../state/wireView';
import { getEntry, getExit, type Port } from './ports';

/** A wire: new, or a connection with one end pulled off. */
export interface Wire {
  /** The end that stays. */
  readonly fixed: WireEnd;
  /** The connection whose other end is in the hand; null for a new one. */
  readonly edge: Edge | null;
}

/** The layer of a card that the free end of a wire would be plugged into. */
export function getPlugLayer({ fixed }: Wire, card: Card): LayerId {
  return fixed.end === 'output' ? getEntry(card) : getExit(card);
}

/** Plugs the free end of a wire into a layer; refuses what cannot be connected. */
export function plug(
  architecture: Architecture,
  { fixed, edge }: Wire,
  layer: LayerId,
  shapes?: KnownShapes,
): EditResult<unknown, ConnectionRefusal> {
  const isSourceFixed = fixed.end === 'output';
  if (edge !== null)
    return replug(architecture, edge, isSourceFixed ? { target: layer } : { source: layer }, shapes);
  return isSourceFixed
    ? connect(architecture, fixed.layer, layer, undefined, shapes)
    : connect(architecture, layer, fixed.layer, undefined, shapes);
}

/**
 * The wire that a pull at a port begins: a new one, or where the port holds the only connection that its layer can
 * take, that connection.
 */
export function pullWire(architecture: Architecture, { card, end }: Port): Wire {
  if (end === 'output') return { fixed: { layer: getExit(card), end }, edge: null };
  const target = getEntry(card);
  const node = architecture.layers.get(target);
  const [source] = node?.inputs ?? [];
  const isTaken =
    node !== undefined && source !== undefined && getDefinition(node.layer.kind).arity.max === 1;
  return isTaken
    ? { fixed: { layer: source, end: 'output' }, edge: { target, port: 0 } }
    : { fixed: { layer: target, end }, edge: null };
}
