/** @file What would mend a run that failed, where that is known: another setup, and how the run goes on with it. */
import type { RunProblem } from './protocol';
import type { RunSetup } from './trainedRun';

/** A remedy that can be applied by a click. */
export interface Remedy {
  readonly code: 'lower-rate' | 'smaller-batch' | 'use-wasm' | 'choose-backend' | 'start-anew';
  readonly setup: RunSetup;
  /** Whether the run goes on from its checkpoint; otherwise it starts anew. */
  readonly goesOn: boolean;
}

/** Rates below make no difference between one step and the next. */
const smallestRate = 1e-6;

/** A step's weights take the same for a smaller batch: this part of the memory is left for them. */
const weightsShare = 0.25;

/** The largest power of two, below the batch that is too large, whose step fits; half of it where nobody knows. */
function findFittingBatch(
  batchSize: number,
  problem: Extract<RunProblem, { code: 'out-of-memory' | 'buffer-too-large' }>,
): number {
  const { bytes, limitBytes } = problem;
  const half = Math.floor(batchSize / 2);
  if (bytes === null || limitBytes === null) return half;
  const room = problem.code === 'out-of-memory' ? (1 - weightsShare) * limitBytes : limitBytes;
  const fitting = 2 ** Math.floor(Math.log2((batchSize * room) / bytes));
  return Math.min(half, fitting);
}

/** The remedy for a problem; null where nothing is known that would help. */
export function findRemedy(problem: RunProblem, setup: RunSetup): Remedy | null {
  const { settings } = setup;
  switch (problem.code) {
    case 'diverged': {
      const learningRate = Number((settings.learningRate / 10).toPrecision(2));
      if (learningRate < smallestRate) return null;
      return {
        code: 'lower-rate',
        setup: { ...setup, settings: { ...settings, learningRate } },
        goesOn: false,
      };
    }
    case 'out-of-memory':
    case 'buffer-too-large': {
      const batchSize = findFittingBatch(settings.batchSize, problem);
      if (batchSize < 2) return null;
      return {
        code: 'smaller-batch',
        setup: { ...setup, settings: { ...settings, batchSize } },
        goesOn: false,
      };
    }
    case 'device-lost':
      return setup.backend === 'wasm'
        ? null
        : { code: 'use-wasm', setup: { ...setup, backend: 'wasm' }, goesOn: true };
    case 'no-backend':
      return setup.backend === 'auto'
        ? null
        : { code: 'choose-backend', setup: { ...setup, backend: 'auto' }, goesOn: false };
    case 'checkpoint-mismatch':
    case 'no-checkpoint':
      return { code: 'start-anew', setup, goesOn: false };
    default:
      return null;
  }
}
