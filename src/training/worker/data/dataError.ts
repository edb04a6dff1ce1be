/** @file Data that cannot be read, as a code and values; the sentence is made elsewhere. */
import type { DataProblem } from '../../dataset';

/** Thrown by readers of data. */
export class DataError extends Error {
  readonly problem: DataProblem;

  constructor(problem: DataProblem) {
    super(`Data: ${JSON.stringify(problem)}`);
    this.problem = problem;
  }
}

/** Whether reading failed for a file is not any more what was chosen: it was changed, moved or deleted. */
export function isFileGone(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError')
  );
}
