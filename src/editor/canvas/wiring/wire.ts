/** @file A wire in the hand: one of its ends is fixed, the other looks for its port. */
import type { Architecture, LayerId } from '../../../architecture/architecture';
import type { KnownShapes } from '../../../architecture/canConnect';
import { connect, disconnect, replug } from '../../../architecture/connections';
import type { Edge } from '../../../architecture/edge';
import type { ConnectionRefusal, EditResult } from '../../../architecture/editResult';
import { getDefinition } from '../../../layers/catalogue';
import type { Card } from '../../../layout/cards';
import type { WireEnd } from '../../../state/wireView';
import { getEntries, getExit } from './cardEnds';
import type { Port } from './ports';

/** A wire: new, or a connection with one end pulled off. */
export interface Wire {
  /** The end that stays. */
  readonly fixed: WireEnd;
  /** The connection whose other end is in the hand; null for a new one. */
  readonly edge: Edge | null;
  /** Connections that are drawn as one with it, and go with it. */
  readonly along?: readonly Edge[];
  /** Layers that take the same input as the fixed end: a folded group can be entered at several. */
  readonly beside?: readonly LayerId[];
}

type Plugged = EditResult<unknown, ConnectionRefusal>;

/** The layers of a card that the free end of a wire would be plugged into; the first decides whether it can be. */
export function getPlugLayers(
  { fixed }: Wire,
  card: Card,
  layers: Architecture['layers'],
): readonly LayerId[] {
  return fixed.end === 'output' ? getEntries(card, layers) : [getExit(card, layers)];
}

/** Cuts connections; the ports behind them move up. */
export function cutAll(architecture: Architecture, edges: readonly Edge[]): Architecture {
  // From the last port on, so that those before keep theirs.
  return edges.toSorted((a, b) => b.port - a.port).reduce(disconnect, architecture);
}

/** Lets one layer feed others; the first must be possible, the others come along where they are. */
function feed(
  architecture: Architecture,
  source: LayerId,
  [first, ...others]: readonly LayerId[],
  shapes: KnownShapes | undefined,
): Plugged {
  if (first === undefined) return { ok: true, architecture };
  const result = connect(architecture, source, first, undefined, shapes);
  if (!result.ok) return result;
  return others.reduce<Plugged>((made, target) => {
    const next = made.ok ? connect(made.architecture, source, target) : made;
    return next.ok ? next : made;
  }, result);
}

/** Plugs the free end of a wire into layers; refuses what cannot be connected. */
export function plug(
  architecture: Architecture,
  { fixed, edge, along = [], beside = [] }: Wire,
  layers: readonly LayerId[],
  shapes?: KnownShapes,
): Plugged {
  const [layer] = layers;
  if (layer === undefined) return { ok: true, architecture };
  if (fixed.end === 'output') {
    if (edge === null) return feed(architecture, fixed.layer, layers, shapes);
    if (layers.includes(edge.target)) return { ok: true, architecture };
    return feed(cutAll(architecture, [edge, ...along]), fixed.layer, layers, shapes);
  }
  if (edge === null) return feed(architecture, layer, [fixed.layer, ...beside], shapes);
  return along.reduce<Plugged>(
    (made, other) => (made.ok ? replug(made.architecture, other, { source: layer }) : made),
    replug(architecture, edge, { source: layer }, shapes),
  );
}

/**
 * The wire that a pull at a port begins: a new one, or where the port holds the only connection that its layer can
 * take, that connection.
 *
 * @param findAlong the connections that are drawn as one with another.
 */
export function pullWire(
  { layers }: Architecture,
  { card, end }: Port,
  findAlong: (edge: Edge) => readonly Edge[],
): Wire {
  if (end === 'output') return { fixed: { layer: getExit(card, layers), end }, edge: null };
  const [target = card.main, ...beside] = getEntries(card, layers);
  const node = layers.get(target);
  const [source] = node?.inputs ?? [];
  const isTaken =
    node !== undefined && source !== undefined && getDefinition(node.layer.kind).arity.max === 1;
  if (!isTaken) return { fixed: { layer: target, end }, edge: null, beside };
  const edge = { target, port: 0 };
  return { fixed: { layer: source, end: 'output' }, edge, along: findAlong(edge) };
}
