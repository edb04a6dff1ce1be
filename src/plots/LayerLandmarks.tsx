/** @file The border line and the tail over the layers of a plot. */
import { type PlotArea, roundPixel } from './plotFrame';

/** What is known of a place, and where it begins in pixels. */
export interface Landmark {
  readonly id: string;
  readonly left: number;
  readonly isBorder: boolean;
  readonly isTail: boolean;
}

/** A horizontal line with upright ends. */
function drawBracket(from: number, to: number, y: number): string {
  return `M${roundPixel(from)} ${y + 4}v-4H${roundPixel(to)}v4`;
}

/** The landmarks; without words where the plot is one of many. */
export function LayerLandmarks({
  places,
  words,
  area,
  step,
}: {
  readonly places: readonly Landmark[];
  readonly words: { readonly border: string; readonly tail: string } | null;
  readonly area: PlotArea;
  /** Pixels from one place to the next. */
  readonly step: number;
}) {
  const borders = places.filter(({ isBorder }) => isBorder);
  const first = places.find(({ isTail }) => isTail);
  const last = places.findLast(({ isTail }) => isTail);
  const top = words === null ? area.top : area.top - 10;
  return (
    <g className="plot-landmarks">
      {borders.map(({ id, left }) => (
        <path
          key={id}
          data-border={id}
          d={`M${roundPixel(left)} ${top}V${area.bottom}`}
          stroke="var(--dead)"
          strokeDasharray="4 3"
        />
      ))}
      {words !== null && borders[0] !== undefined && (
        <text x={roundPixel(borders[0].left + 4)} y={area.top - 3} fill="var(--dead)">
          {words.border}
        </text>
      )}
      {words !== null && first !== undefined && last !== undefined && (
        <>
          <path
            data-tail={first.id}
            d={drawBracket(first.left + 2, last.left + step - 2, area.top - 16)}
            stroke="var(--ink2)"
            fill="none"
          />
          <text x={roundPixel(first.left + 4)} y={area.top - 20} fill="var(--ink2)">
            {words.tail}
          </text>
        </>
      )}
    </g>
  );
}
