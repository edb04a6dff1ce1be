/** @file A heat map that covers a picture. */
import { useEffect, useRef } from 'react';
import type { PerAxis } from '../../../util/perAxis';
import { type HeatScale, paintHeat } from './heatColors';

/** The map, a canvas pixel for each value: [height * width], row by row. */
export function HeatCanvas({
  values,
  size: [height, width],
  scale,
  label,
}: {
  readonly values: Float32Array;
  readonly size: PerAxis<number>;
  readonly scale: HeatScale;
  /** What it shows. */
  readonly label: string;
}) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    canvas.width = width;
    canvas.height = height;
    context.putImageData(new ImageData(paintHeat(values, scale), width, height), 0, 0);
  }, [values, height, width, scale]);
  return <canvas ref={ref} className="heat-canvas" role="img" aria-label={label} />;
}
