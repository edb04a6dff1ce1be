/** @file Searches for the page: a worker for each, which ends with its last report or when it is cancelled. */
import type { FoundDesigns } from '../search/foundDesign';
import { runSearchJob, type SearchJob, type SentProgress, unpackProgress } from './searchJob';

/** A way to a worker. */
export interface SearchPort {
  send(job: SearchJob): void;
  close(): void;
}

/** Opens a way to a worker; whatever comes back goes to the two functions. */
export type OpenSearchPort = (onReport: (report: SentProgress) => void, onFailure: () => void) => SearchPort;

const startWorker: OpenSearchPort = (onReport, onFailure) => {
  const worker = new Worker(new URL('./searchWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<SentProgress>) => onReport(event.data);
  worker.onerror = onFailure;
  return { send: (job) => worker.postMessage(job), close: () => worker.terminate() };
};

/** Time that a search takes of the page's thread at once, in milliseconds, where there is no worker. */
const sliceMs = 8;

/** Runs a search on the page in short slices; returns what stops it. */
function runHere(job: SearchJob, onReport: (report: SentProgress) => void): () => void {
  const search = runSearchJob(job, () => performance.now());
  let timer: ReturnType<typeof setTimeout>;
  const go = () => {
    const end = performance.now() + sliceMs;
    do {
      const step = search.next();
      if (step.done) return;
      if (step.value !== null) onReport(step.value);
    } while (performance.now() < end);
    timer = setTimeout(go, 0);
  };
  timer = setTimeout(go, 0);
  return () => clearTimeout(timer);
}

/**
 * Starts a search. Where no worker can be started the page searches itself, in short slices.
 *
 * @param onReport gets how far it is; the last report has `isLast`.
 * @returns what cancels it: nothing is reported after that.
 */
export function startSearch(
  job: SearchJob,
  onReport: (found: FoundDesigns, isLast: boolean) => void,
  openPort: OpenSearchPort = startWorker,
): () => void {
  let stop = () => {};
  let isOver = false;
  const end = () => {
    isOver = true;
    stop();
  };
  const handleReport = (report: SentProgress) => {
    if (isOver) return;
    if (report.isLast) end();
    onReport(unpackProgress(job.design, report), report.isLast);
  };
  const handleFailure = () => {
    if (isOver) return;
    stop();
    stop = runHere(job, handleReport);
  };
  try {
    const port = openPort(handleReport, handleFailure);
    stop = () => port.close();
    port.send(job);
  } catch {
    handleFailure();
  }
  return end;
}
