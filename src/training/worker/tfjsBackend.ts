/** @file tfjs' backends set, taken down again, and described as what a run computes on. */
import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../protocol';
import type { ComputeBackend } from './computeBackend';
import type { Kernels } from './kernels';

/** Sets a backend; one that was removed before is made again. @throws where it does not start. */
export async function setBackend(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`tfjs cannot start ${name}`);
  await tf.ready();
}

/** Takes a backend down in a way that lets it be set again. */
export function removeBackend(name: BackendName): void {
  const factory = tf.findBackendFactory(name);
  tf.removeBackend(name);
  if (factory !== null) tf.registerBackend(name, factory);
}

/** The backend that is set, with its kernels; `changes` say what is not as usual. */
export function createBackend(
  name: BackendName,
  kernels: Kernels,
  changes: Partial<ComputeBackend> = {},
): ComputeBackend {
  return {
    name,
    kernels,
    threads: 1,
    limitBytes: null,
    memoryBytes: null,
    getFailure: () => null,
    finish: async () => {},
    dispose: () => {
      kernels.dispose();
      removeBackend(name);
    },
    ...changes,
  };
}
