/** @file Whom a key press is meant for. */

/** Whether it is meant for the field that has the focus. */
export function isForField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(range|radio|checkbox)$/.test(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement;
}

/** Whether it is meant for text that is written; numbers have no steps of their own to take back. */
export function isForText(target: EventTarget | null): boolean {
  return isForField(target) && (target as HTMLElement).role !== 'spinbutton';
}

/** Whether it is meant for the network: on its cards and their twin in the table, in the palette, on a panel itself, or nowhere else. */
export function isForNetwork(target: EventTarget | null): boolean {
  if (target === document.body) return true;
  return (
    target instanceof Element &&
    target.closest('.network-canvas, .palette-panel, .layer-grid, .compare-grid, .inspector-part:focus') !==
      null
  );
}
