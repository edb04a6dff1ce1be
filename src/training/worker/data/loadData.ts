/** @file The pictures of a run from wherever they come. */

import {
  type DataFile,
  type DataProblem,
  type DataSource,
  type Dataset,
  servedDataPath,
  splitAddresses,
} from '../../dataset';
import type { LeftOut } from '../../leftOut';
import { obeysSettings } from '../../obeysSettings';
import { DataError } from './dataError';
import { decodePicture } from './decodePicture';
import { withDistinctClasses } from './distinctClasses';
import { keepSet, readKeptSet, stampKeptSet } from './keptSets';
import { createSyntheticSet } from './synthetic';

/** What is said while data is loaded. */
export interface DataListener {
  /** Bytes read so far, and all that there are where it is known. */
  onProgress(bytes: number, totalBytes: number | null): void;
  /** The set was read but could not be kept as asked. */
  onNotKept(problem: DataProblem): void;
  /** Pictures were left out. */
  onLeftOut?(leftOut: LeftOut): void;
}

/** Fetches a file. @throws DataError where the address does not answer, or breaks off. */
async function download(
  address: string,
  onBytes: (bytes: number, total: number | null) => void,
  signal: AbortSignal | undefined,
): Promise<DataFile> {
  const isServed = address.endsWith(`/${servedDataPath}`);
  const response = await fetch(address, { signal: signal ?? null }).catch(() => null);
  if (!response?.ok || response.body === null)
    throw new DataError({
      code: 'download-failed',
      status: response?.ok ? null : (response?.status ?? null),
      isServed,
    });
  // Servers of single pages answer so to whatever is not there.
  if (response.headers.get('content-type')?.startsWith('text/html'))
    throw new DataError({ code: 'download-page', isServed });
  const length = Number(response.headers.get('content-length'));
  // What is packed for the way is longer when it arrives.
  const total = length > 0 && !response.headers.has('content-encoding') ? length : null;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new DataError({ code: 'download-cut', bytes, totalBytes: total });
    });
    if (done) break;
    pieces.push(value);
    bytes += value.length;
    onBytes(value.length, total);
  }
  return { path: namePath(address), file: new Blob(pieces) };
}

/** A file with the folder that it lies in, which may say what it is for; the whole way there is none of its name. */
function namePath(address: string): string {
  const { pathname } = new URL(address);
  return pathname.split('/').slice(-2).map(decodePart).join('/').replace(/^\//, '');
}

/** A part of an address as it is read; as it stands where it is no encoded text. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Fetches files one after the other. @param addresses separated by spaces or line ends. */
async function downloadAll(
  addresses: string,
  { onProgress }: DataListener,
  signal: AbortSignal | undefined,
): Promise<readonly DataFile[]> {
  const files: DataFile[] = [];
  let bytes = 0;
  const list = splitAddresses(addresses);
  for (const address of list)
    files.push(
      await download(
        address,
        (piece, total) => {
          bytes += piece;
          onProgress(bytes, list.length === 1 ? total : null);
        },
        signal,
      ),
    );
  return files;
}

/** When the file of a kept set was written; null for other sources. @throws DataError where it is not kept. */
export async function stampData(source: DataSource): Promise<string | null> {
  return source.kind === 'kept' ? stampKeptSet(source.name) : null;
}

/** @throws DataError where the pictures cannot be read; the reason of `signal` where it ends the reading. */
export async function loadData(
  source: DataSource,
  listener: DataListener,
  signal?: AbortSignal,
): Promise<Dataset> {
  switch (source.kind) {
    case 'synthetic':
      return createSyntheticSet(source);
    case 'pictures':
      return source.dataset;
    case 'kept':
      return withDistinctClasses(await readKeptSet(source.name));
    case 'files':
    case 'address': {
      const files =
        source.kind === 'files' ? source.files : await downloadAll(source.address, listener, signal);
      // Readers of formats are loaded when there is something for them.
      const { readFiles } = await import('./readFiles');
      const read = await readFiles(files, {
        settings: source.settings,
        decode: decodePicture,
        onProgress: listener.onProgress,
        onLeftOut: listener.onLeftOut,
        signal,
      });
      const dataset = withDistinctClasses(read);
      if (source.keepAs !== null)
        await keepSet(
          source.keepAs,
          dataset,
          obeysSettings(source) ? source.settings : null,
          source.replaces === true,
        ).catch((error) => {
          if (!(error instanceof DataError)) throw error;
          listener.onNotKept(error.problem);
        });
      return dataset;
    }
  }
}
