/** @file The page's end of the line to the training worker. It talks to a port that it is given. */
import { type Checkpoint, listBuffers } from './checkpoint';
import type { DataSource } from './dataset';
import type { InsightQuestion } from './insight';
import type { PictureQuery, ProbeSettings, RunId, TrainingCommand, TrainingEvent } from './protocol';

/** What a Worker and a MessagePort have in common. */
export interface TrainingPort {
  postMessage(message: TrainingCommand, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<TrainingEvent>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<TrainingEvent>) => void): void;
}

/** What a run starts from. */
export type StartOptions = Omit<Extract<TrainingCommand, { type: 'start' }>, 'type' | 'run'>;

/** Commands to the worker, and a way to listen. */
export interface TrainingClient {
  /** Starts a run; pictures and checkpoint are handed over and no longer usable here. */
  start(run: RunId, options: StartOptions): void;
  pause(run: RunId): void;
  resume(run: RunId): void;
  /** One step, then pause. */
  step(run: RunId): void;
  stop(run: RunId): void;
  /** Keeps the run as it is after the step at hand. */
  keep(run: RunId): void;
  /** The run's state as it is after the step at hand. @throws where the run ends before. */
  takeCheckpoint(run: RunId): Promise<Checkpoint>;
  probe(run: RunId, settings: ProbeSettings): void;
  /** Asks for pictures of a run, or with `data` of a set that no run has opened; `pictures` or `no-pictures` answers. */
  look(run: RunId, query: PictureQuery, data?: DataSource | null): void;
  /** Asks a question beside runs; pictures are copied. `stop` ends the work on it. */
  ask(id: RunId, question: InsightQuestion): void;
  /** Calls for every event of every run, until the returned function is called. */
  subscribe(listener: (event: TrainingEvent) => void): () => void;
}

/** What is handed over to the worker instead of being copied. */
function listTransfers(data: DataSource | null, checkpoint: Checkpoint | 'kept' | null): Transferable[] {
  const transfer: Transferable[] =
    checkpoint !== null && checkpoint !== 'kept' ? listBuffers(checkpoint) : [];
  if (data?.kind === 'pictures')
    for (const { pixels, labels } of [data.dataset.train, data.dataset.test])
      transfer.push(pixels.buffer, labels.buffer);
  return [...new Set(transfer)];
}

/** Connects to a worker. */
export function createTrainingClient(port: TrainingPort): TrainingClient {
  const send = (command: TrainingCommand, transfer: Transferable[] = []) =>
    port.postMessage(command, transfer);
  const subscribe: TrainingClient['subscribe'] = (listener) => {
    const handle = (event: MessageEvent<TrainingEvent>) => listener(event.data);
    port.addEventListener('message', handle);
    return () => port.removeEventListener('message', handle);
  };
  return {
    start: (run, options) =>
      send({ type: 'start', run, ...options }, listTransfers(options.data, options.checkpoint)),
    pause: (run) => send({ type: 'pause', run }),
    resume: (run) => send({ type: 'resume', run }),
    step: (run) => send({ type: 'step', run }),
    stop: (run) => send({ type: 'stop', run }),
    keep: (run) => send({ type: 'keep', run }),
    takeCheckpoint: (run) =>
      new Promise((resolve, reject) => {
        const unsubscribe = subscribe((event) => {
          if (event.run !== run) return;
          if (event.type === 'checkpoint') resolve(event.checkpoint);
          else if (event.type === 'failed') reject(new Error(`The run has failed: ${event.problem.code}`));
          else return;
          unsubscribe();
        });
        send({ type: 'checkpoint', run });
      }),
    probe: (run, settings) => send({ type: 'probe', run, settings }),
    look: (run, query, data = null) => send({ type: 'look', run, data, query }, listTransfers(data, null)),
    ask: (run, question) => send({ ...question, run }),
    subscribe,
  };
}
