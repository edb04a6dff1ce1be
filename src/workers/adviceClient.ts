/**
 * @file Suggestions for the page: at once where that takes no longer than a frame, else from a worker; the latest
 * request wins, and one that is still being worked on is ended by the next.
 */
import type { Advice } from '../suggestions/findSuggestions';
import { type AdviceJob, runAdviceJob, type SentAdvice, unpackAdvice } from './adviceJob';

/** Networks up to this many layers get their suggestions on the page's thread: a few milliseconds. */
export const maxLayersOnPage = 250;

/** A way to a worker. */
export interface AdvicePort {
  send(job: AdviceJob): void;
  close(): void;
}

/** Opens a way to a worker; whatever comes back goes to the two functions. */
export type OpenAdvicePort = (onAnswer: (answer: SentAdvice) => void, onFailure: () => void) => AdvicePort;

/** Finds suggestions for the design that was asked about last. */
export interface AdviceClient {
  /** Calls `onAdvice` once, now or later, unless another request or `cancel` comes first. */
  request(job: AdviceJob, onAdvice: (advice: Advice) => void): void;
  /** Forgets the request that runs, and ends its worker. */
  cancel(): void;
}

const startWorker: OpenAdvicePort = (onAnswer, onFailure) => {
  const worker = new Worker(new URL('./adviceWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<SentAdvice>) => onAnswer(event.data);
  worker.onerror = onFailure;
  return { send: (job) => worker.postMessage(job), close: () => worker.terminate() };
};

/** Starts a client; where no worker can be started the page finds the suggestions itself. */
export function createAdviceClient(openPort: OpenAdvicePort = startWorker): AdviceClient {
  let port: AdvicePort | null = null;
  const cancel = () => {
    port?.close();
    port = null;
  };
  return {
    request(job, onAdvice) {
      cancel();
      if (job.architecture.layers.size <= maxLayersOnPage) {
        onAdvice(runAdviceJob(job));
        return;
      }
      let isDone = false;
      const finish = (find: () => Advice) => {
        if (isDone) return;
        isDone = true;
        cancel();
        onAdvice(find());
      };
      const fail = () => finish(() => runAdviceJob(job));
      try {
        const opened = openPort(
          (answer) => port === opened && finish(() => unpackAdvice(job.architecture, answer)),
          () => port === opened && fail(),
        );
        port = opened;
        opened.send(job);
      } catch {
        fail();
      }
    },
    cancel,
  };
}
