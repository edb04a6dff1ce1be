/** @file What was dropped, taken hold of while the drop is handled: the browser forgets it with the first pause. */

/** A browser that can write to files has this besides the standard. */
interface DroppedItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/** What was dropped. */
export interface HeldDrop {
  readonly files: readonly File[];
  /** Files and folders, where the browser tells them apart. */
  readonly entries: readonly FileSystemEntry[];
  /** Of each file, where the browser can write to files. */
  readonly handles: readonly (Promise<FileSystemHandle | null> | undefined)[];
}

/** Takes hold of what was dropped. */
export function holdDrop({ files, items }: DataTransfer): HeldDrop {
  return {
    files: [...files],
    entries: [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []),
    handles: [...items].flatMap((item) =>
      item.kind === 'file' ? [(item as DroppedItem).getAsFileSystemHandle?.()] : [],
    ),
  };
}
