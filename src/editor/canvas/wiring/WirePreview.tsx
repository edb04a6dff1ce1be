/** @file The wire in the hand, and marks on what a drop would concern. */
import { useCell } from './cell';
import { dragPreview } from './dragPreview';

/** Marks of the drag that is going on, in pixels of the canvas. */
export function WirePreview() {
  const shown = useCell(dragPreview);
  if (shown === null) return null;
  const { line, box, edge, isRefused } = shown;
  return (
    <svg
      className="wire-preview"
      data-refused={isRefused || undefined}
      width="1"
      height="1"
      aria-hidden="true"
    >
      {edge !== null && <path className="aimed-edge" d={edge.path} />}
      {box !== null && (
        <rect
          className="aimed-card"
          x={box.x - 4}
          y={box.y - 4}
          width={box.width + 8}
          height={box.height + 8}
          rx={12}
        />
      )}
      {line !== null && (
        <>
          <path className="wire" d={`M${line[0].x} ${line[0].y}L${line[1].x} ${line[1].y}`} />
          <circle className="wire-end" cx={line[1].x} cy={line[1].y} r={4} />
        </>
      )}
    </svg>
  );
}
