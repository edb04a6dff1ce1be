/** @file The map of a layer as a grid of its units: the chosen one, or those that see a pixel or an object. */
import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import type { UnitRange } from '../../analysis/sight/seeingUnits';
import { computeUnitCenter } from '../../analysis/sight/unitExtent';
import { useStore } from '../../state/store';
import { clamp } from '../../util/numbers';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { useElementSize } from '../canvas/useElementSize';
import { useLateText } from '../useLateText';
import { takeArrow } from './arrowSteps';
import { moveUnit, type Sight } from './sight';
import { fromPixel } from './stageView';

/** Lines that are nearer to each other are left out. */
const leastCell = 4;
/** No cell is larger. */
const largestCell = 28;
/** What shows a single unit of a large map. */
const leastMark = 4;

function drawLines(count: number, cell: number, length: number, isRow: boolean): string {
  return Array.from({ length: count - 1 }, (_, index) => {
    const place = ((index + 1) * cell).toFixed(1);
    return isRow ? `M0 ${place}h${length}` : `M${place} 0v${length}`;
  }).join('');
}

/** Units as rectangles in one path; a single range is large enough to be seen. */
function drawRanges(ranges: readonly UnitRange[], cell: number, [height, width]: PerAxis<number>): string {
  const least = ranges.length > 1 ? cell : leastMark;
  const boxes = ranges.map(({ first, last }) => {
    const x = Math.min(first[1] * cell, width - least);
    const y = Math.min(first[0] * cell, height - least);
    const across = Math.max((last[1] - first[1] + 1) * cell, least);
    const down = Math.max((last[0] - first[0] + 1) * cell, least);
    return `M${x.toFixed(1)} ${y.toFixed(1)}h${across.toFixed(1)}v${down.toFixed(1)}h${(-across).toFixed(1)}z`;
  });
  return boxes.join('');
}

/** The grid. @param sight its units and its map are known. */
export function UnitMap({
  name,
  sight,
  mapSize: [rows, columns],
  unit,
  isChoosing,
}: {
  readonly name: string;
  readonly sight: Sight;
  readonly mapSize: PerAxis<number>;
  readonly unit: PerAxis<number>;
  /** Whether the unit stands out; else those that see something do. */
  readonly isChoosing: boolean;
}) {
  const { onImage: words } = useLateText();
  const setView = useStore((state) => state.setImageView);
  const resolution = useStore((state) => state.design.resolution);
  const [ref, size] = useElementSize();
  const cell = size === null ? 0 : Math.min(size.width / columns, size.height / rows, largestCell);
  const [height, width] = [rows * cell, columns * cell];
  const lines = useMemo(
    () =>
      cell < leastCell
        ? ''
        : drawLines(rows, cell, columns * cell, true) + drawLines(columns, cell, rows * cell, false),
    [rows, columns, cell],
  );
  const chooseAt = (event: PointerEvent<HTMLElement>) => {
    const { field } = sight;
    if (field === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at: PerAxis<number> = [
      clamp(Math.floor(((event.clientY - box.top) / box.height) * rows), 0, rows - 1),
      clamp(Math.floor(((event.clientX - box.left) / box.width) * columns), 0, columns - 1),
    ];
    setView({ spot: fromPixel(computeUnitCenter(field, at), resolution), mode: 'unit' });
  };
  const handleKey = (event: KeyboardEvent) => {
    const arrow = takeArrow(event);
    if (arrow === null) return;
    const by = mapAxes(arrow, (step) => (event.shiftKey ? step * 10 : step));
    const spot = moveUnit(sight, by, resolution);
    if (spot !== null) setView({ spot, mode: 'unit' });
  };
  const chosen = isChoosing ? [{ first: unit, last: unit }] : sight.seeing;
  return (
    <div className="image-map" ref={ref}>
      {size !== null && (
        <div
          className="image-map-hand"
          style={{ width, height }}
          role="slider"
          tabIndex={0}
          aria-label={words.map(name)}
          aria-valuemin={0}
          aria-valuemax={rows * columns - 1}
          aria-valuenow={unit[0] * columns + unit[1]}
          aria-valuetext={words.formatUnitPlace(unit)}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            chooseAt(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) chooseAt(event);
          }}
          onKeyDown={handleKey}
        >
          <svg width={width} height={height} aria-hidden="true">
            <rect className="image-map-ground" width={width} height={height} />
            <path className="image-map-lines" d={lines} />
            <path className="image-map-chosen" d={drawRanges(chosen, cell, [height, width])} />
          </svg>
        </div>
      )}
    </div>
  );
}
