/** @file A device that fails under a run: whether it does, and how that is told from other errors. */
import type { BackendName, DeviceProblem } from '../protocol';
import type { ComputeBackend } from './computeBackend';

/** A device that failed while a network was put on it. */
export class DeviceFailure extends Error {
  readonly backend: BackendName;
  readonly problem: DeviceProblem;

  constructor(backend: BackendName, problem: DeviceProblem) {
    super(`The device failed: ${problem}`);
    this.backend = backend;
    this.problem = problem;
  }
}

/** What has happened to the device behind an error; null where that has another reason. */
export async function findFailure(backend: ComputeBackend): Promise<DeviceProblem | null> {
  if (backend.getFailure() === null) await backend.awaitLoss?.();
  return backend.getFailure();
}
