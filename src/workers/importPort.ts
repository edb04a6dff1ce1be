/** @file Ways to an import worker; one can be started ahead of the file that will come. */
import type { ImportAnswer, ImportJob } from './importJob';

/** A way to a worker. */
export interface ImportPort {
  send(job: ImportJob): void;
  close(): void;
}

/** Who hears what comes back. */
export interface ImportListener {
  onAnswer(answer: ImportAnswer): void;
  onFailure(detail: string): void;
}

/** Opens a way to a worker; whatever comes back goes to the listener. Throws where none can be started. */
export type OpenImportPort = (listener: ImportListener) => ImportPort;

/** Starts a worker. */
export const startImportWorker: OpenImportPort = ({ onAnswer, onFailure }) => {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<ImportAnswer>) => onAnswer(event.data);
  worker.onerror = (event) => onFailure(event.message);
  return { send: (job) => worker.postMessage(job), close: () => worker.terminate() };
};

/** A worker that waits for a file. */
interface Spare {
  readonly port: ImportPort;
  readonly timer: ReturnType<typeof setTimeout>;
  listener: ImportListener | null;
}

/** How long a worker waits for a file, in milliseconds. */
const spareLifeMs = 60_000;

let spare: Spare | null = null;

function dropSpare(): void {
  clearTimeout(spare?.timer);
  spare?.port.close();
  spare = null;
}

/**
 * Starts a worker for the file that will come; unused it ends after a minute. Does nothing where one waits already,
 * or where none can be started: the file is read without it then.
 */
export function prepareImportPort(openPort: OpenImportPort = startImportWorker): void {
  if (spare !== null) return;
  try {
    const port = openPort({
      onAnswer: (answer) => own.listener?.onAnswer(answer),
      onFailure: (detail) => {
        if (spare === own) dropSpare();
        else own.listener?.onFailure(detail);
      },
    });
    const own: Spare = { port, timer: setTimeout(dropSpare, spareLifeMs), listener: null };
    spare = own;
  } catch {
    // As said: without it.
  }
}

/** The worker that waits, which is the caller's then; null where there is none. */
export function takeSparePort(listener: ImportListener): ImportPort | null {
  const own = spare;
  if (own === null) return null;
  clearTimeout(own.timer);
  own.listener = listener;
  spare = null;
  return own.port;
}
