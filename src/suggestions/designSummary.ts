/** @file A design in a few numbers: what suggestions and the search compare. */
import type { Analysis } from '../analysis/analysis';
import { mapAxes, type PerAxis } from '../util/perAxis';

/** A design in numbers. */
export interface DesignSummary {
  /** [height, width] of the image in pixels. */
  readonly resolution: PerAxis<number>;
  readonly layers: number;
  /** Convolutions that the status rule judges. */
  readonly convolutions: number;
  /** Those beyond the border. */
  readonly unproductive: number;
  readonly params: number;
  readonly macs: number;
  readonly memoryBytes: number;
  /** The largest field of any layer, per axis, in pixels. */
  readonly largestField: PerAxis<number>;
  /** Share of the image's area that the largest field covers, 0 to 1. */
  readonly coverage: number;
}

/** A number of a design that a suggestion improves. */
export type Measure = 'unproductive' | 'params' | 'macs' | 'memoryBytes' | 'coverage' | 'layers';

/** The share of the image's area that a field covers, 0 to 1. */
function computeCoverage(field: PerAxis<number>, resolution: PerAxis<number>): number {
  const [rows, columns] = mapAxes(field, (length, axis) => Math.min(1, length / resolution[axis]));
  return rows * columns;
}

/** Sums up an analysis. */
export function summarizeDesign({
  input,
  layers,
  headline,
  totals,
  feasibleResolution,
}: Analysis): DesignSummary {
  return {
    resolution: input.resolution,
    layers: layers.size,
    convolutions: headline.judged,
    unproductive: headline.unproductive,
    params: totals.params,
    macs: totals.macs,
    memoryBytes: totals.memoryBytes,
    largestField: feasibleResolution.max,
    coverage: computeCoverage(feasibleResolution.max, input.resolution),
  };
}

/** Whether `after` is better than `before` by a measure: more coverage, less of anything else. */
export function isImproved(measure: Measure, before: DesignSummary, after: DesignSummary): boolean {
  return measure === 'coverage' ? after.coverage > before.coverage : after[measure] < before[measure];
}
