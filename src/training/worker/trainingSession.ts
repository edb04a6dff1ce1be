/**
 * @file The worker's end of the line: takes commands, has one run or question at a time, and answers with events. It knows no
 * worker and no browser, so that tests can be its page.
 */
import type { TrainingCommand } from '../protocol';
import { InsightTask } from './insight/insightTask';
import { LookedSet } from './lookedSet';
import type { RunEnvironment } from './runEnvironment';
import { RunTask } from './runTask';

/** The session of one worker. */
export interface TrainingSession {
  handle(command: TrainingCommand): void;
  /** Resolves when nothing is being worked on. */
  settle(): Promise<void>;
}

/** Opens a session. */
export function createTrainingSession(environment: RunEnvironment): TrainingSession {
  let task: RunTask | InsightTask | null = null;
  let working: Promise<void> = Promise.resolve();

  const looked = new LookedSet(environment);
  const runEnvironment: RunEnvironment = {
    ...environment,
    loadData: (source, listener, signal) =>
      looked.handOver(source, listener) ?? environment.loadData(source, listener, signal),
  };

  return {
    handle: (command) => {
      if (command.type === 'start' || command.type === 'trace-field' || command.type === 'map-class') {
        const before = working;
        task?.abort();
        const next =
          command.type === 'start'
            ? new RunTask(command, runEnvironment)
            : new InsightTask(command, environment);
        task = next;
        working = before.then(() => next.work());
      } else if (command.type === 'look' && command.data !== null) {
        void looked.look({ ...command, data: command.data });
      } else if (task?.run === command.run) {
        task.handle(command);
      } else if (command.type === 'stop') {
        looked.stop(command.run);
      }
    },
    settle: () => working,
  };
}
