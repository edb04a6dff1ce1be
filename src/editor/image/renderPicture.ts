/** @file A picture at the size that the network gets: drawn, or cut to the image's shape and scaled. */
import type { ChosenPicture, ObjectSize, SampleId } from '../../state/imageView';
import type { PerAxis } from '../../util/perAxis';
import { drawGround } from './sampleGround';
import { placeSample, sampleFrames } from './samplePlace';
import { sampleShapes } from './sampleShapes';

/** Small images are drawn larger and scaled down, so that their pixels are means of what they cover. */
const oversampling = 4;
/** A side that needs no more detail. */
const largeSide = 512;

function createContext(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d');
}

/** Draws the object of a sample where it stands on a canvas of `width` by `height`. */
export function drawObject(
  context: CanvasRenderingContext2D,
  sample: SampleId,
  size: ObjectSize,
  [height, width]: PerAxis<number>,
): void {
  const box = placeSample(sample, size, [height, width]);
  const scale = ((box.high[1] - box.low[1]) * width) / sampleFrames[sample].size[1];
  context.save();
  context.translate(box.low[1] * width, box.low[0] * height);
  context.scale(scale, scale);
  for (const { path, color, lineWidth } of sampleShapes[sample]) {
    if (lineWidth === undefined) {
      context.fillStyle = color;
      context.fill(new Path2D(path));
    } else {
      context.strokeStyle = color;
      context.lineWidth = lineWidth;
      context.stroke(new Path2D(path));
    }
  }
  context.restore();
}

function drawSample(sample: SampleId, size: ObjectSize, [height, width]: PerAxis<number>) {
  const factor = Math.max(height, width) < largeSide ? oversampling : 1;
  const context = createContext(width * factor, height * factor);
  if (context === null) return null;
  const unit = Math.min(height, width) * factor;
  context.scale(unit, unit);
  drawGround[sample](context, (width * factor) / unit, (height * factor) / unit);
  context.resetTransform();
  drawObject(context, sample, size, [height * factor, width * factor]);
  return context.canvas;
}

/** The largest part of a picture with the shape of the image, from its middle: [x, y, width, height]. */
export function cutToShape(
  picture: { readonly width: number; readonly height: number },
  [height, width]: PerAxis<number>,
): readonly [x: number, y: number, width: number, height: number] {
  const scale = Math.min(picture.width / width, picture.height / height);
  const cutWidth = width * scale;
  const cutHeight = height * scale;
  return [(picture.width - cutWidth) / 2, (picture.height - cutHeight) / 2, cutWidth, cutHeight];
}

/**
 * Draws a picture on a canvas with one pixel for each of the image, [height, width].
 *
 * @returns whether it could: a browser may have no memory left for it.
 */
export function renderPicture(
  canvas: HTMLCanvasElement,
  picture: ChosenPicture,
  [height, width]: PerAxis<number>,
): boolean {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const source =
    picture.kind === 'own' ? picture.bitmap : drawSample(picture.sample, picture.size, [height, width]);
  if (context === null || source === null) return false;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, ...cutToShape(source, [height, width]), 0, 0, width, height);
  return true;
}
