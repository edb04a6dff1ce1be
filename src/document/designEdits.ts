/** @file Pure edits of a design that keep its parts consistent; one that changes nothing returns the same design. */
import type { Architecture, LayerId } from '../architecture/architecture';
import type { Design, Position } from './document';

/** The design with another architecture; places of layers that are no longer there are forgotten. */
export function setArchitecture(design: Design, architecture: Architecture): Design {
  if (architecture === design.architecture) return design;
  const kept = [...design.positions].filter(([id]) => architecture.layers.has(id));
  const positions = kept.length === design.positions.size ? design.positions : new Map(kept);
  return { ...design, architecture, positions };
}

/** Places layers by hand. Ids that do not exist are passed over. */
export function setPositions(design: Design, placed: ReadonlyMap<LayerId, Position>): Design {
  const moved = [...placed].filter(([id, { x, y }]) => {
    const before = design.positions.get(id);
    return design.architecture.layers.has(id) && (before?.x !== x || before.y !== y);
  });
  return moved.length === 0 ? design : { ...design, positions: new Map([...design.positions, ...moved]) };
}

/** Leaves layers to the layout again. */
export function removePositions(design: Design, ids: Iterable<LayerId>): Design {
  const positions = new Map(design.positions);
  for (const id of ids) positions.delete(id);
  return positions.size === design.positions.size ? design : { ...design, positions };
}
