/** @file The state of a run as the page sees it: a pure fold over what the worker says. */
import type { DataProblem } from './dataset';
import type { PixelScale } from './insight';
import { addLeftOut, type LeftOut } from './leftOut';
import type {
  BackendReport,
  DeviceProblem,
  EpochReport,
  ProbeReport,
  ProbeSettings,
  Progress,
  RunId,
  RunProblem,
  TrainingEvent,
} from './protocol';
import { addCurvePoint, type CurvePoint } from './runCurve';
import type { LayerSaturation } from './saturation';

/** What a run is doing. */
export type RunPhase = 'loading' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** Probes of all layers at one moment. */
export interface ProbeRound {
  readonly epoch: number;
  /** How they were trained, which the setup of the run need not tell; left out by what earlier versions have kept. */
  readonly settings?: ProbeSettings | undefined;
  readonly probes: readonly ProbeReport[];
  readonly done: number;
  readonly total: number;
}

/** A run. */
export interface RunState {
  readonly run: RunId;
  readonly phase: RunPhase;
  /** What is loaded, while the phase is `loading`. */
  readonly loading: 'backend' | 'data';
  /** Bytes of the data read so far; null while something else is loaded. */
  readonly loadedBytes: number | null;
  /** All that there is to read; null where it is not known. */
  readonly totalBytes: number | null;
  readonly backend: BackendReport | null;
  readonly classNames: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
  /** How it sees the bytes of pictures; null before it has started, and where a file does not say. */
  readonly scale: PixelScale | null;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  readonly curve: readonly CurvePoint[];
  /** The last report; null before the first. */
  readonly latest: Progress | null;
  /** Participation as it was last looked at within an epoch; null where none has been looked at yet. */
  readonly spread: { readonly epoch: number; readonly layers: readonly LayerSaturation[] } | null;
  readonly epochs: readonly EpochReport[];
  /** How many pictures the test at the end of an epoch has come to; null while none is made. */
  readonly testing: { readonly done: number; readonly total: number } | null;
  /** What somebody has asked for and the run has not come to yet. */
  readonly asked: 'pause' | 'resume' | 'stop' | null;
  readonly probeRounds: readonly ProbeRound[];
  readonly problem: RunProblem | null;
  /** Pictures that its set was read without, by the reasons. */
  readonly leftOut: readonly LeftOut[];
  /** Why the pictures were not kept as asked; null where they were. */
  readonly keepProblem: DataProblem | null;
  /** Step of the checkpoint that lies in the browser's storage; null without one. */
  readonly keptStep: number | null;
  /** Whether the browser's storage has refused the last checkpoint; an earlier one may still lie there. */
  readonly isKeepingRefused: boolean;
  /** How often the run went on after its device failed, and why the last time. */
  readonly recoveries: number;
  readonly lastRecovery: DeviceProblem | null;
}

/** A run that has been asked for. */
export function createRunState(run: RunId): RunState {
  return {
    run,
    phase: 'loading',
    loading: 'backend',
    loadedBytes: null,
    totalBytes: null,
    backend: null,
    classNames: [],
    trainCount: 0,
    testCount: 0,
    scale: null,
    stepsPerEpoch: 0,
    totalSteps: 0,
    curve: [],
    latest: null,
    spread: null,
    epochs: [],
    testing: null,
    asked: null,
    probeRounds: [],
    problem: null,
    leftOut: [],
    keepProblem: null,
    keptStep: null,
    isKeepingRefused: false,
    recoveries: 0,
    lastRecovery: null,
  };
}

/** Whether a run ever trained, or came with results: what failed before its first step leaves nothing behind. */
export function hasBegun({ totalSteps, epochs }: RunState): boolean {
  return totalSteps > 0 || epochs.length > 0;
}

/** Whether nothing more will happen in a run. */
export function isOver({ phase }: RunState): boolean {
  return phase === 'finished' || phase === 'stopped' || phase === 'failed';
}

/** The probes that are being trained; null where none are. */
export function findProbing({ probeRounds }: RunState): ProbeRound | null {
  return probeRounds.find((round) => !isWhole(round)) ?? null;
}

const isWhole = ({ done, total }: ProbeRound) => done === total;

/** A round takes the place of an earlier one of the same epoch once it is whole: it may be stopped before. */
function addRound(rounds: readonly ProbeRound[], round: ProbeRound): readonly ProbeRound[] {
  const isKept = (old: ProbeRound) => old.epoch !== round.epoch || (isWhole(old) && !isWhole(round));
  return [...rounds.filter(isKept), round].sort((a, b) => a.epoch - b.epoch);
}

/** Rounds that came to their end: of others nothing more will be heard. */
export const dropPartial = (rounds: readonly ProbeRound[]): readonly ProbeRound[] => rounds.filter(isWhole);

/** What was known after a step: a run that goes on from a checkpoint does again what came behind it. */
function cutRun(state: RunState, step: number): RunState {
  const epochs = state.epochs.filter((report) => report.step <= step);
  const lastEpoch = step / Math.max(state.stepsPerEpoch, 1);
  return {
    ...state,
    epochs,
    curve: state.curve.filter((point) => point.step <= step),
    probeRounds: dropPartial(state.probeRounds).filter(({ epoch }) => epoch <= lastEpoch),
    latest: null,
    spread: null,
    testing: null,
    problem: null,
  };
}

/** Where a run has failed: the step at which it diverged is not reported as progress. */
function moveTo({ latest, stepsPerEpoch }: RunState, problem: RunProblem): Progress | null {
  if (latest === null || problem.code !== 'diverged') return latest;
  return { ...latest, step: problem.step, epoch: problem.step / Math.max(stepsPerEpoch, 1) };
}

/** The state of a run that is taken up again; what it has come to is kept. */
export function reopenRun(state: RunState): RunState {
  return {
    ...state,
    phase: 'loading',
    loading: 'backend',
    loadedBytes: null,
    totalBytes: null,
    testing: null,
    asked: null,
    leftOut: [],
    isKeepingRefused: false,
    problem: null,
  };
}

/** The state of a run that was asked for something; the same where nothing is going on, or where it is to stop. */
export function askRun(state: RunState, asked: RunState['asked']): RunState {
  return isOver(state) || state.asked === 'stop' ? state : { ...state, asked };
}

/** What was kept last stays there where the storage takes no more. */
const takeKept = (state: RunState, step: number | null): RunState => ({
  ...state,
  keptStep: step ?? state.keptStep,
  isKeepingRefused: step === null,
});

const takeProbes = (state: RunState, { epoch, settings, probes, done, total }: ProbeRound): RunState => ({
  ...state,
  probeRounds: addRound(state.probeRounds, { epoch, settings, probes, done, total }),
});

const takeRecovery = (
  state: RunState,
  { backend, problem }: Extract<TrainingEvent, { type: 'recovered' }>,
): RunState => ({ ...state, backend, recoveries: state.recoveries + 1, lastRecovery: problem });

/** The state of a run that is over: probes are still welcome, also on another device, and can be stopped. */
function reduceEnded(state: RunState, event: TrainingEvent): RunState {
  if (event.type === 'recovered') return takeRecovery(state, event);
  if (event.type === 'kept') return takeKept(state, event.step);
  if (event.type === 'probed') return takeProbes(state, event);
  if (event.type !== 'stopped' || findProbing(state) === null) return state;
  return { ...state, probeRounds: dropPartial(state.probeRounds) };
}

/** The state after an event; the same state where the event is about another run, or comes after the end. */
export function reduceRun(state: RunState, event: TrainingEvent): RunState {
  if (event.run !== state.run) return state;
  if (isOver(state)) return reduceEnded(state, event);
  switch (event.type) {
    case 'loading':
      return {
        ...state,
        loading: event.phase,
        loadedBytes: event.bytes,
        totalBytes: event.totalBytes,
      };
    case 'started': {
      const { backend, stepsPerEpoch, totalSteps, classNames, trainCount, testCount, scale } = event;
      const known = { backend, stepsPerEpoch, totalSteps, classNames, trainCount, testCount, scale };
      const read = { loadedBytes: null, totalBytes: null };
      return { ...cutRun(state, event.step), ...known, ...read, phase: 'running' };
    }
    case 'progress': {
      const { saturation: layers, epoch } = event.progress;
      const curve = addCurvePoint(state.curve, event.progress);
      const spread = layers === null ? state.spread : { epoch, layers };
      return { ...state, curve, latest: event.progress, spread };
    }
    case 'testing': {
      const { done, total } = event;
      return { ...state, testing: { done, total } };
    }
    case 'epoch': {
      // A test that was left out when the run was stopped may be made again where that was not kept.
      const epochs = state.epochs.filter(({ step }) => step !== event.report.step);
      return { ...state, epochs: [...epochs, event.report], testing: null };
    }
    case 'kept':
      return takeKept(state, event.step);
    case 'recovered':
      return takeRecovery(cutRun(state, event.step), event);
    case 'paused':
      return { ...state, phase: 'paused', asked: state.asked === 'pause' ? null : state.asked };
    case 'resumed':
      return { ...state, phase: 'running', asked: state.asked === 'resume' ? null : state.asked };
    case 'probed':
      return takeProbes(state, event);
    case 'finished':
      return { ...state, phase: 'finished', asked: null };
    case 'stopped':
      return {
        ...state,
        phase: 'stopped',
        testing: null,
        asked: null,
        probeRounds: dropPartial(state.probeRounds),
      };
    case 'failed':
      return {
        ...state,
        phase: 'failed',
        latest: moveTo(state, event.problem),
        testing: null,
        asked: null,
        problem: event.problem,
        probeRounds: dropPartial(state.probeRounds),
      };
    case 'skipped':
      return { ...state, leftOut: addLeftOut(state.leftOut, event.leftOut) };
    case 'not-kept':
      return { ...state, keepProblem: event.problem };
    case 'checkpoint':
    case 'pictures':
    case 'no-pictures':
    case 'field':
    case 'class-map':
    case 'no-insight':
      return state;
  }
}
