/** @file The centres of a layer's units on the picture, as dots; those of some units stand out. */
import { memo, useMemo } from 'react';
import type { Field } from '../../analysis/analysis';
import type { UnitRange } from '../../analysis/sight/seeingUnits';
import { computeUnitCenter } from '../../analysis/sight/unitExtent';
import type { PerAxis } from '../../util/perAxis';
import type { StageView } from './stageView';

/** Dots that are nearer to each other are a grey surface. */
const leastDistance = 10;

/** Whether the centres are far enough from each other to be told apart. */
export function canDrawDots({ scale }: StageView, { jump }: Field): boolean {
  return Math.min(...jump) * scale >= leastDistance;
}

/** All centres in a range of units as one path of points. */
function drawDots({ scale, left, top }: StageView, field: Field, { first, last }: UnitRange): string {
  const points: string[] = [];
  for (let row = first[0]; row <= last[0]; row++)
    for (let column = first[1]; column <= last[1]; column++) {
      const [y, x] = computeUnitCenter(field, [row, column]);
      points.push(`M${(left + (x + 0.5) * scale).toFixed(1)} ${(top + (y + 0.5) * scale).toFixed(1)}h0`);
    }
  return points.join('');
}

/** The dots of all units; none where they would touch. */
export const UnitDots = memo(function UnitDots({
  view,
  field,
  mapSize,
}: {
  readonly view: StageView;
  readonly field: Field;
  readonly mapSize: PerAxis<number>;
}) {
  const path = useMemo(() => {
    const last = [mapSize[0] - 1, mapSize[1] - 1] as const;
    return canDrawDots(view, field) ? drawDots(view, field, { first: [0, 0], last }) : null;
  }, [view, field, mapSize]);
  if (path === null) return null;
  return (
    <>
      <path className="image-dots" data-look="ring" d={path} />
      <path className="image-dots" d={path} />
    </>
  );
});

/** The dots of some units; where they would touch, the rectangle that holds them. */
export function ChosenDots({
  view,
  field,
  range,
}: {
  readonly view: StageView;
  readonly field: Field;
  readonly range: UnitRange;
}) {
  if (canDrawDots(view, field))
    return (
      <>
        <path className="image-dots" data-look="chosen-ring" d={drawDots(view, field, range)} />
        <path className="image-dots" data-look="chosen" d={drawDots(view, field, range)} />
      </>
    );
  const { scale, left, top } = view;
  const [firstY, firstX] = computeUnitCenter(field, range.first);
  const [lastY, lastX] = computeUnitCenter(field, range.last);
  return (
    <rect
      className="image-cluster"
      x={left + (firstX + 0.5) * scale - 2}
      y={top + (firstY + 0.5) * scale - 2}
      width={(lastX - firstX) * scale + 4}
      height={(lastY - firstY) * scale + 4}
    />
  );
}
