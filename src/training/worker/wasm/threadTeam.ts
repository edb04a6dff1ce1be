/** @file The asking side of shared work: opens a job, works along, closes it, and waits for the helpers. */
import {
  jobBlockLength,
  jobPlaces,
  type ThreadStart,
  takeItems,
  type WasmKernel,
  waitWhile,
} from './threadJobs';

/** A way to a helper. */
export interface ThreadPort {
  postMessage(start: ThreadStart): void;
}

/** A kernel that helpers can find. */
export interface SharedKernel {
  readonly id: number;
  readonly run: WasmKernel;
  /** Where its code lies in the memory. */
  readonly code: number;
  readonly codeLength: number;
}

/** Portions that each thread takes of a job, about. */
const portionsEach = 4;

/** Helpers in one memory. */
export class ThreadTeam {
  /** Threads, the asking one included. */
  readonly size: number;
  private readonly job: Int32Array;

  /** @param pointer address of a block of {@link jobBlockLength} zeros, which is never freed. */
  constructor(ports: readonly ThreadPort[], memory: WebAssembly.Memory, pointer: number) {
    this.size = ports.length + 1;
    this.job = new Int32Array(memory.buffer, pointer, jobBlockLength);
    this.job.fill(0);
    for (const port of ports) port.postMessage({ memory, pointer });
  }

  /** Helpers that have begun; those that are still starting join later. */
  get present(): number {
    return Atomics.load(this.job, jobPlaces.present);
  }

  /**
   * Runs a kernel over items 0 to `items` - 1, shared out.
   *
   * @param block address of its arguments.
   * @param unit portions are a multiple of it.
   * @param least items of a portion, at least.
   * @throws Error where the kernel broke off in one of the threads; all of them are out of the job then.
   */
  run(kernel: SharedKernel, block: number, items: number, unit: number, least: number): void {
    const { job, size } = this;
    const even = Math.ceil(items / (size * portionsEach));
    const portion = Math.ceil(Math.max(even, least) / unit) * unit;
    if (portion >= items) {
      kernel.run(block, 0, items);
      return;
    }
    job[jobPlaces.next] = 0;
    job[jobPlaces.items] = items;
    job[jobPlaces.portion] = portion;
    job[jobPlaces.kernel] = kernel.id;
    job[jobPlaces.code] = kernel.code;
    job[jobPlaces.codeLength] = kernel.codeLength;
    job[jobPlaces.block] = block;
    Atomics.add(job, jobPlaces.turn, 1);
    Atomics.notify(job, jobPlaces.turn);
    try {
      takeItems(job, kernel.run);
    } finally {
      this.close();
    }
    if (Atomics.exchange(job, jobPlaces.hasFailed, 0) === 1) throw new Error('A thread broke off its work');
  }

  /** Closes the job, and waits until everybody is out. */
  private close(): void {
    const { job } = this;
    Atomics.add(job, jobPlaces.turn, 1);
    for (;;) {
      const inside = Atomics.load(job, jobPlaces.inside);
      if (inside === 0) return;
      waitWhile(job, jobPlaces.inside, inside);
    }
  }

  /** Sends the helpers away; they can be asked again, for another memory. */
  dispose(): void {
    Atomics.store(this.job, jobPlaces.isOver, 1);
    Atomics.add(this.job, jobPlaces.turn, 1);
    Atomics.notify(this.job, jobPlaces.turn);
  }
}
