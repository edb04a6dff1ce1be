/** @file How a picture lies on the stage: with a margin for what units see beyond its edges. */
import type { Field } from '../../analysis/analysis';
import type { Extent } from '../../analysis/sight/unitExtent';
import type { Size } from '../../layout/geometry';
import { clamp } from '../../util/numbers';
import { mapAxes, type PerAxis } from '../../util/perAxis';

/** Margins that are used, as shares of the image: few, so that the picture keeps its size while layers are walked. */
const margins = [0.08, 0.3, 0.6, 1, 1.75] as const;

/** The smallest margin that holds the field of a unit in the middle of the image; the largest where none does. */
export function chooseMargin(field: Field | null, resolution: PerAxis<number>): number {
  if (field === null) return margins[0];
  const needed = Math.max(
    ...mapAxes(resolution, (length, axis) => (field.high[axis] - field.low[axis] + 1 - length) / 2 / length),
  );
  return margins.find((margin) => margin >= needed) ?? margins[4];
}

/** Where things are on the stage, in its own pixels. */
export interface StageView {
  readonly stage: Size;
  /** Stage pixels to a pixel of the image. */
  readonly scale: number;
  readonly resolution: PerAxis<number>;
  /** The upper left corner of the image. */
  readonly left: number;
  readonly top: number;
}

/** Lays the image in the middle of the stage, as large as it and its margin fit. */
export function createStageView(stage: Size, resolution: PerAxis<number>, margin: number): StageView {
  const [height, width] = resolution;
  const scale = Math.min(stage.height / height, stage.width / width) / (1 + 2 * margin);
  const left = (stage.width - width * scale) / 2;
  return { stage, scale, resolution, left, top: (stage.height - height * scale) / 2 };
}

/** A rectangle on the stage. */
export interface StageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an extent is drawn: pixels from edge to edge. */
export function toStageBox({ scale, left, top }: StageView, { low, high }: Extent): StageBox {
  return {
    x: left + low[1] * scale,
    y: top + low[0] * scale,
    width: (high[1] - low[1] + 1) * scale,
    height: (high[0] - low[0] + 1) * scale,
  };
}

/** Whether a part of an extent is beyond the stage. */
export function isBeyondStage(view: StageView, extent: Extent): boolean {
  const { x, y, width, height } = toStageBox(view, extent);
  return x < 0 || y < 0 || x + width > view.stage.width || y + height > view.stage.height;
}

/** The place on the image, as shares of it, under a place of the element that covers the image. */
export function toSpot(
  place: { readonly x: number; readonly y: number },
  box: { readonly width: number; readonly height: number },
): PerAxis<number> {
  return [place.y / box.height, place.x / box.width];
}

/** The pixel of a spot, within the image. */
export function toPixel(spot: PerAxis<number>, resolution: PerAxis<number>): PerAxis<number> {
  return mapAxes(spot, (share, axis) => clamp(Math.floor(share * resolution[axis]), 0, resolution[axis] - 1));
}

/** The spot in the middle of a pixel, or of any place that is given in pixels. */
export function fromPixel(place: PerAxis<number>, resolution: PerAxis<number>): PerAxis<number> {
  return mapAxes(place, (pixel, axis) => (pixel + 0.5) / resolution[axis]);
}

/** The place in pixels of a spot: 0 is the centre of the first one. */
export function toPlace(spot: PerAxis<number>, resolution: PerAxis<number>): PerAxis<number> {
  return mapAxes(spot, (share, axis) => share * resolution[axis] - 0.5);
}
