/** @file Walks by itself from the image up to the chosen layer, one layer after the other. */
import { useEffect, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { clamp } from '../../util/numbers';

/** How long all of it takes where no step is too short or too long to be followed. */
const wholeMs = 6000;
const stepMs = { min: 60, max: 450 } as const;

interface Walk {
  readonly path: readonly LayerId[];
  readonly index: number;
  readonly isPlaying: boolean;
}

/** Where the walk is. */
export interface GrowthPlay {
  /** The layer that it has come to; null where there is no walk. */
  readonly at: LayerId | null;
  readonly isPlaying: boolean;
  /** Starts, pauses or goes on. */
  toggle(): void;
}

/** A walk along a path; another path ends it. @param path the same array until it changes. */
export function useGrowthPlay(path: readonly LayerId[]): GrowthPlay {
  const [last, setWalk] = useState<Walk | null>(null);
  const walk = last?.path === path ? last : null;
  const hover = useStore((state) => state.hover);
  const at = walk === null ? null : (path[walk.index] ?? null);
  useEffect(() => {
    if (walk === null || !walk.isPlaying) return;
    const { index } = walk;
    const timer = setTimeout(
      () => setWalk(index + 2 < path.length ? { ...walk, index: index + 1 } : null),
      clamp(wholeMs / path.length, stepMs.min, stepMs.max),
    );
    return () => clearTimeout(timer);
  }, [walk, path]);
  useEffect(() => {
    if (at === null) return;
    // The canvas shows where the walk is, and goes on from the selection when it is over.
    hover(at);
    return () => hover(null);
  }, [at, hover]);
  return {
    at,
    isPlaying: walk?.isPlaying ?? false,
    toggle: () =>
      setWalk(
        walk === null
          ? path.length > 1
            ? { path, index: 0, isPlaying: true }
            : null
          : { ...walk, isPlaying: !walk.isPlaying },
      ),
  };
}
