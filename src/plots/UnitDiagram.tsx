/**
 * @file The one-dimensional picture of textbooks: a row of units for each layer, and the cone of units that one unit
 * of the last row is computed from, down to the pixels.
 *
 * Pure: data in, SVG out. Rows from the image (below) to the layer (above); what lies outside of a map is padding.
 */
import { useMemo } from 'react';
import { computeCone, type UnitLevel } from './unitCone';
import './plots.css';

const usualRowHeight = 44;
const marginX = 12;
const marginTop = 14;
const labelHeight = 14;

/** What the picture needs. */
export interface UnitDiagramProps {
  /** From the image to the layer. */
  readonly levels: readonly UnitLevel[];
  /** The unit of the last row whose cone is shown. */
  readonly unit: number;
  readonly width: number;
  readonly label: string;
  /** Pixels from row to row. */
  readonly rowHeight?: number;
  /** Whether the cone is left out but for its tip, to be drawn by somebody. */
  readonly isBlank?: boolean;
}

/** The picture. */
export function UnitDiagram({
  levels,
  unit,
  width,
  label,
  rowHeight = usualRowHeight,
  isBlank = false,
}: UnitDiagramProps) {
  const cone = useMemo(() => computeCone(levels, unit), [levels, unit]);
  const [image] = levels;
  if (image === undefined) return null;
  const lowest = Math.min(0, ...(cone[0]?.units ?? [0]));
  const highest = Math.max(image.length - 1, ...(cone[0]?.units ?? [0]));
  const step = (width - 2 * marginX) / Math.max(1, highest - lowest);
  const radius = Math.min(4, Math.max(1.2, step * 0.32));
  const height = marginTop + (levels.length - 1) * rowHeight + labelHeight + 8;
  const getX = (row: number, position: number) => {
    const { start = 0, jump = 1 } = levels[row] ?? {};
    return marginX + (start + position * jump - lowest) * step;
  };
  const getY = (row: number) => marginTop + (levels.length - 1 - row) * rowHeight + labelHeight;
  return (
    <svg
      className="unit-diagram"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {(isBlank ? [] : cone.slice(1)).map(({ reads }, index) => (
        <path
          key={levels[index + 1]?.name}
          className="unit-edges"
          d={reads
            .map(
              ([from, to]) =>
                `M${getX(index, from).toFixed(1)} ${getY(index)}L${getX(index + 1, to).toFixed(1)} ${getY(index + 1)}`,
            )
            .join('')}
        />
      ))}
      {levels.map(({ name, length }, row) => {
        const isTip = row === levels.length - 1;
        const inCone = new Set(isBlank && !isTip ? [] : cone[row]?.units);
        const outside = [...inCone].filter((position) => position < 0 || position >= length);
        return (
          <g key={name}>
            <text className="unit-name" x={marginX - 4} y={getY(row) - 8}>
              {name}
            </text>
            {Array.from({ length }, (_, position) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
                key={position}
                className="unit"
                data-seen={inCone.has(position) || undefined}
                cx={getX(row, position)}
                cy={getY(row)}
                r={radius}
              />
            ))}
            {outside.map((position) => (
              <circle
                key={position}
                className="unit"
                data-outside="true"
                cx={getX(row, position)}
                cy={getY(row)}
                r={radius}
              />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
