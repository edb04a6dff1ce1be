/**
 * @file Imports for the page: a worker for each file, so that neither a large nor a strange one holds the page up,
 * and so that cancelling is immediate.
 */
import type { ImportOptions, ImportResult } from '../codecs/importer';
import { type ImportAnswer, type ImportJob, runImportJob } from './importJob';

/** A way to a worker. */
export interface ImportPort {
  send(job: ImportJob): void;
  close(): void;
}

/** Opens a way to a worker; whatever comes back goes to the two functions. */
export type OpenImportPort = (
  onAnswer: (answer: ImportAnswer) => void,
  onFailure: (detail: string) => void,
) => ImportPort;

const startWorker: OpenImportPort = (onAnswer, onFailure) => {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<ImportAnswer>) => onAnswer(event.data);
  worker.onerror = (event) => onFailure(event.message);
  return { send: (job) => worker.postMessage(job), close: () => worker.terminate() };
};

/**
 * Reads a dropped file. Never rejects; an abort ends the worker and gives the error `cancelled` at once. Where no
 * worker can be started the page reads the file itself.
 *
 * @param name the file's name; that of a File by default.
 */
export function importFile(
  file: Blob,
  options: ImportOptions & { readonly name?: string } = {},
  openPort: OpenImportPort = startWorker,
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
    const handleAnswer = (answer: ImportAnswer) => {
      if ('result' in answer) finish(answer.result);
      else if (!signal?.aborted) onProgress?.(answer.fraction);
    };
    const handleFailure = () => {
      port?.close();
      port = null;
      runImportJob(job, observe).then(finish);
    };
    try {
      port = openPort(handleAnswer, handleFailure);
      port.send(job);
    } catch {
      handleFailure();
    }
  });
}
