/** @file Operations that change the size of a map and learn nothing. */
import type { LayerParams } from '../../../layers/catalogue';
import type { MapShape } from '../../../layers/shape';
import { createResampleMatrix } from '../axisMatrix';
import { fitMap } from '../composed/margins';
import { asMap, defineFixed, type Operation } from '../operation';
import { createAxisOperation } from './axisOperations';

/** ZeroPad2d: zeros added, or pixels cut where a side is negative. */
export function createZeroPad2d(
  { padding }: LayerParams<'ZeroPad2d'>,
  input: MapShape,
  output: MapShape,
): Operation {
  return defineFixed(
    (map) => fitMap(asMap(map), [padding.top, padding.left], [output.height, output.width]),
    (gradient) => fitMap(asMap(gradient), [-padding.top, -padding.left], [input.height, input.width]),
  );
}

/** Upsample. */
export function createUpsample(
  params: LayerParams<'Upsample'>,
  input: MapShape,
  output: MapShape,
): Operation {
  const resample = (inputLength: number, outputLength: number, axis: 0 | 1) => {
    const scale = params.size === null ? params.scale[axis] : outputLength / inputLength;
    return createResampleMatrix(inputLength, outputLength, params.mode, scale, params.alignCorners);
  };
  return createAxisOperation([
    resample(input.height, output.height, 0),
    resample(input.width, output.width, 1),
  ]);
}
