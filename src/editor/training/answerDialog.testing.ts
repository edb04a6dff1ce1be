/** @file For tests: the browser's dialog for files, answered at once. */
import { vi } from 'vitest';

/** Plays the browser's dialog for files: these are chosen, or with null it is left. */
export function answerDialog(files: readonly File[] | null): void {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementationOnce(function (this: HTMLInputElement) {
    const transfer = new DataTransfer();
    for (const file of files ?? []) transfer.items.add(file);
    this.files = transfer.files;
    this.dispatchEvent(new Event(files === null ? 'cancel' : 'change'));
  });
}
