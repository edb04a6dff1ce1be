/** @file Steering runs, with a worker that a test plays. */
import { beforeEach, expect, test } from 'vitest';
import { createDesign } from '../../document/document';
import { findPreset } from '../../presets/presets';
import type { CheckpointStore } from '../../training/checkpointStore';
import type { DataSummary } from '../../training/dataset';
import type { RunId, RunProblem, TrainingCommand, TrainingEvent } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import type { RunSetup } from '../../training/trainedRun';
import { createTrainingClient, type TrainingPort } from '../../training/trainingClient';
import { useStore } from '../store';
import type { RunControl } from './runCommands';
import { createRunControl } from './runControl';
import type { RunChange, RunLibrary } from './runLibrary';
import { findResumable, getActive, getRuns } from './runViews';
import { type DesignRun, emptyTraining, type PlannedRun } from './trainingView';

type WithoutRun<T> = T extends unknown ? Omit<T, 'run'> : never;

interface Stage {
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

function createStage(kept: readonly DesignRun[] = [], changes: Partial<RunLibrary> = {}): Stage {
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
const network = createDesign(preset.build({ classes: 10 }), { title: 'VGG11' });
const quick: RunSetup = { ...createQuickSetup(network.architecture, network.resolution), probing: 'never' };
const plan = (name: string, changes: Partial<RunSetup> = {}): PlannedRun => ({
  name,
  network,
  setup: { ...quick, ...changes },
});

const started = (step = 0): WithoutRun<TrainingEvent> => ({
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

const view = () => useStore.getState().training;
const getRun = () => getActive(view());
const types = (sent: readonly TrainingCommand[]) => sent.map(({ type }) => type);

/** Lets what is promised be done. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('a run is sent at its width, shown, kept as it goes on, and remembers its design', () => {
  const { control, sent, saved, say } = createStage();
  control.start([plan('first', { width: 1 / 4 })]);
  const [start] = sent;
  expect(start).toMatchObject({ type: 'start', isPaused: false, checkpoint: null, backend: 'auto' });
  if (start?.type !== 'start') return;
  const id = 'conv1' as never;
  expect(start.architecture.layers.get(id)?.layer.params).toMatchObject({ outChannels: 16 });
  expect(view().shown).toEqual([start.run]);
  say(started(), { type: 'epoch', report: createReport(1) });
  expect(saved.get(start.run)?.state.epochs).toHaveLength(1);
  expect(saved.get(start.run)?.network).toBe(network);
  useStore.getState().openDesign(createDesign(network.architecture, { title: 'Another' }));
  expect(getRun()?.network.title).toBe('VGG11');
});

test('pause, step, resume and stop reach the worker', () => {
  const { control, sent, say } = createStage();
  control.start([plan('first')], { isPaused: true });
  control.step();
  say(started(), { type: 'paused' });
  control.resume();
  control.pause();
  control.stop();
  expect(types(sent)).toEqual(['start', 'step', 'resume', 'pause', 'stop']);
});

test('the worker is told when to train probes, and which epochs have theirs', async () => {
  for (const [probing, probes] of [
    ['end', { after: 'last', settings: quick.probes, lastEpoch: 0 }],
    ['epochs', { after: 'each', settings: quick.probes, lastEpoch: 0 }],
    ['never', null],
  ] as const) {
    const { control, sent } = createStage();
    control.start([plan('first', { probing })]);
    expect(sent).toMatchObject([{ type: 'start', probing: probes }]);
  }
  const { control, sent, say } = createStage();
  control.start([plan('first', { probing: 'epochs' })]);
  const probed = { type: 'probed', settings: quick.probes, probes: [], total: 2 } as const;
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'kept', step: 10 });
  // Those of epoch 1.5 were asked for, those of epoch 2 did not come to their end.
  say({ ...probed, epoch: 1, done: 2 }, { ...probed, epoch: 1.5, done: 2 }, { ...probed, epoch: 2, done: 1 });
  say({ type: 'stopped' });
  await control.goOn(getRun()?.id as RunId);
  expect(sent.at(-1)).toMatchObject({ type: 'start', checkpoint: 'kept', probing: { lastEpoch: 1 } });
  expect(types(sent)).not.toContain('probe');
});

test('planned runs follow each other, after the probes, and lie over each other', () => {
  const { control, sent, say, workers } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second'), plan('third')]);
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'epoch', report: createReport(2) });
  say({ type: 'finished' });
  expect(getRun()?.name).toBe('first');
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 });
  expect(getRun()?.name).toBe('first');
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 2, total: 2 });
  expect(getRun()?.name).toBe('second');
  expect(workers).toEqual({ started: 2, ended: 1 });
  say(started(), { type: 'failed', problem: { code: 'out-of-memory', bytes: null, limitBytes: null } });
  expect(getRun()?.name).toBe('third');
  expect(view().shown).toHaveLength(3);
  expect(view().queue).toEqual([]);
  control.stop();
  expect(types(sent).filter((type) => type === 'start')).toHaveLength(3);
});

test('stopping ends what was to follow too', () => {
  const { control, say } = createStage();
  control.start([plan('first'), plan('second')]);
  say(started());
  control.stop();
  say({ type: 'stopped' });
  expect(getRun()?.name).toBe('first');
  expect(view().queue).toEqual([]);
});

test('stopping a finished run ends its probes, and what was to follow', async () => {
  const { control, sent, own, say } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second')]);
  await settle();
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'epoch', report: createReport(2) });
  say(
    { type: 'finished' },
    { type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 },
  );
  control.stop();
  expect(types(sent)).toEqual(['start', 'stop']);
  say({ type: 'stopped' });
  expect(getRun()).toMatchObject({ name: 'first', state: { phase: 'finished', probeRounds: [] } });
  expect(view().queue).toEqual([]);
  // Nothing more is to come: another page may have the run.
  await settle();
  expect(own.size).toBe(0);
  control.stop();
  expect(types(sent)).toEqual(['start', 'stop']);
});

test('probes of a finished run that another device has to train anew hold up what follows until they are done', async () => {
  const { control, own, say } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second')]);
  await settle();
  const probed = { type: 'probed', epoch: 2, settings: quick.probes, probes: [], total: 2 } as const;
  const { backend } = started() as Extract<TrainingEvent, { type: 'started' }>;
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'epoch', report: createReport(2) });
  say(
    { type: 'finished' },
    { ...probed, done: 1 },
    { type: 'recovered', problem: 'lost', step: 20, backend },
  );
  expect(getRun()).toMatchObject({ name: 'first', state: { phase: 'finished', recoveries: 1 } });
  await settle();
  expect(own.size).toBe(1);
  say({ ...probed, done: 0 }, { ...probed, done: 2 });
  expect(getRun()?.name).toBe('second');
});

test('probes that another start cuts off are no round that goes on for ever', () => {
  const { control, say } = createStage();
  control.start([plan('first', { probing: 'end' })]);
  const id = getRun()?.id as RunId;
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 });
  control.start([plan('second')]);
  expect(getRuns(view()).get(id)?.state.probeRounds).toEqual([]);
});

test('resetting leaves a run without an epoch behind for nobody, one with an epoch among the others', () => {
  const { control, saved, say, workers } = createStage();
  control.start([plan('first')]);
  say(started());
  control.reset();
  expect(view()).toMatchObject({ active: null, shown: [] });
  expect(getRuns(view()).size).toBe(0);
  expect(saved.size).toBe(0);
  control.start([plan('second')]);
  say(started(), { type: 'epoch', report: createReport(1) });
  control.reset();
  expect([...getRuns(view()).values()].map(({ name, state }) => [name, state.phase])).toEqual([
    ['second', 'stopped'],
  ]);
  expect(workers.started).toBe(workers.ended);
});

test('a run of an earlier visit goes on from its checkpoint, unless another tab has it', async () => {
  const first = createStage();
  first.control.start([plan('first')]);
  first.say(started(), { type: 'epoch', report: createReport(1) }, { type: 'kept', step: 10 });
  const kept = getRun();
  if (kept === null) throw new Error('There is a run');
  const { id } = kept;
  useStore.setState({ training: emptyTraining });
  const second = createStage([{ ...kept, state: { ...kept.state, phase: 'stopped' } }]);
  await second.control.readKept();
  expect(view().shown).toEqual([id]);
  second.held.add(id);
  expect(await second.control.goOn(id)).toBe(false);
  expect(second.sent).toEqual([]);
  second.held.delete(id);
  expect(await second.control.goOn(id)).toBe(true);
  expect(second.sent).toMatchObject([{ type: 'start', run: id, checkpoint: 'kept', isPaused: false }]);
  second.say(started(10));
  expect(getRun()?.state).toMatchObject({ phase: 'running', epochs: [{ epoch: 1 }] });
});

const other: DataSummary = {
  ...{ classNames: ['a', 'b', 'c'], trainCount: 30, testCount: 6 },
  ...{ channels: 3, height: 32, width: 32 },
};
const problems: readonly RunProblem[] = [
  { code: 'other-pictures', trained: other, found: other, isAlike: true },
  { code: 'bad-data', problem: { code: 'not-zip', files: ['a.zip'] } },
];

test.each(problems)('a run that is refused with $code stays as it was', async (problem) => {
  const saved = new Map<RunId, DesignRun>();
  const { control, sent, say } = createStage([], {
    list: async () => [...saved.values()],
    save: async (run) => saved.set(run.id, run) !== undefined,
  });
  control.start([plan('first', { data: { kind: 'kept', name: 'Mine' } })]);
  await settle();
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'kept', step: 10 }, { type: 'stopped' });
  const before = getRun();
  if (before === null) throw new Error('There is a run');
  const { id } = before;
  const files = [{ path: 'a.zip', file: new Blob() }];
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const data = { kind: 'files', files, settings, keepAs: null } as const;
  const setup = { ...before.setup, data };
  // The second time as the first.
  for (let time = 0; time < 2; time++) {
    await settle();
    await control.goOn(id, setup);
    expect(sent.at(-1)).toMatchObject({ type: 'start', data: { kind: 'files' } });
    say({ type: 'failed', problem });
    expect(getRun()).toMatchObject({
      setup: { data: { kind: 'kept', name: 'Mine' } },
      state: { phase: 'failed', problem, epochs: [{ epoch: 1 }], keptStep: 10 },
    });
    expect(saved.get(id)).toEqual(before);
  }
  await settle();
  // The right ones: from now on they are its own.
  await control.goOn(id, setup);
  say(started(10));
  expect(getRun()).toMatchObject({ setup: { data }, state: { phase: 'running', problem: null } });
  say({ type: 'stopped' });
  expect(saved.get(id)?.setup.data).toEqual(data);
});

test('a run that goes on keeps its pictures no second time', async () => {
  const { control, sent, say } = createStage();
  const files = [{ path: 'a.zip', file: new Blob() }];
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const data = { kind: 'files', files, settings, keepAs: 'Mine' } as const;
  control.start([plan('first', { data })]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  await control.goOn(getRun()?.id as RunId);
  // They are kept by then, and read from there.
  const kept = { kind: 'kept', name: 'Mine', settings };
  expect(sent).toMatchObject([{ data: { keepAs: 'Mine' } }, { data: kept }]);
  expect(getRun()?.setup.data).toEqual(kept);
});

test('a run that is stopped before its files are read keeps its own pictures', async () => {
  const { control, saved, say } = createStage();
  control.start([plan('first', { data: { kind: 'kept', name: 'Mine' } })]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  const before = getRun();
  if (before === null) throw new Error('There is a run');
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  await control.goOn(before.id, {
    ...before.setup,
    data: { kind: 'files', files: [], settings, keepAs: null },
  });
  control.stop();
  say({ type: 'stopped' });
  expect(getRun()?.setup.data).toEqual({ kind: 'kept', name: 'Mine' });
  expect(saved.get(before.id)).toEqual(before);
});

test('what was asked for is shown until the worker has come to it', () => {
  const { control, say } = createStage();
  control.start([plan('first')]);
  say(started());
  control.pause();
  expect(getRun()?.state).toMatchObject({ phase: 'running', asked: 'pause' });
  say({ type: 'paused' });
  expect(getRun()?.state).toMatchObject({ phase: 'paused', asked: null });
  control.resume();
  expect(getRun()?.state).toMatchObject({ phase: 'paused', asked: 'resume' });
  say({ type: 'resumed' });
  expect(getRun()?.state).toMatchObject({ phase: 'running', asked: null });
  control.stop();
  expect(getRun()?.state.asked).toBe('stop');
  say({ type: 'stopped' });
  expect(getRun()?.state).toMatchObject({ phase: 'stopped', asked: null });
});

test('a run that failed before its first step is never kept, and gone when another starts', () => {
  const { control, saved, say } = createStage();
  control.start([plan('first')]);
  say({ type: 'failed', problem: { code: 'cannot-train', problems: [{ code: 'no-output' }] } });
  expect(saved.size).toBe(0);
  expect(getRun()?.state.phase).toBe('failed');
  control.start([plan('second')]);
  say(started());
  expect([...getRuns(view()).values()].map(({ name }) => name)).toEqual(['second']);
});

test('a page that is hidden has its run kept, with what it has come to', () => {
  const { control, sent, saved, say } = createStage();
  control.keep();
  control.start([plan('first')]);
  control.keep();
  expect(saved.size).toBe(0);
  const progress = { loss: 1, accuracy: 0.5, learningRate: 0.1, imagesPerSecond: 1, secondsLeft: 1 };
  say(started(), { type: 'progress', progress: { ...progress, step: 5, epoch: 0.5, saturation: null } });
  control.keep();
  expect([...saved.values()].map(({ state }) => state.latest?.step)).toEqual([5]);
  expect(types(sent)).toEqual(['start', 'keep', 'keep']);
  say({ type: 'finished' });
  control.keep();
  expect(types(sent)).toEqual(['start', 'keep', 'keep']);
});

test('what was cut short last can go on, until something else is started', async () => {
  const first = createStage();
  first.control.start([plan('first')]);
  first.say(started(), { type: 'kept', step: 5 });
  const kept = getRun();
  if (kept === null) throw new Error('There is a run');
  expect(findResumable(view())).toBeNull();
  useStore.setState({ training: emptyTraining });
  const { control, say } = createStage([{ ...kept, state: { ...kept.state, phase: 'stopped' } }]);
  await control.readKept();
  expect(findResumable(view())?.id).toBe(kept.id);
  control.start([plan('second')]);
  say(started());
  expect(findResumable(view())).toBeNull();
});

test('a run that another tab trains is neither offered nor deleted here, and read anew when that has left it', async () => {
  const first = createStage();
  first.control.start([plan('first')]);
  first.say(started(), { type: 'kept', step: 5 });
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  useStore.setState({ training: emptyTraining });
  const kept = [{ ...run, state: { ...run.state, phase: 'stopped' as const } }];
  const { control, held } = createStage(kept);
  await control.readKept();
  held.add(run.id);
  await control.lookForOthers();
  expect([...view().heldElsewhere]).toEqual([run.id]);
  expect(findResumable(view())).toBeNull();
  control.remove(run.id);
  expect(getRuns(view()).has(run.id)).toBe(true);
  kept[0] = { ...run, state: { ...run.state, epochs: [createReport(1)], phase: 'stopped' } };
  held.delete(run.id);
  await control.lookForOthers();
  expect(getRuns(view()).get(run.id)?.state.epochs).toHaveLength(1);
  expect(findResumable(view())?.id).toBe(run.id);
  control.remove(run.id);
  expect(getRuns(view()).size).toBe(0);
});

test('a run of an earlier visit is opened for its probes, and stays what it was', async () => {
  const first = createStage();
  first.control.start([plan('first', { probing: 'end' })]);
  const reports = [createReport(1), createReport(2)];
  first.say(started(), { type: 'kept', step: 10 });
  for (const report of reports) first.say({ type: 'epoch', report });
  const problem = { code: 'diverged', step: 25, learningRate: 3 } as const;
  first.say({ type: 'failed', problem });
  const kept = getRun();
  if (kept === null) throw new Error('There is a run');
  useStore.setState({ training: emptyTraining });
  const { control, sent, own, saved, workers, say } = createStage([kept]);
  await control.readKept();
  const asked = control.probe(kept.id, quick.probes);
  // Asked twice at once they are trained once.
  expect(await control.probe(kept.id, quick.probes)).toBeNull();
  await settle();
  expect(view().opening).toBe(kept.id);
  expect(sent).toMatchObject([{ type: 'start', checkpoint: 'kept', isPaused: true, probing: null }]);
  say(started(10), { type: 'paused' });
  expect(types(sent)).toEqual(['start', 'probe']);
  const probed = { type: 'probed', epoch: 1, settings: quick.probes, probes: [], total: 2 } as const;
  say({ ...probed, done: 1 });
  expect(view().opening).toBeNull();
  expect(getRun()?.state).toMatchObject({ phase: 'failed', problem, epochs: reports });
  say({ ...probed, done: 2 });
  expect(await asked).toBeNull();
  const after = getRuns(view()).get(kept.id);
  expect(after?.state).toEqual({
    ...kept.state,
    probeRounds: [{ epoch: 1, settings: quick.probes, probes: [], done: 2, total: 2 }],
  });
  expect(saved.get(kept.id)).toEqual(after);
  await settle();
  expect(own.size).toBe(0);
  expect(workers.ended).toBe(workers.started);
});

test('a run that is opened for probes can be stopped at it', async () => {
  const { control, sent, say } = createStage();
  control.start([plan('first')]);
  say(started(), { type: 'kept', step: 10 }, { type: 'epoch', report: createReport(1) }, { type: 'stopped' });
  const id = getRun()?.id as RunId;
  await settle();
  control.start([plan('second')]);
  expect(await control.probe(id, quick.probes)).toBe('busy');
  say(started(), { type: 'stopped' });
  const asked = control.probe(id, quick.probes);
  await settle();
  say(
    started(10),
    { type: 'paused' },
    { type: 'probed', epoch: 1, settings: quick.probes, probes: [], done: 1, total: 2 },
  );
  control.stop();
  expect(types(sent)).toEqual(['start', 'start', 'start', 'probe', 'stop']);
  say({ type: 'stopped' });
  expect(await asked).toBeNull();
  expect(getRuns(view()).get(id)?.state).toMatchObject({ phase: 'stopped', probeRounds: [] });
});

test('a run whose successor trains, or is to follow, is not probed in their place', async () => {
  const { control, sent, say } = createStage();
  control.start([plan('first'), plan('second'), plan('third')]);
  const id = getRun()?.id as RunId;
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  await settle();
  expect(getRun()?.name).toBe('second');
  expect(await control.probe(id, quick.probes)).toBe('busy');
  expect(view().queue).toHaveLength(1);
  expect(types(sent)).toEqual(['start', 'start']);
});

test("a run that is taken up twice at once goes on once, and is nobody else's", async () => {
  const first = createStage();
  first.control.start([plan('first')]);
  first.say(started(), { type: 'kept', step: 10 }, { type: 'stopped' });
  const kept = getRun();
  if (kept === null) throw new Error('There is a run');
  useStore.setState({ training: emptyTraining });
  const { control, sent, own } = createStage([kept]);
  await control.readKept();
  expect(await Promise.all([control.goOn(kept.id), control.goOn(kept.id)])).toEqual([true, true]);
  await control.lookForOthers();
  expect(view()).toMatchObject({ active: kept.id, heldElsewhere: new Set() });
  expect(types(sent)).toEqual(['start']);
  expect([...own]).toEqual([kept.id]);
});

test('a run that cannot be opened for probes stays what it was, and says why', async () => {
  const { control, saved, say, workers } = createStage();
  control.start([plan('first')]);
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  const before = getRun();
  await settle();
  control.start([plan('second')]);
  say({ type: 'stopped' });
  const id = before?.id as RunId;
  const asked = control.probe(id, quick.probes);
  await settle();
  say({ type: 'failed', problem: { code: 'no-checkpoint' } });
  expect(await asked).toEqual({ code: 'no-checkpoint' });
  expect(getRuns(view()).get(id)).toBe(before);
  expect(saved.get(id)?.state.phase).toBe('finished');
  expect(getRun()).toBeNull();
  expect(workers.ended).toBe(workers.started);
});

test('a worker that breaks in a series takes none of what follows with it', () => {
  const { control, sent, say, workers, breakDown } = createStage();
  control.start([plan('first'), plan('second')]);
  say(started());
  breakDown('gone');
  expect(getRun()?.name).toBe('second');
  expect(types(sent)).toEqual(['start', 'start']);
  expect(workers).toEqual({ started: 2, ended: 1 });
});

test('a run that another tab has keeps its name', async () => {
  const { control, held, say } = createStage();
  control.start([plan('first')]);
  say(started(), { type: 'stopped' });
  const id = getRun()?.id as RunId;
  await settle();
  held.add(id);
  control.start([plan('second')]);
  await control.lookForOthers();
  control.rename(id, 'other');
  expect(getRuns(view()).get(id)?.name).toBe('first');
});

test('a run is held until it is over and its probes are done, and again for probes that come later', async () => {
  const { control, own, sent, say } = createStage();
  control.start([plan('first', { probing: 'end' })]);
  const id = getRun()?.id as RunId;
  await settle();
  say(started(), { type: 'epoch', report: { ...createReport(2), step: 20 } }, { type: 'finished' });
  await settle();
  expect([...own]).toEqual([id]);
  const probed = (done: number): WithoutRun<TrainingEvent> => ({
    type: 'probed',
    epoch: 2,
    settings: quick.probes,
    probes: [],
    done,
    total: 2,
  });
  say(probed(1));
  await settle();
  expect([...own]).toEqual([id]);
  say(probed(2));
  await settle();
  expect([...own]).toEqual([]);
  expect(await control.probe(id, quick.probes)).toBeNull();
  expect([...own]).toEqual([id]);
  say(probed(2));
  await settle();
  expect([...own]).toEqual([]);
  expect(types(sent)).toEqual(['start', 'probe']);
});

test('a run that was stopped is let go once it is written, and held again where it goes on', async () => {
  let write: () => void = () => {};
  const { control, own, say, saved } = createStage([], {
    save: (run) =>
      new Promise((resolve) => {
        write = () => resolve(saved.set(run.id, run) !== undefined);
      }),
  });
  control.start([plan('first')]);
  const id = getRun()?.id as RunId;
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  expect([...own]).toEqual([id]);
  write();
  await settle();
  expect(saved.get(id)?.state.phase).toBe('stopped');
  expect([...own]).toEqual([]);
  expect(await control.goOn(id)).toBe(true);
  expect([...own]).toEqual([id]);
});

test('a stopped run that another tab goes on with is no longer at hand, and is read anew to go on here', async () => {
  const kept: DesignRun[] = [];
  const { control, own, held, say, sent, workers } = createStage(kept);
  control.start([plan('first')]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  held.add(run.id);
  expect(await control.goOn(run.id)).toBe(false);
  expect(await control.probe(run.id, quick.probes)).toBe('held-elsewhere');
  await control.lookForOthers();
  expect(getRun()).toBeNull();
  expect(workers.ended).toBe(1);
  // Before this page looks again, the other one has stopped it two epochs further.
  kept.push({ ...run, state: { ...run.state, epochs: [createReport(1)], keptStep: 15 } });
  held.delete(run.id);
  expect(await control.goOn(run.id)).toBe(true);
  say(started(15));
  expect(getRun()?.state).toMatchObject({ phase: 'running', keptStep: 15, epochs: [createReport(1)] });
  expect([...own]).toEqual([run.id]);
  expect(types(sent)).toEqual(['start', 'start']);
});

test('weights at hand that another tab has trained further are not probed', async () => {
  const kept: DesignRun[] = [];
  const { control, say, sent } = createStage(kept);
  control.start([plan('first')]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  kept.push({ ...run, state: { ...run.state, epochs: [createReport(1)], keptStep: 10 } });
  const asked = control.probe(run.id, quick.probes);
  await settle();
  say(
    started(10),
    { type: 'paused' },
    { type: 'probed', epoch: 1, settings: quick.probes, probes: [], done: 1, total: 1 },
  );
  expect(await asked).toBeNull();
  expect(sent).toMatchObject([{ type: 'start' }, { type: 'start', checkpoint: 'kept' }, { type: 'probe' }]);
});

test('a worker that breaks fails its run and is ended', () => {
  const { control, workers, breakDown } = createStage();
  control.start([plan('first')]);
  breakDown('no such file');
  expect(getRun()?.state).toMatchObject({
    phase: 'failed',
    problem: { code: 'unknown', message: 'no such file' },
  });
  expect(workers).toEqual({ started: 1, ended: 1 });
});

test('pictures that nobody answers for come as none', async () => {
  const { control, say, sent } = createStage();
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 4 } as const;
  expect(await control.look(query, null)).toEqual({ type: 'no-pictures', problem: null });
  control.start([plan('first')]);
  say(started());
  const asked = control.look(query, null);
  expect(sent.at(-1)).toMatchObject({ type: 'look', query });
  control.reset();
  expect(await asked).toEqual({ type: 'no-pictures', problem: null });
});

test('a look at pictures tells how far it is, and ends with the view or with another', async () => {
  const { control, sent, sayOf, workers } = createStage();
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 4 } as const;
  const synthetic = { kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 100 } as const;
  const told: unknown[] = [];
  const first = control.look(query, synthetic, ({ bytes }) => told.push(bytes));
  const id = sent.at(-1)?.run as RunId;
  // Another page of the same is another question to the same look.
  void control.look({ ...query, start: 4 }, synthetic);
  expect(sent.map(({ type, run }) => [type, run])).toEqual([
    ['look', id],
    ['look', id],
  ]);
  sayOf(id, { type: 'loading', phase: 'data', bytes: 5, totalBytes: 10 });
  expect(told).toEqual([5]);
  void control.look(query, { ...synthetic, seed: 2 });
  expect(await first).toEqual({ type: 'no-pictures', problem: null });
  const other = sent.at(-1)?.run;
  expect(other).not.toBe(id);
  expect(sent.slice(2)).toMatchObject([{ type: 'stop', run: id }, { type: 'look' }]);
  control.endLook();
  control.endLook();
  expect(sent.slice(4)).toEqual([{ type: 'stop', run: other }]);
  // The worker that has read the pictures has them for the first run, and for no other.
  control.start([plan('first')]);
  expect(workers).toMatchObject({ started: 1, ended: 0 });
  control.start([plan('second')]);
  expect(workers).toMatchObject({ started: 2, ended: 1 });
});

test('what a run has kept is read from there by it, by what follows, and by the next', () => {
  const { control, sent, say, saved } = createStage();
  const files = [{ path: 'a/1.png', file: new Blob() }];
  const data = {
    kind: 'files',
    files,
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: 'Pets',
  } as const;
  const kept = { kind: 'kept', name: 'Pets', settings: data.settings };
  useStore.getState().updateTraining((view) => ({ ...view, setup: { ...quick, data } }));
  control.start([plan('a', { data }), plan('b', { data, width: 0.5 })]);
  say(started());
  expect(useStore.getState().training.setup).toEqual({ ...quick, data: kept });
  expect([...saved.values()].map(({ setup }) => setup.data)).toEqual([kept]);
  say({ type: 'epoch', report: createReport(1) }, { type: 'finished' });
  expect(sent).toMatchObject([
    { type: 'start', data },
    { type: 'start', data: kept },
  ]);
});

test('a look at pictures keeps nothing', () => {
  const { control, sent } = createStage();
  const data = {
    kind: 'files',
    files: [{ path: 'pets.zip', file: new Blob() }],
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: 'Pets',
  } as const;
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 1 } as const;
  void control.look(query, data);
  expect(sent).toMatchObject([{ type: 'look', data: { ...data, keepAs: null } }]);
});

test('a run whose set could not be kept goes by its own files, not by another set of that name', () => {
  const { control, say } = createStage();
  const data = {
    kind: 'address',
    address: 'https://a.test/pets.zip',
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: 'Pets',
  } as const;
  useStore.getState().updateTraining((view) => ({ ...view, setup: { ...quick, data } }));
  control.start([plan('a', { data })]);
  say({ type: 'not-kept', problem: { code: 'name-taken', name: 'Pets' } }, started());
  expect(getActive(useStore.getState().training)?.setup.data).toEqual({ ...data, keepAs: null });
  // The form still asks for the name.
  expect(useStore.getState().training.setup?.data).toEqual(data);
});

test('what another page writes, renames or removes is seen here; what this one holds is not touched', async () => {
  const kept: DesignRun[] = [];
  const { control, change, held, say } = createStage([], { list: async () => kept });
  await control.readKept();
  control.start([plan('mine')]);
  await settle();
  const mine = getRun();
  if (mine === null) throw new Error('There is a run');
  const theirs: DesignRun = {
    ...mine,
    id: 'theirs' as RunId,
    name: 'theirs',
    state: createRunState('theirs' as RunId),
  };
  const getNames = () => [...getRuns(view()).values()].map(({ name }) => name);
  kept.push(theirs, { ...mine, name: 'not by them' });
  held.add(theirs.id);
  change({ id: theirs.id, isRemoved: false });
  change({ id: mine.id, isRemoved: false });
  change({ id: mine.id, isRemoved: true });
  await settle();
  expect(getNames()).toEqual(['mine', 'theirs']);
  expect(view().heldElsewhere).toEqual(new Set([theirs.id]));
  kept[0] = { ...theirs, name: 'renamed', state: { ...theirs.state, epochs: [createReport(1)] } };
  change({ id: theirs.id, isRemoved: false });
  await settle();
  expect(getRuns(view()).get(theirs.id)).toMatchObject({
    name: 'renamed',
    state: { epochs: [{ epoch: 1 }] },
  });
  held.delete(theirs.id);
  change({ id: theirs.id, isRemoved: true });
  // One that is over is anybody's.
  say(started(), { type: 'finished' });
  await settle();
  change({ id: mine.id, isRemoved: true });
  await settle();
  expect(getNames()).toEqual([]);
  expect(view().active).toBeNull();
});
