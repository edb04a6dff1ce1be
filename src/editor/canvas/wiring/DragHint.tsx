/** @file Beside the pointer: what is carried, and what a drop would do or why it cannot be done. */
import { createPortal } from 'react-dom';
import { useCell } from './cell';
import { dragPreview } from './dragPreview';

/** So far from the pointer, and at most so broad: it must not leave the window. */
const distance = 16;
const breadth = 280;

/** What stands beside the pointer while a wire is drawn, or while something is carried out of the palette. */
export function DragHint({ of }: { readonly of: 'wire' | 'carried' }) {
  const shown = useCell(dragPreview);
  if (shown === null || (shown.hint === null && shown.carried === null)) return null;
  const { client, carried, hint, isRefused } = shown;
  if ((carried !== null) !== (of === 'carried')) return null;
  const isRight = client.x + distance + breadth < innerWidth;
  const isLow = client.y + 120 < innerHeight;
  return createPortal(
    <div
      className="drag-hint"
      data-refused={isRefused || undefined}
      style={{
        [isRight ? 'left' : 'right']: isRight ? client.x + distance : innerWidth - client.x + distance,
        [isLow ? 'top' : 'bottom']: isLow ? client.y + distance : innerHeight - client.y + distance,
        maxWidth: breadth,
      }}
    >
      {carried !== null && <b className="drag-card">{carried}</b>}
      {hint !== null && <span className="drag-note">{hint}</span>}
    </div>,
    document.body,
  );
}
