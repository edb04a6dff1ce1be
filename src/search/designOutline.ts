/** @file A design at a glance: how many convolutions work on which map, and how wide they are. */
import type { LayerId } from '../architecture/architecture';
import { isMapShape } from '../layers/shape';
import { isConvolution } from '../suggestions/anatomy';
import type { Analysed } from '../suggestions/mergedDesign';
import type { PerAxis } from '../util/perAxis';

/** The convolutions whose output is of one size. */
export interface OutlinePart {
  /** [height, width] of their maps. */
  readonly mapSize: PerAxis<number>;
  readonly convolutions: number;
  /** The fewest and the most channels that they put out. */
  readonly channels: readonly [least: number, most: number];
}

/** All convolutions by the size of their maps, in document order of the first of each. O(layers). */
export function outlineDesign({ architecture, analysis }: Analysed): readonly OutlinePart[] {
  const parts = new Map<string, OutlinePart>();
  const add = (id: LayerId) => {
    const shape = analysis.layers.get(id)?.shape;
    if (!shape || !isMapShape(shape)) return;
    const { height, width, channels } = shape;
    const key = `${height}x${width}`;
    const before = parts.get(key);
    const [least, most] = before?.channels ?? [channels, channels];
    parts.set(key, {
      mapSize: [height, width],
      convolutions: (before?.convolutions ?? 0) + 1,
      channels: [Math.min(least, channels), Math.max(most, channels)],
    });
  };
  for (const node of architecture.layers.values()) if (isConvolution(node)) add(node.id);
  return [...parts.values()];
}
