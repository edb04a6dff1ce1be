/** @file Where the object of a drawn picture stands: its size follows the smaller side of the image. */
import type { ImageBox, ObjectSize, SampleId } from '../../state/imageView';
import { mapAxes, type PerAxis } from '../../util/perAxis';

/** Side of the object, its longer one, as a share of the smaller side of the image. */
const shares: Readonly<Record<ObjectSize, number>> = { small: 0.2, medium: 0.45, large: 0.85 };

/** What is known of an object: height and width in units of its drawing, and the share of the image that it stands on. */
export interface SampleFrame {
  readonly size: PerAxis<number>;
  /** Height of its middle, or of its lower edge, as a share of the image's height. */
  readonly at: { readonly middle: number } | { readonly ground: number };
}

/** The frames of all objects. */
export const sampleFrames: Readonly<Record<SampleId, SampleFrame>> = {
  leaf: { size: [60, 100], at: { middle: 0.5 } },
  cat: { size: [80, 100], at: { ground: 0.86 } },
  street: { size: [44, 100], at: { ground: 0.84 } },
  pebbles: { size: [70, 100], at: { middle: 0.5 } },
};

/** The box of a sample's object on an image of `resolution` pixels, as shares of it. */
export function placeSample(sample: SampleId, size: ObjectSize, resolution: PerAxis<number>): ImageBox {
  const frame = sampleFrames[sample];
  const scale = (shares[size] * Math.min(...resolution)) / Math.max(...frame.size);
  const [height, width] = mapAxes(frame.size, (side, axis) => (side * scale) / resolution[axis]);
  const top = 'middle' in frame.at ? frame.at.middle - height / 2 : frame.at.ground - height;
  return { low: [top, 0.5 - width / 2], high: [top + height, 0.5 + width / 2] };
}
