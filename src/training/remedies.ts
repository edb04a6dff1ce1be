/** @file What would mend a run that failed, where that is known: another setup, and how the run goes on with it. */
import type { MemoryProblem, RunProblem } from './protocol';
import { widths } from './setups';
import type { RunSetup } from './trainedRun';

/** A remedy that can be applied by a click. */
export interface Remedy {
  readonly code:
    | 'lower-rate'
    | 'smaller-batch'
    | 'thinner-network'
    | 'use-wasm'
    | 'choose-backend'
    | 'start-anew';
  readonly setup: RunSetup;
  /** Whether the run goes on from its checkpoint; otherwise it starts anew. */
  readonly goesOn: boolean;
}

/** Rates below make no difference between one step and the next. */
const smallestRate = 1e-6;

/** Another batch, or where none fits another backend or a thinner network. */
function mendMemory({ bytes, limitBytes, fittingBatch }: MemoryProblem, setup: RunSetup): Remedy | null {
  const { settings, backend, width } = setup;
  const batchSize = fittingBatch ?? Math.floor(settings.batchSize / 2);
  if (batchSize >= 2)
    return {
      code: 'smaller-batch',
      setup: { ...setup, settings: { ...settings, batchSize } },
      goesOn: false,
    };
  if (backend === 'webgpu' || backend === 'webgl')
    return { code: 'choose-backend', setup: { ...setup, backend: 'auto' }, goesOn: false };
  // What a step takes goes with the width at least; weights with its square.
  const share = bytes === null || limitBytes === null ? 1 / 2 : limitBytes / bytes;
  const thinner = widths.filter((other) => other < width);
  const fitting = thinner.find((other) => other <= share * width) ?? thinner.at(-1);
  return fitting === undefined
    ? null
    : { code: 'thinner-network', setup: { ...setup, width: fitting }, goesOn: false };
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
    case 'buffer-too-large':
      return mendMemory(problem, setup);
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
