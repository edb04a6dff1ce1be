/** @file The measured object: from shares of the image to whole pixels and back, drawn, moved and resized. */
import type { Extent } from '../../analysis/sight/unitExtent';
import type { ChosenPicture, ImageBox } from '../../state/imageView';
import { clamp } from '../../util/numbers';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { placeSample } from './samplePlace';

/** Less of a pixel counts as nothing. */
const noise = 1e-6;

/** A box for a picture of which nothing is known: its middle. */
const middle: ImageBox = { low: [0.25, 0.25], high: [0.75, 0.75] };

/** The box of the object that a picture holds, with every pixel that the object touches. */
export function getKnownBox(picture: ChosenPicture, resolution: PerAxis<number>): ImageBox {
  if (picture.kind === 'own') return middle;
  const { low, high } = placeSample(picture.sample, picture.size, resolution);
  return {
    low: mapAxes(low, (share, axis) => Math.floor(share * resolution[axis] + noise) / resolution[axis]),
    high: mapAxes(high, (share, axis) => Math.ceil(share * resolution[axis] - noise) / resolution[axis]),
  };
}

/** The whole pixels of a box: its edges rounded, at least one pixel, within the image. */
export function toPixels({ low, high }: ImageBox, resolution: PerAxis<number>): Extent {
  const first = mapAxes(low, (share, axis) =>
    clamp(Math.round(share * resolution[axis]), 0, resolution[axis] - 1),
  );
  const last = mapAxes(high, (share, axis) =>
    clamp(Math.round(share * resolution[axis]) - 1, first[axis], resolution[axis] - 1),
  );
  return { low: first, high: last };
}

/** The box around whole pixels; {@link toPixels} gives them back. */
export function toShares({ low, high }: Extent, resolution: PerAxis<number>): ImageBox {
  return {
    low: mapAxes(low, (pixel, axis) => pixel / resolution[axis]),
    high: mapAxes(high, (pixel, axis) => (pixel + 1) / resolution[axis]),
  };
}

/** Moves a box by pixels, as far as the image goes. */
export function moveBox({ low, high }: Extent, by: PerAxis<number>, resolution: PerAxis<number>): Extent {
  const step = mapAxes(by, (pixels, axis) => clamp(pixels, -low[axis], resolution[axis] - 1 - high[axis]));
  return {
    low: mapAxes(low, (pixel, axis) => pixel + step[axis]),
    high: mapAxes(high, (pixel, axis) => pixel + step[axis]),
  };
}

/** Moves the lower right corner of a box by pixels: it keeps at least one pixel and stays on the image. */
export function resizeBox({ low, high }: Extent, by: PerAxis<number>, resolution: PerAxis<number>): Extent {
  return {
    low,
    high: mapAxes(high, (pixel, axis) => clamp(pixel + by[axis], low[axis], resolution[axis] - 1)),
  };
}

/** The box that two pixels span, in whatever order. */
export function spanBox(a: PerAxis<number>, b: PerAxis<number>): Extent {
  return {
    low: mapAxes(a, (pixel, axis) => Math.min(pixel, b[axis])),
    high: mapAxes(a, (pixel, axis) => Math.max(pixel, b[axis])),
  };
}

/** A drag of a box: a corner away from the opposite one, all of it, or a new one from a pixel on. */
export type BoxDrag =
  | { readonly kind: 'span'; readonly anchor: PerAxis<number> }
  | { readonly kind: 'move'; readonly from: PerAxis<number>; readonly box: Extent };

/** What a press on a pixel begins. @param reach how many pixels beside a corner still take hold of it. */
export function startBoxDrag(box: Extent, pixel: PerAxis<number>, reach: number): BoxDrag {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= reach;
  const corners = [
    [box.low[0], box.low[1], box.high[0], box.high[1]],
    [box.low[0], box.high[1], box.high[0], box.low[1]],
    [box.high[0], box.low[1], box.low[0], box.high[1]],
    [box.high[0], box.high[1], box.low[0], box.low[1]],
  ] as const;
  for (const [row, column, otherRow, otherColumn] of corners)
    if (isNear(pixel[0], row) && isNear(pixel[1], column))
      return { kind: 'span', anchor: [otherRow, otherColumn] };
  const isInside =
    pixel[0] >= box.low[0] && pixel[0] <= box.high[0] && pixel[1] >= box.low[1] && pixel[1] <= box.high[1];
  return isInside ? { kind: 'move', from: pixel, box } : { kind: 'span', anchor: pixel };
}

/** The box while a drag is at a pixel. */
export function dragBox(drag: BoxDrag, pixel: PerAxis<number>, resolution: PerAxis<number>): Extent {
  if (drag.kind === 'span') return spanBox(drag.anchor, pixel);
  return moveBox(drag.box, [pixel[0] - drag.from[0], pixel[1] - drag.from[1]], resolution);
}
