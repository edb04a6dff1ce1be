/** @file The handle of a file that is dropped, where the browser can write to files. */

/** A browser that can write to files has this besides the standard. */
interface DroppedItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/** The handle; to be asked for while the drop is handled. */
export function getDroppedHandle(
  item: DataTransferItem | undefined,
): Promise<FileSystemHandle | null> | undefined {
  return (item as DroppedItem | undefined)?.getAsFileSystemHandle?.();
}
