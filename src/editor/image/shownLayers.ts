/** @file The layers that the tab "On an image" walks through, and what is known of the one that it shows. */
import { useMemo } from 'react';
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import { findFrameLayers } from '../../analysis/sight/frameLayers';
import { findPixelUnits, type PixelUnits } from '../../analysis/sight/pixelUnits';
import { findSmallestExtent } from '../../analysis/sight/smallestExtent';
import type { Extent } from '../../analysis/sight/unitExtent';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { computeOrder, computeUpstream } from '../../graph/order';
import { getDefinition } from '../../layers/catalogue';
import type { LayerFamily } from '../../layers/definition';
import { getMapSize, isMapShape } from '../../layers/shape';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { hasSameAxes, type PerAxis } from '../../util/perAxis';

/** Families whose units see what the units of their input see. */
const followers: ReadonlySet<LayerFamily> = new Set(['normalization', 'activation', 'regularization']);

/** The layers that change what units see, in the order of computation, up to the first global one of each branch. */
export function listStops({ layers }: Architecture, analysis: Analysis): readonly LayerId[] {
  const isGlobal = (id: LayerId) => analysis.layers.get(id)?.field === null;
  return computeOrder(layers).order.filter((id) => {
    const node = layers.get(id);
    const facts = analysis.layers.get(id);
    if (node === undefined || !facts?.isReached) return false;
    if (facts.field === null) return !node.inputs.every(isGlobal);
    return !followers.has(getDefinition(node.layer.kind).family);
  });
}

/** The layer to begin with: the last whose field still fits into the image, else the first behind it. */
export function chooseFirstStop(stops: readonly LayerId[], analysis: Analysis): LayerId | null {
  const { resolution } = analysis.input;
  const fitting = stops.findLast((id) => {
    const field = analysis.layers.get(id)?.field;
    return field && field.max[0] <= resolution[0] && field.max[1] <= resolution[1];
  });
  return (fitting === stops[0] ? (stops[1] ?? fitting) : fitting) ?? stops[0] ?? null;
}

/** What is known of a layer that is shown. */
export interface ShownLayer {
  readonly id: LayerId;
  readonly name: string;
  readonly facts: LayerAnalysis;
  /** Rows and columns of its map; null where it has none, or where an error leaves it unknown. */
  readonly mapSize: PerAxis<number> | null;
  /** Whether extents are frames. */
  readonly isFrame: boolean;
  /** What its first unit sees by way of the shortest path; null without a field, and in frames. */
  readonly smallest: Extent | null;
  /** Its units that depend on a pixel; the last answer is kept. */
  findPixelUnits(pixel: PerAxis<number>): PixelUnits;
}

/** Keeps the last answer: a view changes more often than the pixel that it looks at. */
export function createPixelFinder(
  architecture: Architecture,
  analysis: Analysis,
  id: LayerId,
): ShownLayer['findPixelUnits'] {
  let last: { readonly pixel: PerAxis<number>; readonly units: PixelUnits } | null = null;
  return (pixel) => {
    if (last === null || !hasSameAxes(last.pixel, pixel))
      last = { pixel, units: findPixelUnits(architecture, analysis, id, pixel) };
    return last.units;
  };
}

/** The layers of the open design as the tab needs them. */
export interface ShownLayers {
  readonly stops: readonly LayerId[];
  /** The one that is selected on the canvas, or one to begin with; null in a network without any. */
  readonly chosen: LayerId | null;
  /** Stops from the image up to the chosen layer. */
  readonly path: readonly LayerId[];
  /** @returns null where there is no such layer. */
  describe(id: LayerId | null): ShownLayer | null;
}

/** Follows the open design and the selection. */
export function useShownLayers(): ShownLayers {
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  const selected = useStore((state) => [...state.selection].at(-1) ?? null);
  const { stops, frames } = useMemo(
    () => ({ stops: listStops(architecture, analysis), frames: findFrameLayers(architecture, analysis) }),
    [architecture, analysis],
  );
  return useMemo(() => {
    const chosen =
      selected !== null && analysis.layers.has(selected) ? selected : chooseFirstStop(stops, analysis);
    const upstream = computeUpstream(architecture.layers, chosen === null ? [] : [chosen]);
    const before = stops.filter((id) => upstream.has(id) && id !== chosen);
    return {
      stops,
      chosen,
      path: chosen === null ? before : [...before, chosen],
      describe: (id) => {
        const facts = id === null ? undefined : analysis.layers.get(id);
        if (id === null || facts === undefined) return null;
        const mapSize = facts.shape !== null && isMapShape(facts.shape) ? getMapSize(facts.shape) : null;
        const name = architecture.layers.get(id)?.name || id;
        const isFrame = frames.has(id);
        const smallest = isFrame ? null : findSmallestExtent(architecture, analysis, id);
        const findPixelUnits = createPixelFinder(architecture, analysis, id);
        return { id, name, facts, mapSize, isFrame, smallest, findPixelUnits };
      },
    };
  }, [architecture, analysis, stops, frames, selected]);
}
