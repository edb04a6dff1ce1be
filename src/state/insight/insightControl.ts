/**
 * @file Questions to a training worker of their own, so that no run is disturbed: one at a time, a newer one takes the
 * place of an older. The worker ends when nothing has been asked for a while.
 */
import type { ClassMap } from '../../training/classMap';
import type { EffectiveField } from '../../training/effectiveField';
import type { InsightProblem, InsightQuestion } from '../../training/insight';
import type { RunId, RunProblem, TrainingEvent } from '../../training/protocol';
import { startTraining, type TrainingWorker } from '../../workers/startTraining';

/** What comes of a question, in this order; `done` and `problem` end it. */
export type InsightReply =
  | { readonly type: 'field'; readonly field: EffectiveField; readonly done: number; readonly total: number }
  | { readonly type: 'class-map'; readonly map: ClassMap }
  | { readonly type: 'done' }
  | { readonly type: 'problem'; readonly problem: InsightProblem | RunProblem };

/** Asks. */
export interface InsightControl {
  /** @returns how to end the work; nothing is heard of it afterwards. */
  ask(question: InsightQuestion, listen: (reply: InsightReply) => void): () => void;
}

/** What the control works with; others in tests. */
export interface InsightParts {
  readonly startWorker: (onFailure: (message: string) => void) => TrainingWorker;
  /** Milliseconds after which a worker without a question ends. */
  readonly idleMs: number;
}

function toReply(event: TrainingEvent): InsightReply | null {
  switch (event.type) {
    case 'field':
      return { type: 'field', field: event.field, done: event.done, total: event.total };
    case 'class-map':
      return { type: 'class-map', map: event.map };
    case 'no-insight':
    case 'failed':
      return { type: 'problem', problem: event.problem };
    case 'finished':
      return { type: 'done' };
    default:
      return null;
  }
}

/** Creates a control. The page has one. */
export function createInsightControl({ startWorker, idleMs }: InsightParts): InsightControl {
  let worker: TrainingWorker | null = null;
  let current: { readonly id: RunId; readonly listen: (reply: InsightReply) => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  const endWorker = () => {
    worker?.terminate();
    worker = null;
  };

  /** Ends the question at hand. */
  const leave = (id: RunId) => {
    if (current?.id !== id) return;
    current = null;
    clearTimeout(timer);
    timer = setTimeout(endWorker, idleMs);
  };

  const handle = (event: TrainingEvent) => {
    if (current === null || event.run !== current.id) return;
    const { id, listen } = current;
    const reply = toReply(event);
    if (reply === null) return;
    if (reply.type === 'done' || reply.type === 'problem') leave(id);
    listen(reply);
  };

  const open = (): TrainingWorker => {
    if (worker !== null) return worker;
    worker = startWorker((message) => {
      endWorker();
      if (current !== null)
        handle({ run: current.id, type: 'failed', problem: { code: 'unknown', message } });
    });
    worker.client.subscribe(handle);
    return worker;
  };

  return {
    ask(question, listen) {
      clearTimeout(timer);
      count += 1;
      const id = `question ${count}` as RunId;
      current = { id, listen };
      open().client.ask(id, question);
      return () => {
        if (current?.id !== id) return;
        worker?.client.stop(id);
        leave(id);
      };
    },
  };
}

let control: InsightControl | null = null;

/** The control of the page. */
export function getInsightControl(): InsightControl {
  control ??= createInsightControl({ startWorker: startTraining, idleMs: 30_000 });
  return control;
}
