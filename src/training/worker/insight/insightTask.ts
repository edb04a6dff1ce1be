/** @file The work on one question beside runs, from opening a backend to the last answer. */
import type { InsightQuestion } from '../../insight';
import type { BackendCandidate, RunId, TrainingCommand, TrainingEvent } from '../../protocol';
import type { ComputeBackend } from '../computeBackend';
import type { RunEnvironment } from '../runEnvironment';
import { describeFailure, RunError } from '../runFailure';
import { mapClass } from './mapClass';
import { InsightError } from './takeTensors';
import { traceField } from './traceField';

type WithoutRun<T> = T extends unknown ? Omit<T, 'run'> : never;

/** Thrown into the work to end it. */
class Cancelled extends Error {}

/** A question at work. */
export class InsightTask {
  readonly run: RunId;
  private readonly question: InsightQuestion;
  private readonly environment: RunEnvironment;
  private isAborted = false;
  private isStopping = false;

  constructor(command: { readonly run: RunId } & InsightQuestion, environment: RunEnvironment) {
    this.run = command.run;
    this.question = command;
    this.environment = environment;
  }

  /** Ends the work without a word: something else begins. */
  abort(): void {
    this.isAborted = true;
  }

  /** Takes a command; only `stop` means something here. */
  handle({ type }: TrainingCommand): void {
    if (type === 'stop') this.isStopping = true;
  }

  private post(event: WithoutRun<TrainingEvent>): void {
    if (!this.isAborted) this.environment.post({ run: this.run, ...event } as TrainingEvent, []);
  }

  /** Lets messages in. @throws Cancelled where the work is to end. */
  private readonly between = async (): Promise<void> => {
    await this.environment.breathe();
    if (this.isAborted || this.isStopping) throw new Cancelled();
  };

  /** WebAssembly is at hand at once and exact; a graphics card would first have to be tried. */
  private async open(): Promise<ComputeBackend> {
    const candidates: BackendCandidate[] = [];
    for (const name of ['wasm', 'cpu'] as const) {
      const opener = this.environment.openers.find((other) => other.name === name);
      if (opener === undefined) continue;
      const isMissing = (await opener.look()) === 'missing';
      const note = (problem: BackendCandidate['problem']) =>
        candidates.push({ backend: name, stepMs: null, problem });
      if (isMissing) note('missing');
      else
        try {
          return await opener.open(Number.POSITIVE_INFINITY);
        } catch {
          note('failed');
        }
    }
    throw new RunError({ code: 'no-backend', candidates });
  }

  private async answer(backend: ComputeBackend): Promise<void> {
    const { question } = this;
    if (question.type === 'map-class') {
      await this.between();
      this.post({ type: 'class-map', map: await mapClass(question, backend) });
      return;
    }
    const total = question.rounds;
    const onField: Parameters<typeof traceField>[2] = (field, done) =>
      this.post({ type: 'field', field, done, total });
    await traceField(question, backend, onField, this.between);
  }

  /** Does all of it. Never rejects. */
  async work(): Promise<void> {
    let backend: ComputeBackend | null = null;
    try {
      await this.between();
      backend = await this.open();
      await this.answer(backend);
      this.post({ type: 'finished' });
    } catch (error) {
      if (error instanceof Cancelled) this.post({ type: 'stopped' });
      else if (error instanceof InsightError) this.post({ type: 'no-insight', problem: error.problem });
      else this.post({ type: 'failed', problem: describeFailure(error) });
    }
    backend?.dispose();
  }
}
