/** @file The name of a layer below its place in a plot, upright or turned. */
import { shortenLabel } from './layerLabels';
import { roundPixel } from './plotFrame';
import { getSeriesPaint } from './seriesPaint';

/** The name. @param x the middle of its place. @param y where the room for names begins. */
export function PlaceName({
  x,
  y,
  isTurned,
  isSelected = false,
  owner = null,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly isTurned: boolean;
  readonly isSelected?: boolean;
  /** The series that alone has this place; null where it belongs to all. */
  readonly owner?: number | null;
  readonly children: string;
}) {
  const at = isTurned
    ? `translate(${roundPixel(x + 4)} ${roundPixel(y + 6)}) rotate(-57)`
    : `translate(${roundPixel(x)} ${roundPixel(y + 11)})`;
  const colour = owner === null ? 'var(--ink2)' : getSeriesPaint(owner).stroke;
  return (
    <text
      transform={at}
      textAnchor={isTurned ? 'end' : 'middle'}
      fill={isSelected ? 'var(--accent)' : colour}
    >
      {isTurned ? shortenLabel(children) : children}
    </text>
  );
}
