/** @file The name of a layer below its place in a plot, upright or turned. */
import { shortenLabel } from './layerLabels';
import { roundPixel } from './plotFrame';

/** The name. @param x the middle of its place. @param y where the room for names begins. */
export function PlaceName({
  x,
  y,
  isTurned,
  isSelected = false,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly isTurned: boolean;
  readonly isSelected?: boolean;
  readonly children: string;
}) {
  const at = isTurned
    ? `translate(${roundPixel(x + 4)} ${roundPixel(y + 6)}) rotate(-57)`
    : `translate(${roundPixel(x)} ${roundPixel(y + 11)})`;
  return (
    <text
      transform={at}
      textAnchor={isTurned ? 'end' : 'middle'}
      fill={isSelected ? 'var(--accent)' : 'var(--ink2)'}
    >
      {isTurned ? shortenLabel(children) : children}
    </text>
  );
}
