/** @file What stands out in a plot over the layers: lines to compare with, borders, and where one is passed. */
import { letter, type PlotArea, roundPixel } from './plotFrame';
import type { PlotScale } from './plotScale';

/** A line that others are compared with, and what it is. */
export interface SequenceReference {
  readonly value: number;
  readonly label: string;
}

/** Such a line in the plot, and where its label begins. */
interface PlacedReference {
  readonly label: string;
  readonly top: number;
  readonly x: number;
  readonly baseline: number;
}

/** Labels stand above their lines; below where the title is, and beside the label before where that is too near. */
export function placeReferences(
  references: readonly SequenceReference[],
  y: PlotScale,
  area: PlotArea,
): readonly PlacedReference[] {
  const sorted = references
    .map(({ value, label }) => ({ label, top: y.place(value) }))
    .toSorted((a, b) => a.top - b.top);
  const placed: PlacedReference[] = [];
  for (const { label, top } of sorted) {
    const before = placed.at(-1);
    // The title and the names of lines end 8 above the plot.
    const isBelow = top - 13 < area.top - 8;
    const isNear = before !== undefined && top - 13 < Math.max(before.top, before.baseline);
    const x = isNear ? before.x + letter * before.label.length + 16 : area.left + 4;
    placed.push({ label, top, x, baseline: isNear ? before.baseline : top + (isBelow ? 12 : -4) });
  }
  return placed;
}

/** The word at a border, behind its line or, where that is too near the end, in front of it. */
export function BorderName({
  x,
  y,
  end,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly children: string;
}) {
  const isBefore = x + 4 + letter * children.length > end;
  return (
    <text
      x={roundPixel(x + (isBefore ? -4 : 4))}
      y={y}
      textAnchor={isBefore ? 'end' : undefined}
      fill="var(--dead)"
    >
      {children}
    </text>
  );
}

/** A mark where the main line passes what it is compared with. */
export function Crossing({
  index,
  text,
  references,
  area,
  y,
  left,
}: {
  /** Of the layer. */
  readonly index: number;
  readonly text: string;
  readonly references: readonly SequenceReference[];
  readonly area: PlotArea;
  readonly y: PlotScale;
  readonly left: (index: number) => number;
}) {
  const [reference] = references;
  if (reference === undefined) return null;
  const placed = placeReferences(references, y, area);
  const own = placed.find(({ label }) => label === reference.label);
  if (own === undefined) return null;
  // Before it the line is below; there the label stands clear of it, beside that of the reference or above it.
  const [room, length] = [left(index) - left(0), letter * text.length];
  const ends = placed.map(({ x, label, baseline }) =>
    baseline === own.baseline ? x + letter * label.length - area.left : 0,
  );
  const isBeside = room > length + Math.max(...ends) + 20;
  const { top } = own;
  // Another line that is near would strike it through: then it stands above that one's label.
  const highest = Math.min(...placed.map((other) => (other.top > top - 36 ? other.top : top)));
  const above = isBeside ? -10 : highest - 36 > area.top ? highest - top - 22 : 16;
  const baseline = own.baseline < top ? above : isBeside ? 16 : 28;
  return (
    <g transform={`translate(${roundPixel(left(index))} ${roundPixel(top)})`}>
      <path d="M0-5L5 0L0 5L-5 0z" fill="var(--panel)" stroke="var(--ink)" strokeWidth={1.5} />
      <text
        x={roundPixel(Math.max(-8, length + 4 - room))}
        y={baseline}
        textAnchor="end"
        fill="var(--ink)"
        stroke="var(--panel)"
        strokeWidth={3}
        paintOrder="stroke"
      >
        {text}
      </text>
    </g>
  );
}
