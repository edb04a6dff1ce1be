/** @file Edits of single connections. The document order follows: a layer stands behind what feeds it. */
import { setNode } from '../graph/graph';
import { sortNodes } from '../graph/order';
import { isEqual } from '../util/isEqual';
import { type Architecture, getLayer, type LayerId } from './architecture';
import { canConnect, checkInputs, type KnownShapes } from './canConnect';
import { type Edge, getSource } from './edge';
import { type ConnectionRefusal, type EditResult, refuse } from './editResult';

type ConnectionResult = EditResult<unknown, ConnectionRefusal>;

/** Replaces the inputs of a layer; the same ones change nothing. */
function setInputs(architecture: Architecture, id: LayerId, inputs: readonly LayerId[]): Architecture {
  const node = getLayer(architecture, id);
  if (isEqual(node.inputs, inputs)) return architecture;
  const layers = setNode(architecture.layers, { ...node, inputs });
  return { ...architecture, layers: sortNodes(layers) };
}

/**
 * Lets `source` feed `target`, at the next free port or at the given one (a port beyond the last is the next one).
 *
 * Refuses what {@link canConnect} refuses. @throws RangeError where there is no such layer.
 */
export function connect(
  architecture: Architecture,
  source: LayerId,
  target: LayerId,
  port?: number,
  shapes?: KnownShapes,
): ConnectionResult {
  const permission = canConnect(architecture, source, target, port, shapes);
  if (!permission.ok) return permission;
  const inputs = [...getLayer(architecture, target).inputs, source];
  return { ok: true, architecture: setInputs(architecture, target, inputs) };
}

/** Cuts a connection; the ports behind it move up. @throws RangeError where there is no such connection. */
export function disconnect(architecture: Architecture, edge: Edge): Architecture {
  getSource(architecture, edge);
  const { target, port } = edge;
  return setInputs(architecture, target, getLayer(architecture, target).inputs.toSpliced(port, 1));
}

/**
 * Plugs one end of a connection in elsewhere: another source into the same port, or the same source into another
 * layer. Plugging it in where it is changes nothing.
 *
 * @param to `source`, or `target` with a port as in {@link connect}; a port of the same target reorders its inputs.
 * @throws RangeError where there is no such layer or connection.
 */
export function replug(
  architecture: Architecture,
  edge: Edge,
  to: { readonly source: LayerId } | { readonly target: LayerId; readonly port?: number },
  shapes?: KnownShapes,
): ConnectionResult {
  const source = getSource(architecture, edge);
  const { target, port } = edge;
  if ('target' in to) {
    getLayer(architecture, to.target);
    if (to.target !== target) {
      return connect(disconnect(architecture, edge), source, to.target, to.port, shapes);
    }
    return { ok: true, architecture: moveInput(architecture, target, port, to.port ?? port) };
  }
  getLayer(architecture, to.source);
  if (to.source === source) return { ok: true, architecture };
  const inputs = getLayer(architecture, target).inputs.with(port, to.source);
  const reason = checkInputs(architecture, to.source, target, inputs, shapes);
  return reason === null
    ? { ok: true, architecture: setInputs(architecture, target, inputs) }
    : refuse(reason);
}

/**
 * Moves an input to another port of the same layer; those between move over. A port beyond the last is the last.
 * @throws RangeError where there is no such layer or connection.
 */
export function moveInput(
  architecture: Architecture,
  target: LayerId,
  from: number,
  to: number,
): Architecture {
  const source = getSource(architecture, { target, port: from });
  const { inputs } = getLayer(architecture, target);
  const port = Math.min(to, inputs.length - 1);
  if (port === from) return architecture;
  return setInputs(architecture, target, inputs.toSpliced(from, 1).toSpliced(port, 0, source));
}
