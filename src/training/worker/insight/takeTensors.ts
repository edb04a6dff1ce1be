/** @file Trained numbers by name, for a network that wants some of them. */
import type { InsightProblem, TrainedTensors } from '../../insight';
import type { FillTensor } from './gradientTracer';

/** An error that knows why a question has no answer. */
export class InsightError extends Error {
  readonly problem: InsightProblem;

  constructor(problem: InsightProblem) {
    super(`Insight: ${problem.code}`);
    this.problem = problem;
  }
}

/** Finds numbers by name and shape. The function that it gives throws an {@link InsightError} where one is missing. */
export function takeTensors({ weights, statistics }: TrainedTensors): FillTensor {
  const known = new Map([...weights, ...statistics].map((tensor) => [tensor.name, tensor]));
  return (key, { shape }) => {
    const tensor = known.get(key);
    if (tensor === undefined || tensor.shape.join() !== shape.join())
      throw new InsightError({ code: 'tensor-mismatch', tensor: key });
    return tensor.values;
  };
}
