/**
 * @file One run from its start to its end and beyond: loads, trains step by step, reports, keeps checkpoints, obeys
 * commands between steps, and goes on where a device fails. After its end the network is still there to be probed.
 */

import { isEqual } from '../../util/isEqual';
import { type Checkpoint, listBuffers } from '../checkpoint';
import { computeDataPrint, isSameData, isSameSummary, toSummary } from '../dataPrint';
import { type Dataset, summarize, takeFirst } from '../dataset';
import type { BackendReport, ProbeReport, RunId, TrainingCommand, TrainingEvent } from '../protocol';
import { checkClassifier, createPlan, type TrainingPlan } from '../trainingPlan';
import { CheckpointKeeper } from './checkpointKeeper';
import type { ComputeBackend } from './computeBackend';
import { createDataReporter } from './dataEvents';
import { DeviceFailure, findFailure } from './deviceFailure';
import { openTrainer } from './openTrainer';
import { pickPictures } from './pickPictures';
import { probeLayers } from './probeLayers';
import { Recoveries } from './recoveries';
import { Reporter } from './reporter';
import type { RunEnvironment } from './runEnvironment';
import { describeFailure, RunError } from './runFailure';
import { isMeasured } from './saturationMeter';
import { addTests } from './testTime';
import type { Trainer } from './trainer';

type StartCommand = Extract<TrainingCommand, { type: 'start' }>;
type Request = Extract<TrainingCommand, { type: 'checkpoint' | 'keep' | 'probe' | 'look' }>;
type WithoutRun<T> = T extends unknown ? Omit<T, 'run'> : never;

/** Thrown into long work to end it. */
class Interruption extends Error {}

/** Thrown into probes, which nobody waits for where the run is to stop. */
class ProbesStopped extends Error {}

/** Thrown into a test that is left for later: the run is to stop. */
class TestStopped extends Error {}

/** Steps that are handed to a device before the first of them is waited for. */
const stepsInFlight = 3;
/** Between two words on how far a test is; shorter ones go by without any. */
const testingMs = 250;

/** A run at work. */
export class RunTask {
  readonly run: RunId;
  private readonly start: StartCommand;
  private readonly environment: RunEnvironment;
  private state: 'running' | 'finished' | 'stopped' = 'running';
  private isPaused: boolean;
  private isReportedPaused = false;
  private isAborted = false;
  private isStopping = false;
  /** Steps to do although the run is paused. */
  private extraSteps = 0;
  private requests: Request[] = [];
  private wake: () => void = () => {};
  private trainer: Trainer | null = null;
  private backend: ComputeBackend | null = null;
  private plan: TrainingPlan | null = null;
  /** Ends the reading of pictures: a download would go on for nobody. */
  private readonly reading = new AbortController();
  private dataset: Dataset | null = null;
  private readonly keeper: CheckpointKeeper;
  private readonly reporter: Reporter;
  private fences: Promise<void>[] = [];
  private readonly recoveries = new Recoveries();
  /** The last epoch whose probes are done, or were stopped. */
  private probedEpoch: number;
  /** What the last test took, with all that is done at the end of an epoch; null before the first. */
  private testSeconds: number | null = null;

  constructor(start: StartCommand, environment: RunEnvironment) {
    this.run = start.run;
    this.start = start;
    this.environment = environment;
    this.isPaused = start.isPaused;
    this.probedEpoch = start.probing?.lastEpoch ?? 0;
    this.keeper = new CheckpointKeeper(start.run, environment.store);
    this.reporter = new Reporter(start.settings.saturation.isOn);
  }

  /** Ends the run without a word: another one begins. */
  abort(): void {
    this.isAborted = true;
    this.reading.abort();
    this.wake();
  }

  /** Takes a command; it is obeyed between two steps. */
  handle(command: TrainingCommand): void {
    if (command.type === 'pause') this.isPaused = true;
    else if (command.type === 'resume') {
      this.isPaused = false;
      this.extraSteps = 0;
    } else if (command.type === 'step') {
      this.isPaused = true;
      this.extraSteps += 1;
    } else if (command.type === 'stop') this.stop();
    else if (
      command.type === 'checkpoint' ||
      command.type === 'keep' ||
      command.type === 'probe' ||
      command.type === 'look'
    )
      this.requests.push(command);
    this.wake();
  }

  /** Ends the run, or the probes of one that is over, as soon as it may: at once while it loads. */
  private stop(): void {
    this.isStopping = true;
    this.requests = this.requests.filter(({ type }) => type !== 'probe');
    if (this.trainer !== null || this.state !== 'running') return;
    this.post({ type: 'stopped' });
    this.abort();
  }

  private post(event: WithoutRun<TrainingEvent>, transfer: Transferable[] = []): void {
    if (!this.isAborted) this.environment.post({ run: this.run, ...event } as TrainingEvent, transfer);
  }

  /** Does the whole run. Never rejects. */
  async work(): Promise<void> {
    try {
      await this.prepare();
      await this.loop();
    } catch (error) {
      if (!(error instanceof Interruption)) this.post({ type: 'failed', problem: describeFailure(error) });
    }
    this.close();
  }

  private close(): void {
    // A device that is gone may not even let itself be freed.
    try {
      this.trainer?.dispose();
    } catch {}
    try {
      this.backend?.dispose();
    } catch {}
    this.trainer = null;
    this.backend = null;
  }

  /** Lets messages in. @throws Interruption where the run is to end. */
  private readonly between = async (): Promise<void> => {
    await this.environment.breathe();
    if (this.isAborted) throw new Interruption();
  };

  private async prepare(): Promise<void> {
    const { architecture, resolution, data } = this.start;
    const { plan, problems } = createPlan(architecture, resolution);
    if (plan === null) throw new RunError({ code: 'cannot-train', problems });
    this.plan = plan;
    this.post({ type: 'loading', phase: 'data', bytes: null, totalBytes: null });
    const reporter = createDataReporter(this.run, (event) => this.post(event));
    try {
      this.dataset = await this.environment.loadData(data, reporter, this.reading.signal);
    } finally {
      reporter.end();
    }
    await this.between();
    const checkpoint = await this.findCheckpoint(this.dataset);
    const problem = checkClassifier(plan, this.dataset.classNames.length, this.dataset.train.channels);
    if (problem) throw new RunError({ code: 'cannot-train', problems: [problem] });
    const { trainer, report } = await this.open(checkpoint);
    this.post({
      type: 'started',
      backend: report,
      stepsPerEpoch: trainer.stepsPerEpoch,
      totalSteps: trainer.totalSteps,
      classNames: this.dataset.classNames,
      trainCount: trainer.trainCount,
      testCount: this.dataset.test.count,
      scale: trainer.pixelScale,
      step: trainer.step,
    });
    this.reporter.restart();
  }

  /** @throws RunError where the run is to go on from one that there is not, or that is of other pictures. */
  private async findCheckpoint(dataset: Dataset): Promise<Checkpoint | null> {
    const { checkpoint } = this.start;
    if (checkpoint !== 'kept') return checkpoint;
    const kept = (await this.environment.store?.load(this.run)) ?? null;
    if (kept === null) throw new RunError({ code: 'no-checkpoint' });
    const found = computeDataPrint(dataset);
    if (kept.data !== undefined && !isSameData(kept.data, found))
      throw new RunError({
        code: 'other-pictures',
        trained: toSummary(kept.data),
        found: summarize(dataset),
        isAlike: isSameSummary(kept.data, found),
      });
    return kept;
  }

  /** Opens a backend with the network on it. @param failed what failed before. */
  private async open(
    checkpoint: Checkpoint | null,
    failed?: DeviceFailure,
  ): Promise<{ readonly trainer: Trainer; readonly report: BackendReport }> {
    const { plan, dataset, start, environment, between } = this;
    if (plan === null || dataset === null) throw new RangeError('Nothing to train');
    this.post({ type: 'loading', phase: 'backend', bytes: null, totalBytes: null });
    const opened = await this.recoveries.open(
      (excluded) => openTrainer({ plan, dataset, start, environment, checkpoint, excluded, between }),
      failed,
    );
    this.backend = opened.backend;
    this.trainer = opened.trainer;
    this.keeper.begin(checkpoint);
    // What is trained again is probed again.
    this.probedEpoch = Math.min(this.probedEpoch, opened.trainer.step / opened.trainer.stepsPerEpoch);
    return opened;
  }

  private async loop(): Promise<void> {
    while (!this.isAborted) {
      const { trainer } = this;
      if (trainer === null) return;
      try {
        await this.serve(trainer);
        if (this.state !== 'running' && this.isStopping) this.endProbes();
        if (this.state === 'running' && this.isStopping) await this.finish(trainer, 'stopped');
        else if (this.state === 'running' && trainer.step >= trainer.totalSteps && !trainer.owesReport)
          await this.finish(trainer, 'finished');
        else if (this.state === 'running' && (!this.isPaused || this.extraSteps > 0))
          await this.advance(trainer);
        else if (this.state === 'finished' && this.owesProbes(trainer)) await this.probeEpoch(trainer);
        else await this.rest(trainer);
      } catch (error) {
        if (error instanceof Interruption) throw error;
        await this.recover(error);
      }
    }
  }

  private async finish(trainer: Trainer, state: 'finished' | 'stopped'): Promise<void> {
    await this.keep(trainer);
    this.state = state;
    if (state === 'stopped') this.isStopping = false;
    this.post({ type: state });
  }

  /** The probes of a run that is over were stopped: others may be asked for. */
  private endProbes(): void {
    this.isStopping = false;
    this.probedEpoch = Number.POSITIVE_INFINITY;
    this.post({ type: 'stopped' });
  }

  /** Waits for a command. */
  private async rest(trainer: Trainer): Promise<void> {
    if (this.state === 'running') {
      if (!this.isReportedPaused && trainer.hasRecent) await this.report(trainer);
      // Single steps are kept too.
      await this.keep(trainer);
      if (!this.isReportedPaused) this.post({ type: 'paused' });
      this.isReportedPaused = true;
    }
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (this.hasWork()) resolve();
    });
    this.wake = () => {};
  }

  private hasWork(): boolean {
    const goesOn = this.state === 'running' && (!this.isPaused || this.extraSteps > 0);
    return goesOn || this.isStopping || this.isAborted || this.requests.length > 0;
  }

  private async advance(trainer: Trainer): Promise<void> {
    if (this.isReportedPaused && !this.isPaused) {
      this.isReportedPaused = false;
      this.post({ type: 'resumed' });
      this.reporter.restart();
    }
    if (trainer.owesReport || this.owesProbes(trainer)) {
      if (trainer.owesReport) await this.endEpoch(trainer);
      await this.keep(trainer);
      await this.probeEpoch(trainer);
      return;
    }
    const images = trainer.runStep();
    await this.limitFlight();
    this.reporter.add(images);
    if (this.extraSteps > 0) this.extraSteps -= 1;
    const isSingle = this.isPaused && this.extraSteps === 0;
    if (isSingle || trainer.isEpochOver || this.reporter.isDue) await this.report(trainer);
    if (trainer.isEpochOver) await this.endEpoch(trainer);
    const isFirstEpochOver = trainer.step === trainer.stepsPerEpoch;
    if (isFirstEpochOver || this.keeper.isDue) await this.keep(trainer);
    if (trainer.step < trainer.totalSteps) await this.probeEpoch(trainer);
    await this.between();
  }

  /** Tests at the end of an epoch and reports it; where the run is to stop, that is left for when it goes on. */
  private async endEpoch(trainer: Trainer): Promise<void> {
    const begin = performance.now();
    let saidAt = begin;
    const total = trainer.dataset.test.count;
    const between = async () => {
      await this.between();
      // What is kept nowhere cannot go on: then the report comes first.
      if (this.isStopping && this.keeper.isStoring) throw new TestStopped();
      if (performance.now() - saidAt < testingMs) return;
      saidAt = performance.now();
      this.post({ type: 'testing', done: trainer.testedCount, total });
    };
    try {
      this.post({ type: 'epoch', report: await this.reporter.finishEpoch(trainer, between) });
      this.testSeconds = (performance.now() - begin) / 1000;
    } catch (error) {
      if (!(error instanceof TestStopped)) throw error;
    }
    this.reporter.restart();
  }

  /** Whether the epoch that is over has no probes yet that it is to have; a report comes first. */
  private owesProbes(trainer: Trainer): boolean {
    const { probing } = this.start;
    if (probing === null || this.isStopping || !trainer.isEpochOver || trainer.owesReport) return false;
    const isWanted = probing.after === 'each' || trainer.step >= trainer.totalSteps;
    return isWanted && trainer.step / trainer.stepsPerEpoch > this.probedEpoch;
  }

  /** Trains the probes of the epoch that is over, where it owes them: no step comes before they are done. */
  private async probeEpoch(trainer: Trainer): Promise<void> {
    const { probing } = this.start;
    if (probing === null || !this.owesProbes(trainer)) return;
    const begin = performance.now();
    await this.probe(trainer, probing.settings);
    if (this.isStopping && this.state === 'running') return;
    this.probedEpoch = trainer.step / trainer.stepsPerEpoch;
    if (probing.after === 'each')
      this.testSeconds = (this.testSeconds ?? 0) + (performance.now() - begin) / 1000;
    this.reporter.restart();
  }

  private async limitFlight(): Promise<void> {
    const { backend } = this;
    if (backend === null) return;
    const fence = backend.finish();
    // A device that fails refuses all of them, and only the first is waited for.
    fence.catch(() => {});
    this.fences.push(fence);
    if (this.fences.length >= stepsInFlight) await this.fences.shift();
  }

  private checkDevice(): void {
    const failure = this.backend?.getFailure() ?? null;
    if (failure !== null) throw new Error(`The device failed: ${failure}`);
  }

  private async report(trainer: Trainer): Promise<void> {
    const progress = await this.reporter.read(trainer);
    this.checkDevice();
    this.post({ type: 'progress', progress: addTests(progress, trainer, this.testSeconds) });
  }

  private async keep(trainer: Trainer): Promise<void> {
    const step = await this.keeper.keep(trainer, () => this.checkDevice());
    if (step !== undefined) this.post({ type: 'kept', step });
  }

  /** Answers what was asked between two steps. */
  private async serve(trainer: Trainer): Promise<void> {
    for (let request = this.requests.shift(); request !== undefined; request = this.requests.shift()) {
      try {
        await this.answer(trainer, request);
      } catch (error) {
        // Where the device fails it is answered when another one goes on.
        this.requests.unshift(request);
        throw error;
      }
      this.reporter.restart();
    }
  }

  private async answer(trainer: Trainer, request: Request): Promise<void> {
    if (request.type === 'checkpoint') {
      const checkpoint = await trainer.createCheckpoint();
      this.post({ type: 'checkpoint', checkpoint }, listBuffers(checkpoint));
    } else if (request.type === 'keep') await this.keep(trainer);
    else if (request.type === 'probe') await this.probe(trainer, request.settings);
    else this.look(trainer, request);
  }

  private async probe(trainer: Trainer, settings: Extract<Request, { type: 'probe' }>['settings']) {
    const { backend } = this;
    if (backend === null) return;
    const probes: ProbeReport[] = [];
    const epoch = trainer.step / trainer.stepsPerEpoch;
    const report = (total: number) =>
      this.post({ type: 'probed', epoch, settings, probes: [...probes], done: probes.length, total });
    report(trainer.plan.steps.filter(isMeasured).length);
    const onReport = (probe: ProbeReport, total: number) => {
      probes.push(probe);
      report(total);
    };
    const between = async () => {
      await this.between();
      if (this.isStopping) throw new ProbesStopped();
      this.answerLooks(trainer);
    };
    try {
      await probeLayers(trainer, settings, backend.kernels, onReport, between);
    } catch (error) {
      if (!(error instanceof ProbesStopped)) throw error;
      return;
    }
    // Those that were asked for at the end of an epoch are the ones that it is to have.
    if (Number.isInteger(epoch) && isEqual(settings, this.start.probing?.settings))
      this.probedEpoch = Math.max(this.probedEpoch, epoch);
  }

  /** Pictures need nothing of the device: whoever asks for them does not wait for long work. */
  private answerLooks(trainer: Trainer): void {
    const looks = this.requests.filter((request) => request.type === 'look');
    if (looks.length === 0) return;
    this.requests = this.requests.filter(({ type }) => type !== 'look');
    for (const request of looks) this.look(trainer, request);
  }

  private look(
    { dataset, trainCount, answers }: Trainer,
    { query }: Extract<Request, { type: 'look' }>,
  ): void {
    // A run on a part of the pictures has not seen the others.
    const seen = { ...dataset, train: takeFirst(dataset.train, trainCount) };
    const picked = pickPictures(seen, query, answers);
    this.post({ type: 'pictures', query, data: summarize(seen), ...picked });
  }

  /** Goes on from the last checkpoint, where a device has failed. */
  private async recover(error: unknown): Promise<void> {
    const failed = this.backend;
    const problem = failed && (await findFailure(failed));
    if (failed === null || problem === null) throw error;
    const checkpoint = this.keeper.last;
    this.close();
    this.fences = [];
    const { report } = await this.open(checkpoint, new DeviceFailure(failed.name, problem));
    this.post({ type: 'recovered', problem, step: checkpoint?.step ?? 0, backend: report });
    this.reporter.restart();
  }
}
