/** @file A network ready to be trained: the backend chosen, the weights as they begin or as a checkpoint has them. */
import type { Checkpoint } from '../checkpoint';
import type { Dataset } from '../dataset';
import type { BackendName, BackendReport, TrainingCommand } from '../protocol';
import type { TrainingPlan } from '../trainingPlan';
import { checkMemory } from './bufferLimits';
import { chooseBackend } from './chooseBackend';
import type { ComputeBackend } from './computeBackend';
import { DeviceFailure, findFailure } from './deviceFailure';
import type { RunEnvironment } from './runEnvironment';
import { RunError } from './runFailure';
import { timeStep } from './timeStep';
import { type Between, Trainer } from './trainer';

/** What a trainer is opened from. */
export interface OpenOptions {
  readonly plan: TrainingPlan;
  readonly dataset: Dataset;
  readonly start: Extract<TrainingCommand, { type: 'start' }>;
  readonly environment: RunEnvironment;
  readonly checkpoint: Checkpoint | null;
  /** Backends that have failed in this run; where there are any, another one may be taken than was chosen. */
  readonly excluded: ReadonlySet<BackendName>;
  readonly between: Between;
}

/** A trainer and what it runs on; the caller disposes of both, the trainer first. */
export interface OpenedTrainer {
  readonly trainer: Trainer;
  readonly backend: ComputeBackend;
  readonly report: BackendReport;
}

/** @throws RunError where there is no backend, or the network does not fit it or the checkpoint; DeviceFailure. */
export async function openTrainer(options: OpenOptions): Promise<OpenedTrainer> {
  const { plan, dataset, start, environment, checkpoint, excluded, between } = options;
  const { settings } = start;
  const chosen = await chooseBackend(environment.openers, {
    choice: excluded.size > 0 ? 'auto' : start.backend,
    threads: start.threads ?? Number.POSITIVE_INFINITY,
    isIsolated: environment.isIsolated,
    excluded,
    timeStep: async (backend) => {
      await between();
      checkMemory(plan, settings, backend);
      return timeStep(plan, settings, backend);
    },
  });
  if (!('backend' in chosen)) throw new RunError({ code: 'no-backend', candidates: chosen });
  const { backend, report } = chosen;
  try {
    checkMemory(plan, settings, backend);
    const trainer = new Trainer(plan, dataset, settings, backend.kernels, backend);
    if (trainer.executor.weightSpecs.length === 0)
      throw new RunError({ code: 'cannot-train', problems: [{ code: 'nothing-to-learn' }] });
    if (checkpoint !== null && !trainer.restore(checkpoint))
      throw new RunError({ code: 'checkpoint-mismatch' });
    return { trainer, backend, report };
  } catch (error) {
    const problem = error instanceof RunError ? null : await findFailure(backend);
    backend.dispose();
    throw problem === null ? error : new DeviceFailure(backend.name, problem);
  }
}
