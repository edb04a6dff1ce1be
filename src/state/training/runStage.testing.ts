/** @file A stage for the control of runs: the test plays the worker, the storage and other pages. */
import { createDesign } from '../../document/document';
import { findPreset } from '../../presets/presets';
import type { CheckpointStore } from '../../training/checkpointStore';
import type { RunId, TrainingCommand, TrainingEvent } from '../../training/protocol';
import { createQuickSetup } from '../../training/setups';
import type { RunSetup } from '../../training/trainedRun';
import { createTrainingClient, type TrainingPort } from '../../training/trainingClient';
import { useStore } from '../store';
import type { RunControl } from './runCommands';
import { createRunControl } from './runControl';
import type { RunChange, RunLibrary } from './runLibrary';
import { getActive } from './runViews';
import { type DesignRun, emptyTraining, type PlannedRun } from './trainingView';

/** An event without its run, which is the one at hand. */
export type WithoutRun<T> = T extends unknown ? Omit<T, 'run'> : never;

/** What a test can look at, and say. */
export interface Stage {
  readonly control: RunControl;
  /** Everything that was sent, to all workers. */
  readonly sent: TrainingCommand[];
  /** How many workers were started, and ended. */
  readonly workers: { started: number; ended: number };
  readonly saved: Map<RunId, DesignRun>;
  /** Runs that other pages hold, and those that this one does. */
  readonly held: Set<RunId>;
  readonly own: Set<RunId>;
  /** Speaks for the worker, of the run at hand. */
  say(...events: readonly WithoutRun<TrainingEvent>[]): void;
  /** Speaks of a run or a look. */
  sayOf(run: RunId, event: WithoutRun<TrainingEvent>): void;
  /** Another page writes a run, or removes it. */
  change(change: RunChange): void;
  /** The worker at hand breaks. */
  breakDown(message: string): void;
}

export function createStage(
  kept: readonly DesignRun[] = [],
  changes: Partial<RunLibrary> = {},
  stored: Partial<CheckpointStore> = {},
): Stage {
  const sent: TrainingCommand[] = [];
  const workers = { started: 0, ended: 0 };
  const saved = new Map<RunId, DesignRun>();
  const held = new Set<RunId>();
  const own = new Set<RunId>();
  let listeners = new Set<(event: MessageEvent<TrainingEvent>) => void>();
  let change: (change: RunChange) => void = () => {};
  const library: RunLibrary = {
    list: async () => kept,
    read: async (id) => (await library.list()).find((run) => run.id === id) ?? null,
    watch: (listener) => {
      change = listener;
      return () => {};
    },
    save: async (run) => saved.set(run.id, run) !== undefined,
    rename: async () => {},
    remove: async (id) => void saved.delete(id),
    ...changes,
  };
  const checkpoints: CheckpointStore = {
    save: async () => true,
    load: async () => null,
    list: async () => [],
    remove: async () => {},
    ...stored,
  };
  let time = 0;
  let breakDown: (message: string) => void = () => {};
  const control = createRunControl({
    startWorker: (onFailure) => {
      breakDown = onFailure;
      workers.started += 1;
      listeners = new Set();
      const port: TrainingPort = {
        postMessage: (command) => void sent.push(command),
        addEventListener: (_, listener) => void listeners.add(listener),
        removeEventListener: (_, listener) => void listeners.delete(listener),
      };
      return {
        client: createTrainingClient(port),
        terminate: () => {
          workers.ended += 1;
          listeners.clear();
        },
      };
    },
    library,
    checkpoints,
    now: () => ++time,
    listHeld: async () => new Set([...held, ...own]),
    hold: async (id) => {
      if (held.has(id) || own.has(id)) return null;
      own.add(id);
      return () => void own.delete(id);
    },
  });
  const sayOf: Stage['sayOf'] = (run, event) => {
    for (const listener of [...listeners])
      listener({ data: { run, ...event } as TrainingEvent } as MessageEvent<TrainingEvent>);
  };
  const say: Stage['say'] = (...events) => {
    const run = useStore.getState().training.active;
    if (run === null) throw new Error('No run is at hand');
    for (const event of events) sayOf(run, event);
  };
  return {
    control,
    sent,
    workers,
    saved,
    held,
    own,
    say,
    sayOf,
    change: (told) => change(told),
    breakDown: (message) => breakDown(message),
  };
}

const preset = findPreset('vgg11');
if (preset === null) throw new Error('VGG11 is a preset');
/** What the runs train. */
export const network = createDesign(preset.build({ classes: 10 }), { title: 'VGG11' });
/** A setup without probes of its own. */
export const quick: RunSetup = {
  ...createQuickSetup(network.architecture, network.resolution),
  probing: 'never',
};
/** A run to come. */
export const plan = (name: string, changes: Partial<RunSetup> = {}): PlannedRun => ({
  name,
  network,
  setup: { ...quick, ...changes },
});

/** The worker has begun: two epochs of ten steps. */
export const started = (step = 0): WithoutRun<TrainingEvent> => ({
  type: 'started',
  backend: { backend: 'wasm', threads: 1, isIsolated: true, candidates: [] },
  stepsPerEpoch: 10,
  totalSteps: 20,
  classNames: ['a', 'b'],
  trainCount: 320,
  testCount: 100,
  scale: { mean: [0.5], deviation: [0.25] },
  step,
});

export const view = () => useStore.getState().training;
export const getRun = () => getActive(view());
export const types = (sent: readonly TrainingCommand[]) => sent.map(({ type }) => type);

/** Lets what is promised be done. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A run as an earlier visit has left it; the page knows nothing of it any more. */
export function leaveRun(planned: PlannedRun, ...events: readonly WithoutRun<TrainingEvent>[]): DesignRun {
  const { control, say } = createStage();
  control.start([planned]);
  say(started(), ...events);
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  useStore.setState({ training: emptyTraining });
  return run;
}
