/** @file Which line of a plot over the layers is which: names with their strokes, beside the title or below it. */
import { letter, roundPixel } from './plotFrame';
import { placeInRows, type RowPlaces } from './textRows';

/** How a line is drawn. */
export type LineLook = 'main' | 'second' | 'third' | 'fourth';

/** What the legend says of a line. */
export interface LegendLine {
  readonly id: string;
  readonly name: string;
  readonly look: LineLook;
}

/** Strokes of the looks. */
export const looks: Readonly<Record<LineLook, { readonly width: number; readonly dash?: string }>> = {
  main: { width: 1.75 },
  second: { width: 1, dash: '5 3' },
  third: { width: 1, dash: '1.5 2.5' },
  fourth: { width: 1, dash: '8 2.5 1.5 2.5' },
};

const sample = 22;
const gap = 20;
/** Pixels from one line of names to the next. */
const step = 14;

/** Places the names of the lines between `left` and `right`: in the line of the title, or in lines below it. */
export function arrangeLegend(
  lines: readonly LegendLine[],
  title: string,
  left: number,
  right: number,
): RowPlaces {
  if (lines.length < 2) return [];
  const widths = lines.map(({ name }) => sample + letter * name.length);
  const total = widths.reduce((sum, own) => sum + own + gap, 0);
  const isBeside = left + (letter + 1) * title.length + total <= right;
  return isBeside
    ? placeInRows(widths, { left: right - total, right, top: 10, step, gap })
    : placeInRows(widths, { left, right, top: 26, step, gap });
}

/** Which line is which, where there are several. */
export function LineLegend({
  lines,
  places,
}: {
  readonly lines: readonly LegendLine[];
  readonly places: RowPlaces;
}) {
  return places.map(([x, y], index) => {
    const line = lines[index];
    if (line === undefined) return null;
    return (
      <g key={line.id} transform={`translate(${roundPixel(x)} ${y})`}>
        <path
          d={`M0 0h${sample}`}
          stroke="var(--ink2)"
          strokeWidth={looks[line.look].width}
          strokeDasharray={looks[line.look].dash}
        />
        <text x={sample + 5} dy="0.32em" fill="var(--ink2)">
          {line.name}
        </text>
      </g>
    );
  });
}
