/** @file The centres of a layer's units on the picture, as dots; those of some units stand out. */
import { memo, useMemo } from 'react';
import type { Field } from '../../analysis/analysis';
import type { UnitRange } from '../../analysis/sight/seeingUnits';
import { computeUnitCenter } from '../../analysis/sight/unitExtent';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import type { StageView } from './stageView';

/** Dots that are nearer to each other are a grey surface. */
const leastDistance = 10;

/** Whether the centres are far enough from each other to be told apart. */
export function canDrawDots({ scale }: StageView, { jump }: Field): boolean {
  return Math.min(...jump) * scale >= leastDistance;
}

/** All centres in ranges of units as one path of points. */
function drawDots({ scale, left, top }: StageView, field: Field, ranges: readonly UnitRange[]): string {
  const points: string[] = [];
  for (const { first, last } of ranges)
    for (let row = first[0]; row <= last[0]; row++)
      for (let column = first[1]; column <= last[1]; column++) {
        const [y, x] = computeUnitCenter(field, [row, column]);
        points.push(`M${(left + (x + 0.5) * scale).toFixed(1)} ${(top + (y + 0.5) * scale).toFixed(1)}h0`);
      }
  return points.join('');
}

/** Rectangles that hold the centres in ranges of units, with a rim, as one path. */
function drawClusters(
  { scale, left, top }: StageView,
  field: Field,
  ranges: readonly UnitRange[],
  [rimY, rimX]: PerAxis<number>,
): string {
  const boxes = ranges.map(({ first, last }) => {
    const [firstY, firstX] = computeUnitCenter(field, first);
    const [lastY, lastX] = computeUnitCenter(field, last);
    const [x, y] = [left + (firstX + 0.5) * scale - rimX, top + (firstY + 0.5) * scale - rimY];
    const width = (lastX - firstX) * scale + 2 * rimX;
    const height = (lastY - firstY) * scale + 2 * rimY;
    return `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
  });
  return boxes.join('');
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
    return canDrawDots(view, field) ? drawDots(view, field, [{ first: [0, 0], last }]) : null;
  }, [view, field, mapSize]);
  if (path === null) return null;
  return (
    <>
      <path className="image-dots" data-look="ring" d={path} />
      <path className="image-dots" d={path} />
    </>
  );
});

/** The dots of some units; where they would touch, the rectangles that hold them. */
export const ChosenDots = memo(function ChosenDots({
  view,
  field,
  ranges,
}: {
  readonly view: StageView;
  readonly field: Field;
  readonly ranges: readonly UnitRange[];
}) {
  const isDotted = canDrawDots(view, field);
  // Units with others between them keep to their own place; a single cluster is wide enough to be seen.
  const hasGaps = ranges.length > 1;
  const path = useMemo(() => {
    if (isDotted) return drawDots(view, field, ranges);
    const rim = mapAxes(field.jump, (jump) => (hasGaps ? Math.max((jump * view.scale) / 2, 0.5) : 2));
    return drawClusters(view, field, ranges, rim);
  }, [view, field, ranges, isDotted, hasGaps]);
  if (!isDotted) return <path className="image-cluster" data-look={hasGaps ? 'gaps' : undefined} d={path} />;
  return (
    <>
      <path className="image-dots" data-look="chosen-ring" d={path} />
      <path className="image-dots" data-look="chosen" d={path} />
    </>
  );
});
