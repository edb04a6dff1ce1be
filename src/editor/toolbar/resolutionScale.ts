/** @file The scale of the image size slider: logarithmic, wide enough for the sizes that fit the network. */
import type { FitStep } from '../../analysis/fitProfile';
import { clamp } from '../../util/numbers';
import type { PerAxis } from '../../util/perAxis';

/** The sizes at the two ends of the slider, in pixels. */
export interface SizeRange {
  readonly min: number;
  readonly max: number;
}

/** From 8 px to the power of two beyond the largest size that fits, 512 at least. */
export function chooseSizeRange(largestFit: number, limit: number): SizeRange {
  return { min: 8, max: clamp(2 ** Math.ceil(Math.log2(largestFit * 1.2)), 512, limit) };
}

/** Where a size stands on the slider, 0 to 1. */
export function toShare(size: number, { min, max }: SizeRange): number {
  return clamp(Math.log2(size / min) / Math.log2(max / min), 0, 1);
}

/** The size at a place on the slider, in whole pixels. */
export function toSize(share: number, { min, max }: SizeRange): number {
  return Math.round(min * (max / min) ** clamp(share, 0, 1));
}

/** The image scaled so that its smaller side has the given length; its ratio stays. [height, width] in pixels. */
export function scaleResolution(
  resolution: PerAxis<number>,
  smaller: number,
  limit: number,
): PerAxis<number> {
  const factor = smaller / Math.min(...resolution);
  const [height, width] = resolution;
  return [clamp(Math.round(height * factor), 1, limit), clamp(Math.round(width * factor), 1, limit)];
}

/**
 * The strip behind the slider as a CSS background: the stronger the red the more convolutions are unproductive, green
 * where none is, grey beyond the largest field.
 */
export function paintStrip(steps: readonly FitStep[], largestFit: number, range: SizeRange): string {
  const stops: string[] = [];
  const add = (from: number, to: number, color: string) => {
    if (to <= range.min || from >= range.max || to <= from) return;
    const percent = (size: number) => `${(toShare(size, range) * 100).toFixed(2)}%`;
    stops.push(`${color} ${percent(from)} ${percent(to)}`);
  };
  for (const [position, { from, unproductive, share }] of steps.entries()) {
    const to = steps[position + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (unproductive > 0) {
      const strength = Math.round(22 + 70 * share);
      add(from, to, `color-mix(in srgb, var(--dead-f) ${strength}%, var(--panel))`);
      continue;
    }
    add(from, Math.min(to, largestFit + 1), 'var(--ok-f)');
    add(Math.max(from, largestFit + 1), to, 'color-mix(in srgb, var(--head-f) 40%, var(--panel))');
  }
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
