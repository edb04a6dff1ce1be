/** @file What the bars and the line of a plot of layers are, in rows below its title: for a plot that stands alone. */
import type { Status } from '../analysis/analysis';
import { LayerBar } from './LayerBar';
import { letter, roundPixel } from './plotFrame';
import { getSeriesPaint } from './seriesPaint';
import { placeInRows, type RowPlaces } from './textRows';

/** One entry: a bar of a status, the line of probes, or only words. */
export interface KeyEntry {
  readonly name: string;
  readonly look: Status | 'line' | 'words';
}

/** Pixels that a row of entries takes. */
export const keyRow = 16;
const gap = 16;

const sampleWidths = { line: 28, words: 0, bar: 12 } as const;
const getSampleWidth = (look: KeyEntry['look']) =>
  look === 'line' || look === 'words' ? sampleWidths[look] : sampleWidths.bar;

/** Places entries between two ends, in as many rows as they need, the first `top` pixels from the top. */
export function arrangeKey(
  entries: readonly KeyEntry[],
  [left, right]: readonly [left: number, right: number],
  top: number,
): RowPlaces {
  const widths = entries.map(({ name, look }) => getSampleWidth(look) + 5 + letter * name.length);
  return placeInRows(widths, { left, right, top: top + keyRow / 2, step: keyRow, gap });
}

function Sample({ look }: { readonly look: KeyEntry['look'] }) {
  if (look === 'words') return null;
  if (look !== 'line') return <LayerBar status={look} box={{ x: 0, y: -5, width: 12, height: 10 }} />;
  const { stroke, mark } = getSeriesPaint(0);
  return (
    <>
      <path d="M0 0H28" stroke={stroke} strokeWidth={1.75} />
      <path d={mark} transform="translate(14 0)" fill={stroke} stroke="var(--panel)" />
    </>
  );
}

/** The entries. */
export function LayerKey({
  entries,
  places,
}: {
  readonly entries: readonly KeyEntry[];
  readonly places: RowPlaces;
}) {
  return places.map(([x, y], index) => {
    const entry = entries[index];
    if (entry === undefined) return null;
    const { name, look } = entry;
    return (
      <g key={name} data-key={look} transform={`translate(${roundPixel(x)} ${roundPixel(y)})`}>
        <Sample look={look} />
        <text x={look === 'words' ? 0 : getSampleWidth(look) + 5} dy="0.32em" fill="var(--ink2)">
          {name}
        </text>
      </g>
    );
  });
}
