/**
 * @file What the passes found, layer by layer. A result that says the same as an earlier one keeps the identity of
 * that, so that views repaint only what changed.
 */
import type { LayerId } from '../architecture/architecture';
import { isSameShape } from '../layers/shape';
import { hasSameAxes, type PerAxis } from '../util/perAxis';
import { KeyRow, RowMap } from '../util/rowMap';
import type { Field, LayerAnalysis } from './analysis';
import type { BorderPass } from './borderLayers';
import type { CostPass } from './costs';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';
import type { ShapePass } from './shapes';
import type { StatusPass } from './status';

/** The results of the passes, each by position. */
export interface PassResults {
  readonly shapes: ShapePass;
  readonly costs: CostPass;
  readonly fields: FieldPass;
  readonly statuses: StatusPass;
  readonly border: BorderPass;
}

function hasSameValues(a: PerAxis<number> | null, b: PerAxis<number> | null): boolean {
  return a === b || (a !== null && b !== null && hasSameAxes(a, b));
}

function isSameField(a: Field | null, b: Field | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  return (
    hasSameAxes(a.min, b.min) &&
    hasSameAxes(a.max, b.max) &&
    hasSameAxes(a.low, b.low) &&
    hasSameAxes(a.high, b.high) &&
    hasSameAxes(a.jump, b.jump)
  );
}

/** Whether two results of one layer say the same. */
export function isSameLayerAnalysis(a: LayerAnalysis, b: LayerAnalysis): boolean {
  const isShapeEqual =
    a.shape === null || b.shape === null ? a.shape === b.shape : isSameShape(a.shape, b.shape);
  return (
    isShapeEqual &&
    a.id === b.id &&
    a.isReached === b.isReached &&
    a.globalContext === b.globalContext &&
    a.status === b.status &&
    a.tint === b.tint &&
    a.isBorder === b.isBorder &&
    a.isTail === b.isTail &&
    a.params === b.params &&
    a.macs === b.macs &&
    a.memoryBytes === b.memoryBytes &&
    isSameField(a.field, b.field) &&
    hasSameValues(a.received, b.received)
  );
}

/** The ids of the network as a row: the one of an earlier result where that had the same layers. */
function nameRow({ nodes }: Network, previous: KeyRow<LayerId> | undefined): KeyRow<LayerId> {
  const isSameRow =
    previous?.keys.length === nodes.length &&
    nodes.every(({ id }, position) => previous.keys[position] === id);
  return isSameRow ? previous : new KeyRow(nodes.map(({ id }) => id));
}

/** The results by id, in document order; those equal to their predecessor in `previous` are that. */
export function assembleLayers(
  network: Network,
  { shapes, costs, fields, statuses, border }: PassResults,
  previous?: ReadonlyMap<LayerId, LayerAnalysis>,
): ReadonlyMap<LayerId, LayerAnalysis> {
  const count = network.nodes.length;
  const isBorder = new Uint8Array(count);
  for (const position of border.border) isBorder[position] = 1;
  const isTail = new Uint8Array(count);
  for (const position of border.tail) isTail[position] = 1;
  const known = previous instanceof RowMap ? previous : undefined;
  const row = nameRow(network, known?.row);
  const layers: LayerAnalysis[] = new Array(count);
  for (let position = 0; position < count; position++) {
    const { id } = network.nodes[position]!;
    const layer: LayerAnalysis = {
      id,
      shape: shapes.shapes[position] ?? null,
      field: fields.fields[position] ?? null,
      received: fields.received[position] ?? null,
      isReached: fields.isReached[position] === 1,
      globalContext: fields.hasGlobalContext[position] === 1,
      status: statuses.statuses[position] ?? 'none',
      tint: statuses.tints[position] ?? 'none',
      isBorder: isBorder[position] === 1,
      isTail: isTail[position] === 1,
      params: costs.params[position] ?? 0,
      macs: costs.macs[position] ?? 0,
      memoryBytes: costs.memoryBytes[position] ?? 0,
    };
    const before = known?.row === row ? known.at(position) : previous?.get(id);
    layers[position] = before !== undefined && isSameLayerAnalysis(before, layer) ? before : layer;
  }
  return new RowMap(row, layers);
}
