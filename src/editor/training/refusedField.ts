/** @file The field of the setup that was not taken: no run starts while what is typed there is not what would be used. */

/**
 * Gives the focus to the first refused field that is shown.
 *
 * @returns the sentence below it; null where every field was taken.
 */
export function focusRefusedField(): string | null {
  const field = document.querySelector<HTMLElement>('.train-view [aria-invalid="true"]');
  if (field === null) return null;
  field.focus();
  const sentence = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  return sentence?.textContent ?? field.getAttribute('aria-label') ?? '';
}
