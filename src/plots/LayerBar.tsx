/** @file The bar of a layer in the colour and with the mark of its status, as its card has them. */
import type { Status } from '../analysis/analysis';
import { roundPixel } from './plotFrame';
import { solid, statusPaints } from './statusPaint';

/** Slanting lines within a strip. */
function drawHatch(x: number, y: number, width: number, height: number): string {
  let path = '';
  for (let low = y + width; low <= y + height; low += 4)
    path += `M${roundPixel(x)} ${roundPixel(low)}l${roundPixel(width)} ${roundPixel(-width)}`;
  return path;
}

/** The bar: hatched at its left edge where it is unproductive, half full where it is partial. */
export function LayerBar({
  status,
  box: { x, y, width, height },
}: {
  readonly status: Status;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}) {
  const { fill, fillOpacity, hasOutline } = statusPaints[status];
  const sides = { x: roundPixel(x), y: roundPixel(y), height: roundPixel(height) };
  return (
    <>
      <rect
        {...sides}
        width={roundPixel(width)}
        fill={fill}
        fillOpacity={fillOpacity}
        stroke={hasOutline ? fill : undefined}
      />
      {status === 'partial' && (
        <rect {...sides} width={roundPixel(width / 2)} fill={fill} fillOpacity={solid} />
      )}
      {status === 'unproductive' && (
        <path
          d={drawHatch(x, y, Math.min(5, width / 2), height)}
          stroke={fill}
          strokeWidth={1.5}
          fill="none"
        />
      )}
    </>
  );
}
