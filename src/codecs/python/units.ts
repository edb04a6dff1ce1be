/** @file Units: a convolution with the norm and the activation that are named after it (`conv1`, `conv1.bn`). */
import {
  type Architecture,
  type GroupId,
  getGroupPath,
  type LayerId,
  type LayerNode,
} from '../../architecture/architecture';
import { getDefinition } from '../../layers/catalogue';

/** A run of layers that belong to one convolution. */
export interface Unit {
  readonly root: LayerId;
  readonly end: LayerId;
  readonly name: string;
}

/** The layer behind this one if it is a norm or an activation, named after the convolution, and all that it feeds. */
function findNext(
  { layers }: Architecture,
  consumers: ReadonlyMap<LayerId, readonly LayerId[]>,
  root: LayerNode,
  last: LayerNode,
): LayerNode | null {
  const [id, ...others] = consumers.get(last.id) ?? [];
  const next = id === undefined ? undefined : layers.get(id);
  if (next === undefined || others.length > 0 || next.inputs.length !== 1) return null;
  const { family } = getDefinition(next.layer.kind);
  if (family !== 'normalization' && family !== 'activation') return null;
  const isNamesake = next.name.startsWith(root.name) && /^[./_]./.test(next.name.slice(root.name.length));
  return isNamesake && next.group === root.group ? next : null;
}

/** The unit of every layer that belongs to one. Only groups in `blocks` are told apart. O(layers). */
export function findUnits(
  architecture: Architecture,
  consumers: ReadonlyMap<LayerId, readonly LayerId[]>,
  blocks: ReadonlySet<GroupId>,
): ReadonlyMap<LayerId, Unit> {
  const units = new Map<LayerId, Unit>();
  for (const root of architecture.layers.values()) {
    if (!getDefinition(root.layer.kind).isConvolution) continue;
    const run = [root];
    for (
      let next = findNext(architecture, consumers, root, root);
      next !== null;
      next = findNext(architecture, consumers, root, next)
    )
      run.push(next);
    const end = run.at(-1);
    if (end === undefined || run.length < 2) continue;
    // A block that is nothing but the unit says it already.
    const holder = getGroupPath(architecture, root.group).findLast(({ id }) => blocks.has(id));
    const unit = { root: root.id, end: end.id, name: root.name };
    if (holder === undefined || holder.name !== root.name) for (const { id } of run) units.set(id, unit);
  }
  return units;
}
