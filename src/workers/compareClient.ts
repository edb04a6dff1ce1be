/**
 * @file Comparisons for the page: at once where that takes no longer than a frame, else from a worker; the latest
 * request wins, and one that is still being worked on is ended by the next.
 */
import { compareArchitectures } from '../compare/compareArchitectures';
import type { Comparison } from '../compare/comparison';
import type { CompareAnswer, CompareJob } from './compareJob';

/** Two networks of up to this many layers together are compared on the page's thread. */
export const maxComparedOnPage = 120;

/** A way to a worker. */
export interface ComparePort {
  send(job: CompareJob): void;
  close(): void;
}

/** Opens a way to a worker; whatever comes back goes to the two functions. */
export type OpenComparePort = (
  onAnswer: (answer: CompareAnswer) => void,
  onFailure: () => void,
) => ComparePort;

/** Compares the two networks that were asked about last. */
export interface CompareClient {
  /** What differs, where that can be said at once; null where a worker is to be asked. */
  compareNow(job: CompareJob): Comparison | null;
  /** Calls `onComparison` once, now or later, unless another request or `cancel` comes first. */
  request(job: CompareJob, onComparison: (comparison: Comparison) => void): void;
  /** Forgets the request that runs, and ends its worker. */
  cancel(): void;
}

const startWorker: OpenComparePort = (onAnswer, onFailure) => {
  const worker = new Worker(new URL('./compareWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<CompareAnswer>) => onAnswer(event.data);
  worker.onerror = onFailure;
  return { send: (job) => worker.postMessage(job), close: () => worker.terminate() };
};

const compareHere = ({ before, after }: CompareJob) => compareArchitectures(before, after);

/** Starts a client; where no worker can be started the page compares by itself. */
export function createCompareClient(openPort: OpenComparePort = startWorker): CompareClient {
  let port: ComparePort | null = null;
  const cancel = () => {
    port?.close();
    port = null;
  };
  return {
    compareNow: (job) =>
      job.before.layers.size + job.after.layers.size <= maxComparedOnPage ? compareHere(job) : null,
    request(job, onComparison) {
      cancel();
      let isDone = false;
      const finish = (answer: CompareAnswer) => {
        if (isDone) return;
        isDone = true;
        cancel();
        onComparison(answer ?? compareHere(job));
      };
      try {
        const opened = openPort(
          (answer) => port === opened && finish(answer),
          () => port === opened && finish(null),
        );
        port = opened;
        opened.send(job);
      } catch {
        finish(null);
      }
    },
    cancel,
  };
}
