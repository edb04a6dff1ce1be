/** @file The lines on which the dragged card stands with others. */
import { dragGuides } from './cardDrag';
import { useCell } from './cell';

/** Lines in pixels of the canvas. */
export function DragGuides() {
  const guides = useCell(dragGuides);
  if (guides.length === 0) return null;
  const path = guides.map(([from, to]) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join('');
  return (
    <svg className="drag-guides" width="1" height="1" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
