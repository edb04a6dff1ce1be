/** @file The focus of a control that is taken from the page: it hands it on as it goes, and nobody has to look for it. */

/** A ref of the control that may go: what stands before it takes its focus then, or else what stands behind it. */
export function handOnFocus(control: HTMLElement | null): () => void {
  return () => {
    // The ref is let go while the control is still on the page.
    if (control === null || control !== document.activeElement) return;
    const all = [...(control.parentElement?.querySelectorAll<HTMLElement>('button, input') ?? [])];
    const at = all.indexOf(control);
    (all[at - 1] ?? all[at + 1])?.focus();
  };
}
