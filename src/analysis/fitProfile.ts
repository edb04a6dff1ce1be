/** @file For every size of a square image, how many convolutions would be unproductive (rule `paper`). */
import type { Architecture } from '../architecture/architecture';
import { catalogue } from '../layers/catalogue';
import type { Analysis } from './analysis';

/** From a size on, this many convolutions are unproductive: the ends of a falling staircase. */
export interface FitStep {
  /** In pixels, height and width. */
  readonly from: number;
  readonly unproductive: number;
  /** Share of the judged convolutions, 0 to 1. */
  readonly share: number;
}

/**
 * The staircase of unproductive convolutions over image sizes, from 1 px on; the last step has none.
 *
 * Fields do not depend on the image, so one analysis holds for every size. O(layers log layers).
 */
export function computeFitProfile({ layers }: Architecture, analysis: Analysis): readonly FitStep[] {
  const received: number[] = [];
  for (const { id, layer } of layers.values()) {
    const facts = analysis.layers.get(id);
    if (!catalogue[layer.kind].isConvolution || !facts?.received || facts.field === null) continue;
    // A square image is exceeded on both axes from the smaller of the two on.
    received.push(Math.min(facts.received[0], facts.received[1]));
  }
  received.sort((a, b) => a - b);
  const steps: FitStep[] = [];
  const add = (from: number, unproductive: number) => {
    const share = received.length === 0 ? 0 : unproductive / received.length;
    const last = steps.at(-1);
    if (last?.from === from) steps.pop();
    steps.push({ from, unproductive, share });
  };
  add(1, received.length - countUpTo(received, 1));
  for (const [position, size] of received.entries())
    if (size > 1) add(Math.ceil(size), received.length - position - 1);
  return steps;
}

function countUpTo(sorted: readonly number[], limit: number): number {
  const first = sorted.findIndex((value) => value > limit);
  return first < 0 ? sorted.length : first;
}
