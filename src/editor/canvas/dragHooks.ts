/** @file What a drag of cards asks those who know about connections and lines; they come behind the first picture. */
import type { LayerId } from '../../architecture/architecture';
import type { Position } from '../../document/document';

/** Cards that are dragged, and where to. */
export type Moved = ReadonlyMap<LayerId, Position>;

/** What happens with cards while they are dragged. */
export interface DragHooks {
  /** Where they are shown, for where the pointer would have them. */
  drag(moved: Moved): Moved;
  /** They are let go: whether that means something else than to stand there. */
  drop(moved: Moved): boolean;
}

/** Those who are asked; null until they are there. */
export const dragHooks: { current: DragHooks | null } = { current: null };
