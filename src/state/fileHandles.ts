/**
 * @file Files on the disk that designs came from or were saved to, where the browser can write to them again (the File
 * System Access API, which the standard types do not have). They last as long as the page.
 */
import type { DesignId } from './library/designId';

/** What the pickers are asked for. */
export interface PickerOptions {
  readonly suggestedName?: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** What a browser may have besides the standard. */
interface FilePickers {
  readonly showSaveFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle>;
  readonly showOpenFilePicker?: () => Promise<readonly FileSystemFileHandle[]>;
}

const handles = new Map<DesignId, FileSystemFileHandle>();

/** The pickers of this browser. */
export function getFilePickers(): FilePickers {
  return globalThis as unknown as FilePickers;
}

/** Remembers the file of a design. */
export function noteFileHandle(id: DesignId, handle: FileSystemFileHandle): void {
  handles.set(id, handle);
}

/** The file of a design; undefined where there is none. */
export function findFileHandle(id: DesignId): FileSystemFileHandle | undefined {
  return handles.get(id);
}

/** Forgets the file of a design. */
export function forgetFileHandle(id: DesignId): void {
  handles.delete(id);
}
