/** @file What a run computes on: a tfjs backend that is set, with the kernels for it, and how it fares. */
import type { BackendName, DeviceProblem } from '../protocol';
import type { Kernels } from './kernels';

/** A backend that is set and ready. */
export interface ComputeBackend {
  readonly name: BackendName;
  readonly kernels: Kernels;
  /** Threads that share the work. */
  readonly threads: number;
  /** Bytes that one tensor may take; null for as many as fit into the memory. */
  readonly limitBytes: number | null;
  /** Bytes that all tensors may take together; null where nobody knows. */
  readonly memoryBytes: number | null;
  /** What has happened to the device since it was opened; null while it works. */
  getFailure(): DeviceProblem | null;
  /** Gives a device that may be gone the time to say so; missing where `getFailure` knows at once. */
  awaitLoss?(): Promise<void>;
  /** Waits until what was handed to the device so far is done. */
  finish(): Promise<void>;
  /** Frees everything, the tfjs backend included. */
  dispose(): void;
}

/** How a backend is found and opened. */
export interface BackendOpener {
  readonly name: BackendName;
  /** Whether it is there: on hardware, in software only, or not at all. */
  look(): Promise<'ready' | 'software' | 'missing'>;
  /** @param threads wished for. @throws where it does not start. */
  open(threads: number): Promise<ComputeBackend>;
}
