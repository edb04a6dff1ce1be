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
