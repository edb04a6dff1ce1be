/** @file Hands a file to the browser as a download. */

/** Downloads content under a name. */
export function download(name: string, content: string | Uint8Array<ArrayBuffer> | Blob, type: string): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// What no file system takes, and what would hide a file or leave its folder.
const forbidden = /[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu;
const longest = 80;

/** A name for a file: the title without what file systems refuse, and the extension, with its dot. */
export function createFileName(title: string, extension: string): string {
  const base = [
    ...title
      .replace(forbidden, '-')
      .trim()
      .replace(/^[.\s]+|[.\s]+$/g, ''),
  ].slice(0, longest);
  return (base.join('').trim() || 'design') + extension;
}
