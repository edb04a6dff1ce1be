/**
 * @file The worker's end of the line: takes commands, has one run or question at a time, and answers with events. It knows no
 * worker and no browser, so that tests can be its page.
 */
import { summarize } from '../dataset';
import type { TrainingCommand, TrainingEvent } from '../protocol';
import { createDataListener } from './dataEvents';
import { InsightTask } from './insight/insightTask';
import { pickPictures } from './pickPictures';
import type { RunEnvironment } from './runEnvironment';
import { describeFailure } from './runFailure';
import { RunTask } from './runTask';

/** The session of one worker. */
export interface TrainingSession {
  handle(command: TrainingCommand): void;
  /** Resolves when nothing is being worked on. */
  settle(): Promise<void>;
}

type LookCommand = Extract<TrainingCommand, { type: 'look' }>;

/** Opens a session. */
export function createTrainingSession(environment: RunEnvironment): TrainingSession {
  let task: RunTask | InsightTask | null = null;
  let working: Promise<void> = Promise.resolve();

  const look = async ({ run, data, query }: LookCommand): Promise<void> => {
    if (data === null) return;
    const post = (event: TrainingEvent) => environment.post(event, []);
    try {
      const dataset = await environment.loadData(data, createDataListener(run, post));
      const picked = pickPictures(dataset, query, null);
      post({ run, type: 'pictures', query, data: summarize(dataset), ...picked });
    } catch (error) {
      const problem = describeFailure(error);
      if (problem.code === 'bad-data') post({ run, type: 'no-pictures', problem: problem.problem });
      else post({ run, type: 'failed', problem });
    }
  };

  return {
    handle: (command) => {
      if (command.type === 'start' || command.type === 'trace-field' || command.type === 'map-class') {
        const before = working;
        task?.abort();
        const next =
          command.type === 'start'
            ? new RunTask(command, environment)
            : new InsightTask(command, environment);
        task = next;
        working = before.then(() => next.work());
      } else if (command.type === 'look' && command.data !== null) {
        void look(command);
      } else if (task?.run === command.run) {
        task.handle(command);
      }
    },
    settle: () => working,
  };
}
