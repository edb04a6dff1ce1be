/** @file The rows of the resolution explorer: statuses by the smaller side of the image, whose ratio stays. */
import { computeStatusProfile, type LayerProfile } from '../../analysis/statusProfile';
import type { Design } from '../../document/document';
import { resolutionLimits } from '../../document/document';
import { type SizeRange, scaleResolution } from '../toolbar/resolutionScale';

/** Rows that are drawn at most: more are thinner than a pixel. */
const maxRows = 800;

/** All judged layers over a range of sizes. */
export function profileDesign(
  { architecture, rule, resolution }: Pick<Design, 'architecture' | 'rule' | 'resolution'>,
  { min, max }: SizeRange,
): readonly LayerProfile[] {
  const toImage = (smaller: number) => scaleResolution(resolution, smaller, resolutionLimits.max);
  return computeStatusProfile(architecture, rule, { from: min, to: max, toImage });
}

/** Evenly chosen rows where there are too many. */
export function thinRows<Row>(rows: readonly Row[], most = maxRows): readonly Row[] {
  const step = Math.ceil(rows.length / most);
  return step <= 1 ? rows : rows.filter((_, index) => index % step === 0);
}

/** The sizes at which a layer changes; null where it never is what is asked for, or not up to the end. */
export function findChanges({ runs }: LayerProfile, { max }: SizeRange) {
  const lastOf = (status: 'unproductive' | 'critical') =>
    runs.findLast((run) => run.status === status)?.to ?? null;
  const productive = runs.at(-1)?.status === 'productive' ? (runs.at(-1)?.from ?? null) : null;
  const upTo = (size: number | null) => (size === null ? null : Math.min(size, max));
  return { unproductive: upTo(lastOf('unproductive')), critical: upTo(lastOf('critical')), productive };
}
