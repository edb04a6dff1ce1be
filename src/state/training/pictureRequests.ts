/** @file Pictures that were asked of the worker, until it answers. */
import type { PictureQuery, RunId, TrainingEvent } from '../../training/protocol';
import { isEqual } from '../../util/isEqual';
import type { PictureAnswer } from './runCommands';

/** No pictures, for no reason that could be told. */
export const noPictures: PictureAnswer = { type: 'no-pictures', problem: null };

/** Requests under way. */
export interface PictureRequests {
  /** The answer to a query that is about to be sent. @param run that it is about, or stands for the look itself. */
  wait(run: RunId, query: PictureQuery): Promise<PictureAnswer>;
  /** Takes in what the worker says. */
  receive(event: TrainingEvent): void;
  /** Answers all of them with nothing: the worker is gone. */
  end(): void;
}

/** Waits for nothing. */
export function createPictureRequests(): PictureRequests {
  const waiting = new Set<(event: TrainingEvent | null) => void>();
  const tell = (event: TrainingEvent | null) => {
    for (const answer of [...waiting]) answer(event);
  };
  return {
    wait: (run, query) =>
      new Promise((resolve) => {
        const answer = (event: TrainingEvent | null) => {
          if (event !== null && event.run !== run) return;
          if (event === null || event.type === 'failed') resolve(noPictures);
          else if (event.type === 'no-pictures') resolve(event);
          else if (event.type === 'pictures' && isEqual(event.query, query)) resolve(event);
          else return;
          waiting.delete(answer);
        };
        waiting.add(answer);
      }),
    receive: tell,
    end: () => tell(null),
  };
}
