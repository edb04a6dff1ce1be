/** @file Pictures that were asked of the worker, until it answers. */
import type { DataSource } from '../../training/dataset';
import type { PictureQuery, RunId, TrainingEvent } from '../../training/protocol';
import type { TrainingClient } from '../../training/trainingClient';
import { isEqual } from '../../util/isEqual';
import type { PictureAnswer, ReadingProgress } from './runCommands';
import { withoutKeeping } from './settleSources';

/** No pictures, for no reason that could be told. */
export const noPictures: PictureAnswer = { type: 'no-pictures', problem: null };

type Listen = (progress: ReadingProgress) => void;

/** Requests under way. */
export interface PictureRequests {
  /** The answer to a query that is about to be sent. @param run that it is about, or stands for the look itself. */
  wait(run: RunId, query: PictureQuery, onProgress?: Listen): Promise<PictureAnswer>;
  /** Looks at data beside runs; a look at other data ends. */
  look(
    client: TrainingClient,
    query: PictureQuery,
    data: DataSource,
    onProgress?: Listen,
  ): Promise<PictureAnswer>;
  /** Nobody looks beside runs any more: what is being read for that is not read to its end. */
  endLook(client: TrainingClient | undefined): void;
  /** Takes in what the worker says. */
  receive(event: TrainingEvent): void;
  /** Answers all of them with nothing: the worker is gone. */
  end(): void;
}

/** Waits for nothing. */
export function createPictureRequests(): PictureRequests {
  const waiting = new Map<(event: TrainingEvent | null) => void, RunId>();
  let looks = 0;
  let looked: { readonly id: RunId; readonly data: DataSource } | null = null;

  /** Tells those that wait for this run, or all. */
  const tell = (event: TrainingEvent | null, run?: RunId): void => {
    for (const [answer, own] of [...waiting]) if (run === undefined || own === run) answer(event);
  };

  const wait: PictureRequests['wait'] = (run, query, onProgress) =>
    new Promise((resolve) => {
      const answer = (event: TrainingEvent | null) => {
        if (event?.type === 'loading') onProgress?.(event);
        if (event === null || event.type === 'failed') resolve(noPictures);
        else if (event.type === 'no-pictures') resolve(event);
        else if (event.type === 'pictures' && isEqual(event.query, query)) resolve(event);
        else return;
        waiting.delete(answer);
      };
      waiting.set(answer, run);
    });

  const endLook: PictureRequests['endLook'] = (client) => {
    if (looked === null) return;
    client?.stop(looked.id);
    tell(null, looked.id);
    looked = null;
  };

  return {
    wait,
    look(client, query, data, onProgress) {
      if (looked?.data !== data) endLook(client);
      looked ??= { id: `look ${++looks}` as RunId, data };
      const answer = wait(looked.id, query, onProgress);
      client.look(looked.id, query, withoutKeeping(data));
      return answer;
    },
    endLook,
    receive: (event) => tell(event, event.run),
    end() {
      tell(null);
      looked = null;
    },
  };
}
