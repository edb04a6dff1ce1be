/** @file Which line of a plot over the layers is which: names with their strokes, beside the title or below it. */
import { letter, roundPixel } from './plotFrame';

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

/** Where the names of the lines stand, from their middle: in the line of the title or in lines below it. */
export type Legend = readonly (readonly [x: number, y: number])[];

/** Places them between `left` and `right`. */
export function arrangeLegend(
  lines: readonly LegendLine[],
  title: string,
  left: number,
  right: number,
): Legend {
  if (lines.length < 2) return [];
  const widths = lines.map(({ name }) => sample + letter * name.length + 20);
  const total = widths.reduce((sum, own) => sum + own, 0);
  const isBeside = left + (letter + 1) * title.length + total <= right;
  let [x, y] = isBeside ? [right - total, 10] : [left, 26];
  return widths.map((own) => {
    if (!isBeside && x > left && x + own - 20 > right) [x, y] = [left, y + 14];
    const place = [x, y] as const;
    x += own;
    return place;
  });
}

/** Which line is which, where there are several. */
export function LineLegend({
  lines,
  places,
}: {
  readonly lines: readonly LegendLine[];
  readonly places: Legend;
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
