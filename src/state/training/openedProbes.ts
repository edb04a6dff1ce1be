/** @file Probes of a run that is over: the worker opens it for them, and the page takes note of nothing else. */
import type { ProbeSettings, RunId, RunProblem, TrainingEvent } from '../../training/protocol';
import { useStore } from '../store';
import type { ProbeOutcome } from './runCommands';
import { applyEvent } from './runViews';

/** A run that is opened for probes. */
interface OpenedRun {
  readonly id: RunId;
  /** Whether it was the run at hand before. */
  readonly wasActive: boolean;
  readonly settings: ProbeSettings;
}

/** What it works with. */
interface Parts {
  /** Asks the worker for probes. */
  readonly train: (id: RunId, settings: ProbeSettings) => void;
  /** Ends the worker. */
  readonly endWorker: () => void;
  /** Keeps a run whose probes are done, and lets go of it. */
  readonly leave: (id: RunId) => void;
}

/** The run that is open for its probes, if there is one. */
export interface OpenedProbes {
  isOpen(): boolean;
  isOf(id: RunId): boolean;
  /** The answer of a run that is about to be opened. */
  wait(run: OpenedRun): Promise<ProbeOutcome>;
  /** Takes in what the worker says of it. */
  receive(event: TrainingEvent): void;
  /** Answers that nothing comes of them: the worker is gone. */
  end(): void;
}

/** Has none open. */
export function createOpenedProbes({ train, endWorker, leave }: Parts): OpenedProbes {
  const update = useStore.getState().updateTraining;
  let opened: (OpenedRun & { readonly settle: (outcome: ProbeOutcome) => void }) | null = null;

  /** Ends the work on the run. */
  const close = (problem: RunProblem | null): void => {
    if (opened === null) return;
    const { id, wasActive, settle } = opened;
    opened = null;
    endWorker();
    update((view) => ({ ...view, active: wasActive ? id : null }));
    leave(id);
    settle(problem);
  };

  return {
    isOpen: () => opened !== null,
    isOf: (id) => opened?.id === id,
    wait: (run) =>
      new Promise((settle) => {
        opened = { ...run, settle };
      }),
    receive(event) {
      if (opened === null) return;
      if (event.type === 'failed') close(event.problem);
      else if (event.type === 'stopped') close(null);
      else if (event.type === 'paused' || event.type === 'finished') train(opened.id, opened.settings);
      else if (event.type === 'probed') {
        update((view) => ({ ...applyEvent(view, event), opening: null }));
        if (event.done === event.total) close(null);
      }
    },
    end() {
      opened?.settle(null);
      opened = null;
    },
  };
}
