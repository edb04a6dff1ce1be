/** @file Which layers are measured, and what a probe sees of them. */
import type { LayerKind } from '../layers/catalogue';
import { isMapShape, type Shape } from '../layers/shape';
import type { ProbePooling } from './protocol';

/** Whether layers of a kind have weights that mix what comes in: their outputs have a saturation and a probe. */
export function isMeasuredKind(kind: LayerKind): boolean {
  return kind === 'Conv2d' || kind === 'ConvTranspose2d' || kind === 'Linear';
}

/** The longest side of a map that is pooled, in pixels. */
export const poolingSides: { readonly [P in ProbePooling]: number } = { '4x4': 4, '1x1': 1, none: Infinity };

/** Features that a probe sees of what a layer puts out. */
export function countFeatures(shape: Shape, pooling: ProbePooling): number {
  if (!isMapShape(shape)) return shape.features;
  const side = poolingSides[pooling];
  return shape.channels * Math.min(shape.height, side) * Math.min(shape.width, side);
}
