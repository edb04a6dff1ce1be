/** @file What a thrown error means for the person who waits for the run. */
import type { RunProblem } from '../protocol';
import { DataError } from './data/dataError';

/** An error that already knows its problem. */
export class RunError extends Error {
  readonly problem: RunProblem;

  constructor(problem: RunProblem) {
    super(`Run: ${problem.code}`);
    this.problem = problem;
  }
}

/** Words that engines and Emscripten use when memory is short; where a piece is missing, what writes to it leaves the memory. */
const memoryWords =
  /out of memory|OOM|allocation (failed|size overflow)|No memory for|Invalid typed array length|memory access out of bounds/i;

/** The problem behind an error. */
export function describeFailure(error: unknown): RunProblem {
  if (error instanceof RunError) return error.problem;
  if (error instanceof DataError) return { code: 'bad-data', problem: error.problem };
  const message = error instanceof Error ? error.message : String(error);
  return memoryWords.test(message)
    ? { code: 'out-of-memory', bytes: null, limitBytes: null }
    : { code: 'unknown', message };
}
