/** @file What runs have measured over the layers of a plot: saturation as marks, probe accuracy as lines. */
import { drawLine, roundPixel } from './plotFrame';
import { getSeriesPaint } from './seriesPaint';

/** Pixels from one mark to the next at least: closer ones are a string of beads that hides the line. */
const markRoom = 8;

/** Where the values of a run lie, in pixels. */
interface RunPoints {
  /** Its identity. */
  readonly id: string;
  /** Its place among the runs, which decides how it looks. */
  readonly index: number;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A run's saturation as short lines over the bars of the run in front. */
export function SaturationMarks({ id, index, points, width }: RunPoints & { readonly width: number }) {
  const left = (x: number) => roundPixel(x - 0.6 * width);
  return (
    <path
      data-saturation={id}
      d={points.map(([x, y]) => `M${left(x)} ${roundPixel(y)}h${roundPixel(1.2 * width)}`).join('')}
      stroke={getSeriesPaint(index).stroke}
      strokeWidth={2.5}
      fill="none"
    />
  );
}

/** The accuracy of a run's probes, over a ground that parts it from the bars; a point that is none leaves a gap. */
export function AccuracyLine({
  id,
  index,
  points,
  step,
}: RunPoints & {
  /** Pixels from one place to the next; null where the plot is one of many, without marks. */
  readonly step: number | null;
}) {
  const { stroke, dash, mark } = getSeriesPaint(index);
  const line = drawLine(points);
  const every = step === null ? null : Math.ceil(markRoom / step);
  return (
    <g data-accuracy={id}>
      <path d={line} fill="none" stroke="var(--panel)" strokeWidth={4} strokeOpacity={0.7} />
      <path
        d={line}
        fill="none"
        stroke={stroke}
        strokeWidth={1.75}
        strokeDasharray={dash === '' ? undefined : dash}
      />
      {every !== null &&
        points
          .filter(([x]) => Number.isFinite(x))
          .filter((_, place) => place % every === 0)
          .map(([x, y]) => (
            <path
              key={x}
              d={mark}
              transform={`translate(${roundPixel(x)} ${roundPixel(y)})`}
              fill={stroke}
              stroke="var(--panel)"
            />
          ))}
    </g>
  );
}
