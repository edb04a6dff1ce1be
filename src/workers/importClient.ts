/**
 * @file Imports for the page: a worker for each file, so that neither a large nor a strange one holds the page up,
 * and so that cancelling is immediate.
 */
import type { ImportOptions, ImportResult } from '../codecs/importer';
import { type ImportAnswer, type ImportJob, runImportJob } from './importJob';
import {
  type ImportListener,
  type ImportPort,
  type OpenImportPort,
  startImportWorker,
  takeSparePort,
} from './importPort';

const openSpareOrNew: OpenImportPort = (listener) => takeSparePort(listener) ?? startImportWorker(listener);

/**
 * Reads a dropped file. Never rejects; an abort ends the worker and gives the error `cancelled` at once. Where no
 * worker can be started the page reads the file itself.
 *
 * @param name the file's name; that of a File by default.
 */
export function importFile(
  file: Blob,
  options: ImportOptions & { readonly name?: string } = {},
  openPort: OpenImportPort = openSpareOrNew,
): Promise<ImportResult> {
  const { name = file instanceof File ? file.name : '', onProgress, signal, ...rest } = options;
  const job: ImportJob = { file, name, options: rest };
  const observe = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  return new Promise((resolve) => {
    let port: ImportPort | null = null;
    const finish = (result: ImportResult) => {
      signal?.removeEventListener('abort', cancel);
      port?.close();
      resolve(result);
    };
    const cancel = () => finish({ ok: false, error: { code: 'cancelled' } });
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel);
    const listener: ImportListener = {
      onAnswer(answer: ImportAnswer) {
        if ('result' in answer) finish(answer.result);
        else if (!signal?.aborted) onProgress?.(answer.fraction);
      },
      onFailure() {
        port?.close();
        port = null;
        runImportJob(job, observe).then(finish);
      },
    };
    try {
      port = openPort(listener);
      port.send(job);
    } catch {
      listener.onFailure('');
    }
  });
}
