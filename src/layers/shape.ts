/** @file The shapes that flow along edges, one image at a time (no batch axis). */
import type { Axis, PerAxis } from '../util/perAxis';

/** A stack of feature maps: [channels, height, width]. */
export interface MapShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** A vector without spatial axes: [features]. */
export interface FeatureShape {
  readonly features: number;
}

/** What a layer produces. */
export type Shape = MapShape | FeatureShape;

/** Whether a shape has spatial axes. */
export function isMapShape(shape: Shape): shape is MapShape {
  return 'channels' in shape;
}

/** The spatial size of a stack of maps: [height, width]. */
export function getMapSize(shape: MapShape): PerAxis<number> {
  return [shape.height, shape.width];
}

/** The length of a map on one axis; null where the shape is not known or has no such axis. */
export function getMapLength(shape: Shape | null, axis: Axis): number | null {
  if (shape === null || !isMapShape(shape)) return null;
  return axis === 0 ? shape.height : shape.width;
}

/** Number of values in one example's output: channels x height x width, or features. */
export function countElements(shape: Shape): number {
  return isMapShape(shape) ? shape.channels * shape.height * shape.width : shape.features;
}

/** Channels of a map, features of a vector: the length of the axis that normalisation and concat work on. */
export function getChannels(shape: Shape): number {
  return isMapShape(shape) ? shape.channels : shape.features;
}

/** Whether two shapes agree in kind and in every length. */
export function isSameShape(a: Shape, b: Shape): boolean {
  if (!isMapShape(a)) return !isMapShape(b) && a.features === b.features;
  return isMapShape(b) && a.channels === b.channels && a.height === b.height && a.width === b.width;
}
