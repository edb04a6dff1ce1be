/** @file The picture in words and numbers: what is seen, how much of it lies outside, what kind of answer that is. */
import { countRange } from '../../analysis/sight/seeingUnits';
import { computeOutsideShare, measureExtent } from '../../analysis/sight/unitExtent';
import type { ImageView } from '../../state/imageView';
import type { AllText } from '../../text/enLate';
import { hasSameAxes, type PerAxis } from '../../util/perAxis';
import type { ShownLayer } from './shownLayers';
import type { Sight } from './sight';

/** The sentences about the unit, the pixel or the object; the first one is the answer. */
export function tellSight(
  { onImage: words }: AllText,
  { name, facts, mapSize, isFrame }: ShownLayer,
  mode: ImageView['mode'],
  { unit, extent, pixel, range, count, all, isExact }: Sight,
  resolution: PerAxis<number>,
): readonly string[] {
  const { field } = facts;
  if (!facts.isReached) return [words.formatUnreached(name)];
  if (field === null) return [words.formatWhole(name)];
  if (mapSize === null || unit === null || extent === null) return [words.formatNoMap(name)];
  const besides = facts.globalContext ? [words.besides] : [];
  if (mode === 'pixel')
    return [
      words.formatPixel(name, pixel, range, count, all, range !== null && countRange(range) > count),
      ...(isExact ? [] : [words.tooMany]),
      ...besides,
    ];
  if (mode === 'object')
    return [words.formatHere(name, count, all), ...(isFrame ? [words.atMost] : []), ...besides];
  const size = measureExtent(extent);
  const outside = computeOutsideShare(extent, resolution);
  const isApart = !isFrame && (size[0] > field.max[0] + 1e-6 || size[1] > field.max[1] + 1e-6);
  return [
    words.formatUnit(name, unit, extent, size, outside),
    ...(hasSameAxes(field.min, field.max) ? [] : [words.formatPaths(field.min, field.max)]),
    ...(isApart ? [words.apart] : []),
    ...(isFrame ? [words.frame] : []),
    ...besides,
  ];
}

/** The sentences. @param isQuiet while they change by themselves. */
export function ImageWords({
  sentences: [answer = '', ...others],
  isQuiet,
}: {
  readonly sentences: readonly string[];
  readonly isQuiet: boolean;
}) {
  return (
    <div className="image-words" aria-live={isQuiet ? 'off' : 'polite'}>
      <p className="image-answer">{answer}</p>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
