/**
 * @file The set that is looked at beside runs. It is read once and stays while its source is the same, so that another
 * page of it costs nothing; a reading that nobody waits for any more ends.
 */

import { isEqual } from '../../util/isEqual';
import { type DataFile, type DataSource, type Dataset, summarize } from '../dataset';
import { addLeftOut, type LeftOut } from '../leftOut';
import type { RunId, TrainingCommand, TrainingEvent } from '../protocol';
import type { DataListener } from './data/loadData';
import { createDataReporter } from './dataEvents';
import { pickPictures } from './pickPictures';
import type { RunEnvironment } from './runEnvironment';
import { describeFailure } from './runFailure';

type LookCommand = Extract<TrainingCommand, { type: 'look' }> & { readonly data: DataSource };

/** A set that is read, or was. */
interface Reading {
  readonly source: DataSource;
  /** What a kept set was when it was read. */
  readonly stamp: string | null;
  readonly dataset: Promise<Dataset>;
  readonly abort: AbortController;
  /** Pictures that were left out, and why. */
  leftOut: readonly LeftOut[];
  isDone: boolean;
  /** The look that waits for it, the last one of several. */
  run: RunId;
}

/** Files that a browser gives say when they were written; of others nobody knows whether they are the same. */
function isSameFile(a: DataFile, b: DataFile): boolean {
  const isKnown = a.file instanceof File && b.file instanceof File;
  return isKnown && a.path === b.path && a.file.size === b.file.size && getTime(a.file) === getTime(b.file);
}

const getTime = (file: Blob): number | null => (file instanceof File ? file.lastModified : null);

/** Whether two sources are read alike and give the same pictures. What is to be kept must be read for that. */
export function isSameSource(a: DataSource, b: DataSource): boolean {
  if (a.kind === 'pictures' || ('keepAs' in b && b.keepAs !== null)) return false;
  if (a.kind !== 'files' || b.kind !== 'files') return isEqual(a, b);
  return (
    isEqual(a.settings, b.settings) &&
    a.files.length === b.files.length &&
    a.files.every((file, index) => {
      const other = b.files[index];
      return other !== undefined && isSameFile(file, other);
    })
  );
}

/** The set of one worker. */
export class LookedSet {
  private readonly environment: RunEnvironment;
  private reading: Reading | null = null;
  /** The look that came last. */
  private latest: RunId | null = null;

  constructor(environment: RunEnvironment) {
    this.environment = environment;
  }

  private post(event: TrainingEvent): void {
    this.environment.post(event, []);
  }

  /** Answers a look. Never rejects; says nothing where another look has ended this one. */
  async look({ run, data, query }: LookCommand): Promise<void> {
    let reading: Reading | null = null;
    this.latest = run;
    try {
      const stamp = await this.environment.stampData(data);
      if (this.latest !== run) return;
      reading = this.open(run, data, stamp);
      const dataset = await reading.dataset;
      const picked = pickPictures(dataset, query, null);
      const { leftOut } = reading;
      this.post({ run, type: 'pictures', query, data: summarize(dataset), leftOut, ...picked });
    } catch (error) {
      if (reading?.abort.signal.aborted) return;
      const problem = describeFailure(error);
      if (problem.code === 'bad-data') this.post({ run, type: 'no-pictures', problem: problem.problem });
      else this.post({ run, type: 'failed', problem });
    }
  }

  /** Ends the reading that a look waits for; what is read already stays. */
  stop(run: RunId): void {
    if (this.latest === run) this.latest = null;
    if (this.reading?.run === run && !this.reading.isDone) this.letGo();
  }

  /** Hands a set over to a run where it is the one that was read; here nothing of it stays. */
  handOver(source: DataSource, listener: DataListener): Promise<Dataset> | null {
    const { reading } = this;
    this.letGo();
    // A kept set is read from this machine, and may be another by now.
    if (!reading?.isDone || source.kind === 'kept' || !isSameSource(reading.source, source)) return null;
    for (const some of reading.leftOut) listener.onLeftOut?.(some);
    return reading.dataset;
  }

  private letGo(): void {
    if (this.reading?.isDone === false) this.reading.abort.abort();
    this.reading = null;
  }

  /** The reading of a source: the one at hand, or a new one in its place. */
  private open(run: RunId, source: DataSource, stamp: string | null): Reading {
    const old = this.reading;
    if (old !== null && old.stamp === stamp && isSameSource(old.source, source)) {
      old.run = run;
      return old;
    }
    this.letGo();
    const abort = new AbortController();
    const reporter = createDataReporter(run, (event) => this.post({ ...event, run: reading.run }));
    abort.signal.addEventListener('abort', () => reporter.end());
    const dataset = this.environment.loadData(
      source,
      {
        ...reporter,
        onProgress: (bytes, totalBytes) => {
          abort.signal.throwIfAborted();
          reporter.onProgress(bytes, totalBytes);
        },
        onLeftOut: (some) => {
          reading.leftOut = addLeftOut(reading.leftOut, some);
        },
      },
      abort.signal,
    );
    const reading: Reading = { source, stamp, dataset, abort, leftOut: [], isDone: false, run };
    this.reading = reading;
    dataset.then(
      () => {
        reporter.end();
        reading.isDone = true;
      },
      // What could not be read is tried again next time: a host may answer then.
      () => {
        reporter.end();
        if (this.reading === reading) this.reading = null;
      },
    );
    return reading;
  }
}
