/**
 * @file Which backend a run computes on: the one asked for, or the fastest at a step of the run's own network. What
 * plays a graphics card in software is not tried, plain JavaScript only when nothing else starts.
 */
import type { BackendCandidate, BackendChoice, BackendName, BackendReport } from '../protocol';
import type { BackendOpener, ComputeBackend } from './computeBackend';
import { RunError } from './runFailure';

/** How a backend was found. */
export interface ChosenBackend {
  readonly backend: ComputeBackend;
  readonly report: BackendReport;
}

/** What the choice depends on. */
export interface ChoiceOptions {
  readonly choice: BackendChoice;
  readonly threads: number;
  readonly isIsolated: boolean;
  /** Backends that have failed in this run. */
  readonly excluded: ReadonlySet<BackendName>;
  /** Milliseconds of a training step on the backend that is set. @throws where it cannot do one. */
  timeStep(backend: ComputeBackend): Promise<number>;
}

const isTooLarge = (error: unknown): error is RunError =>
  error instanceof RunError && ['buffer-too-large', 'out-of-memory'].includes(error.problem.code);

/**
 * The first backend that starts and works, of those that are asked for; a list of what became of each else.
 *
 * @throws RunError where the run is too large for all of them: that plain JavaScript takes anything helps nobody.
 */
export async function chooseBackend(
  openers: readonly BackendOpener[],
  options: ChoiceOptions,
): Promise<ChosenBackend | readonly BackendCandidate[]> {
  const { choice, threads, isIsolated, excluded, timeStep } = options;
  const found = new Map<BackendName, BackendCandidate>();
  const note = (backend: BackendName, problem: BackendCandidate['problem'], stepMs: number | null = null) =>
    found.set(backend, { backend, problem, stepMs });
  const rivals: BackendOpener[] = [];
  for (const opener of openers) {
    if (excluded.has(opener.name)) note(opener.name, 'failed');
    else if (choice !== 'auto' && choice !== opener.name) note(opener.name, 'not-chosen');
    else {
      const state = await opener.look().catch((): 'missing' => 'missing');
      if (state === 'missing') note(opener.name, 'missing');
      else if (choice === 'auto' && state === 'software') note(opener.name, 'software');
      else rivals.push(opener);
    }
  }
  const finish = (backend: ComputeBackend, stepMs: number | null): ChosenBackend => {
    note(backend.name, null, stepMs);
    for (const { name } of rivals) if (!found.has(name)) note(name, 'slower');
    const candidates = openers.flatMap(({ name }) => found.get(name) ?? []);
    return { backend, report: { backend: backend.name, threads: backend.threads, isIsolated, candidates } };
  };

  // Plain JavaScript is a last resort: it is timed against nothing.
  const timed = rivals.filter(({ name }) => name !== 'cpu');
  if (timed.length > 1) {
    const times: { readonly opener: BackendOpener; readonly stepMs: number }[] = [];
    const tooLarge: RunError[] = [];
    for (const opener of timed) {
      let backend: ComputeBackend | null = null;
      try {
        backend = await opener.open(threads);
        times.push({ opener, stepMs: await timeStep(backend) });
      } catch (error) {
        if (isTooLarge(error)) tooLarge.push(error);
        note(opener.name, 'failed');
      }
      backend?.dispose();
    }
    const last = tooLarge.at(-1);
    if (last !== undefined && tooLarge.length === timed.length) throw last;
    times.sort((a, b) => a.stepMs - b.stepMs);
    for (const { opener, stepMs } of times) note(opener.name, 'slower', stepMs);
    for (const { opener, stepMs } of times) {
      try {
        return finish(await opener.open(threads), stepMs);
      } catch {
        note(opener.name, 'failed');
      }
    }
  }
  for (const opener of rivals) {
    if (found.has(opener.name)) continue;
    try {
      const backend = await opener.open(threads);
      return finish(backend, null);
    } catch {
      note(opener.name, 'failed');
    }
  }
  return openers.flatMap(({ name }) => found.get(name) ?? []);
}
