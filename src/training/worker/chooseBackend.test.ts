/** @file The choice among backends that are played: the fastest, and none where the run is too large for all. */
import { expect, test } from 'vitest';
import type { BackendName, RunProblem } from '../protocol';
import { type ChoiceOptions, chooseBackend } from './chooseBackend';
import { composedKernels } from './composed/composedKernels';
import type { BackendOpener, ComputeBackend } from './computeBackend';
import { RunError } from './runFailure';

const createOpener = (name: BackendName): BackendOpener => ({
  name,
  look: async () => 'ready',
  open: async (): Promise<ComputeBackend> => ({
    ...{ name, kernels: composedKernels, threads: 1, limitBytes: null, memoryBytes: null },
    ...{ getFailure: () => null, finish: async () => {}, dispose: () => {} },
  }),
});

const names = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;

const tooLarge: RunProblem = { code: 'out-of-memory', bytes: 9e9, limitBytes: 2e9 };

/** Chooses where a step takes so many ms on each, or fails. */
function choose(steps: Readonly<Partial<Record<BackendName, number | Error>>>) {
  const options: ChoiceOptions = {
    ...{ choice: 'auto', threads: 1, isIsolated: true, excluded: new Set() },
    timeStep: async ({ name }) => {
      const step = steps[name];
      if (typeof step !== 'number') throw step ?? new Error('never asked');
      return step;
    },
  };
  return chooseBackend(names.map(createOpener), options);
}

const error = new RunError(tooLarge);

test('the fastest is taken', async () => {
  expect(await choose({ webgpu: 5, webgl: 9, wasm: 7 })).toMatchObject({ report: { backend: 'webgpu' } });
  expect(await choose({ webgpu: 8, webgl: 9, wasm: 7 })).toMatchObject({ report: { backend: 'wasm' } });
});

test('what is too large for one goes to another, what is too large for all is said', async () => {
  expect(await choose({ webgpu: error, webgl: error, wasm: 7 })).toMatchObject({
    report: { backend: 'wasm' },
  });
  const small = new RunError({ ...tooLarge, limitBytes: 1e9 });
  // The sentence is about the last, which takes most.
  await expect(choose({ webgpu: small, webgl: small, wasm: error })).rejects.toBe(error);
});

test('where something else fails as well, plain JavaScript is the last resort', async () => {
  expect(await choose({ webgpu: error, webgl: new Error('lost'), wasm: new Error('no SIMD') })).toMatchObject(
    {
      report: { backend: 'cpu' },
    },
  );
});
