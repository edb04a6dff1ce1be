/** @file The way of the keyboard's focus into the palette's search field, also where the palette is yet to be drawn. */

/** The id of the field. */
export const paletteSearchId = 'palette-search';

let isAwaited = false;

/** Focuses the field, at once or as soon as it is drawn. */
export function focusPaletteSearch(): void {
  const field = document.getElementById(paletteSearchId);
  isAwaited = field === null;
  field?.focus();
}

/** For the field that has just been drawn: takes the focus where it was meant for it. */
export function takePaletteFocus(field: HTMLElement | null): void {
  if (field === null || !isAwaited) return;
  isAwaited = false;
  field.focus();
}
