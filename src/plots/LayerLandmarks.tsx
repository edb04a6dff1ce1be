/**
 * @file The border line and the tail over the layers of a plot. Of several runs each has a line of its own above the
 * plot, in its look: their networks may differ.
 */
import { type PlotArea, roundPixel } from './plotFrame';
import { getSeriesPaint } from './seriesPaint';

/** Places of one run that are marked, each by where it begins in pixels. */
export interface Landmarks {
  readonly id: string;
  readonly borders: readonly (readonly [id: string, left: number])[];
  readonly tail: readonly (readonly [id: string, left: number])[];
}

interface LandmarksProps {
  /** Null where the plot is one of many. */
  readonly words: { readonly border: string; readonly tail: string } | null;
  readonly area: PlotArea;
  /** Pixels from one place to the next. */
  readonly step: number;
}

/** Pixels that the marks of each of several runs take above the plot. */
export const landmarkRow = 20;

/** A horizontal line with upright ends. */
function drawBracket(from: number, to: number, y: number): string {
  return `M${roundPixel(from)} ${y + 4}v-4H${roundPixel(to)}v4`;
}

/** Those of the only run: the border in the colour of what lies behind it, words above each other. */
function OnlyLandmarks({ landmarks, words, area, step }: LandmarksProps & { readonly landmarks: Landmarks }) {
  const { borders, tail } = landmarks;
  const [first] = tail;
  const last = tail.at(-1);
  const top = words === null ? area.top : area.top - 10;
  return (
    <>
      {borders.map(([id, left]) => (
        <path
          key={id}
          data-border={id}
          d={`M${roundPixel(left)} ${top}V${area.bottom}`}
          stroke="var(--dead)"
          strokeDasharray="4 3"
        />
      ))}
      {words !== null && borders[0] !== undefined && (
        <text x={roundPixel(borders[0][1] + 4)} y={area.top - 3} fill="var(--dead)">
          {words.border}
        </text>
      )}
      {words !== null && first !== undefined && last !== undefined && (
        <>
          <path
            data-tail={first[0]}
            d={drawBracket(first[1] + 2, last[1] + step - 2, area.top - 16)}
            stroke="var(--ink2)"
            fill="none"
          />
          <text x={roundPixel(first[1] + 4)} y={area.top - 20} fill="var(--ink2)">
            {words.tail}
          </text>
        </>
      )}
    </>
  );
}

/** Those of one of several runs, on a line of their own. */
function OwnLandmarks({
  landmarks,
  index,
  words,
  area,
  step,
}: LandmarksProps & { readonly landmarks: Landmarks; readonly index: number }) {
  const { borders, tail } = landmarks;
  const { stroke, dash, mark } = getSeriesPaint(index);
  const [first] = tail;
  const last = tail.at(-1);
  // The bracket lies at the top of the line, the word of the border below it.
  const top = words === null ? area.top : area.top - landmarkRow * (index + 1);
  return (
    <>
      {borders.map(([id, left]) => (
        <g key={id}>
          <path
            data-border={id}
            d={`M${roundPixel(left)} ${words === null ? top : top + 12}V${area.bottom}`}
            stroke={stroke}
            strokeDasharray="4 3"
          />
          {words !== null && (
            <path d={mark} transform={`translate(${roundPixel(left)} ${top + 12})`} fill={stroke} />
          )}
        </g>
      ))}
      {words !== null && borders[0] !== undefined && (
        <text x={roundPixel(borders[0][1] + 7)} y={top + 16} fill="var(--ink2)">
          {words.border}
        </text>
      )}
      {words !== null && first !== undefined && last !== undefined && (
        <>
          <path
            data-tail={first[0]}
            d={drawBracket(first[1] + 2, last[1] + step - 2, top + 2)}
            stroke={stroke}
            strokeWidth={1.5}
            strokeDasharray={dash === '' ? undefined : dash}
            fill="none"
          />
          <text x={roundPixel(first[1] - 2)} y={top + 8} textAnchor="end" fill="var(--ink2)">
            {words.tail}
          </text>
        </>
      )}
    </>
  );
}

/** The landmarks of all runs. */
export function LayerLandmarks({
  runs,
  ...shared
}: LandmarksProps & { readonly runs: readonly Landmarks[] }) {
  const [only] = runs;
  return (
    <g className="plot-landmarks">
      {runs.length === 1 && only !== undefined ? (
        <OnlyLandmarks landmarks={only} {...shared} />
      ) : (
        runs.map((landmarks, index) => (
          <OwnLandmarks key={landmarks.id} landmarks={landmarks} index={index} {...shared} />
        ))
      )}
    </g>
  );
}
