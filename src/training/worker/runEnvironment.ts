/** @file What a run works in: given by the worker in a browser, and by tests. */
import type { CheckpointStore } from '../checkpointStore';
import type { DataSource, Dataset } from '../dataset';
import type { TrainingEvent } from '../protocol';
import type { BackendOpener } from './computeBackend';
import type { DataListener } from './data/loadData';

/** What a run works in. */
export interface RunEnvironment {
  post(event: TrainingEvent, transfer: Transferable[]): void;
  readonly openers: readonly BackendOpener[];
  /** @param signal ends the reading, which then rejects. */
  loadData(source: DataSource, listener: DataListener, signal?: AbortSignal): Promise<Dataset>;
  /** What is another where a source has become another set and its own words have not; null where that cannot be. */
  stampData(source: DataSource): Promise<string | null>;
  /** Null where nothing is kept. */
  readonly store: CheckpointStore | null;
  readonly isIsolated: boolean;
  /** Lets messages in. */
  breathe(): Promise<void>;
}
