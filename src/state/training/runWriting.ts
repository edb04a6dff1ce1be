/** @file Writes runs into the library, and knows of which the browser had no room for what they have come to by now. */
import { useStore } from '../store';
import type { RunLibrary } from './runLibrary';
import { editRun } from './runViews';
import type { DesignRun } from './trainingView';

/** Writes runs. */
export interface RunWriting {
  write(run: DesignRun): void;
  /** Resolves when what was handed in last is written, or refused. */
  whenDone(): Promise<unknown>;
}

/** Has nothing to write. */
export function createRunWriting(library: Pick<RunLibrary, 'save'>): RunWriting {
  let writing: Promise<unknown> = Promise.resolve();
  const note = (run: DesignRun, isUnwritten: boolean): DesignRun =>
    (run.isUnwritten ?? false) === isUnwritten ? run : { ...run, isUnwritten };
  return {
    write(run) {
      writing = library
        .save(run)
        .then((isWritten) =>
          useStore.getState().updateTraining((view) => editRun(view, run.id, (now) => note(now, !isWritten))),
        );
    },
    whenDone: () => writing,
  };
}
