/** @file The mark of a design in a scatter plot and in its legend: a colour and a shape, so that neither is alone. */
import type { Status } from '../analysis/analysis';
import { statusPaints } from './statusPaint';

/** `start` is what all others are compared with. */
export type PointLook = 'circle' | 'square' | 'start';

const shapes: Readonly<Record<PointLook, string>> = {
  circle: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  square: 'M-4-4h8v8h-8z',
  start: 'M0-7L7 0L0 7L-7 0z',
};

/** The mark, around the origin. */
export function PointShape({ status, shape }: { readonly status: Status; readonly shape: PointLook }) {
  const isStart = shape === 'start';
  return (
    <path
      d={shapes[shape]}
      fill={isStart ? 'var(--panel)' : statusPaints[status].fill}
      stroke={isStart ? 'var(--ink)' : 'var(--panel)'}
      strokeWidth={isStart ? 1.5 : 1}
    />
  );
}
