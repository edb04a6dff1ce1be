/**
 * @file How threads share out one kernel's items, by whole numbers in memory that all of them see. One job at a time;
 * whoever has time takes the next items, and the thread that asks for the job works along. What a kernel computes
 * for an item does not depend on who does it, so neither does the result.
 *
 * The turn is odd while a job is open. Helpers enter by counting themselves in and looking at the turn again; the
 * asker closes the job and waits until everybody is out, so nobody works on a job that is over. A helper that cannot
 * have the kernel takes nothing of the job; one that breaks off in the midst of it says so, and is out too.
 */

/** Places in the block, in numbers of 32 bits. */
export const jobPlaces = {
  turn: 0,
  /** Helpers inside. */
  inside: 1,
  /** The next item. */
  next: 2,
  items: 3,
  /** Items that are taken at once. */
  portion: 4,
  /** Which kernel; its code lies at `code` and is `codeLength` bytes long. */
  kernel: 5,
  code: 6,
  codeLength: 7,
  /** Address of the kernel's arguments. */
  block: 8,
  /** 1 when helpers are to leave for good. */
  isOver: 9,
  /** Helpers that have come. */
  present: 10,
  /** 1 when a helper broke off and has left items undone. */
  hasFailed: 11,
} as const;

/** Numbers in the block. */
export const jobBlockLength = 16;

/** What a helper needs to begin. */
export interface ThreadStart {
  readonly memory: WebAssembly.Memory;
  /** Address of the block. */
  readonly pointer: number;
}

/** A compiled kernel. */
export type WasmKernel = (block: number, start: number, end: number) => void;

/** Looks before a thread goes to sleep: some hundred microseconds, as between one kernel and the next. */
const patience = 30_000;

/** Works on the open job until nothing is left. */
export function takeItems(job: Int32Array, kernel: WasmKernel): void {
  const items = job[jobPlaces.items] ?? 0;
  const portion = job[jobPlaces.portion] ?? 1;
  const block = job[jobPlaces.block] ?? 0;
  for (;;) {
    const start = Atomics.add(job, jobPlaces.next, portion);
    if (start >= items) return;
    kernel(block, start, Math.min(start + portion, items));
  }
}

/** Waits while a place holds a value: awake for a while, then asleep. */
export function waitWhile(job: Int32Array, place: number, value: number): void {
  for (let look = 0; look < patience; look++) if (Atomics.load(job, place) !== value) return;
  while (Atomics.load(job, place) === value) Atomics.wait(job, place, value);
}

/** Helps with jobs until told to leave. */
export function helpUntilOver({ memory, pointer }: ThreadStart): void {
  const job = new Int32Array(memory.buffer, pointer, jobBlockLength);
  const kernels = new Map<number, WasmKernel>();
  const findKernel = (): WasmKernel => {
    const id = job[jobPlaces.kernel] ?? 0;
    let kernel = kernels.get(id);
    if (kernel === undefined) {
      // From 2 GiB on an address is a negative number here.
      const at = (job[jobPlaces.code] ?? 0) >>> 0;
      const code = new Uint8Array(memory.buffer, at, job[jobPlaces.codeLength]).slice();
      const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
      kernel = instance.exports.run as WasmKernel;
      kernels.set(id, kernel);
    }
    return kernel;
  };
  const help = (): void => {
    let kernel: WasmKernel;
    try {
      kernel = findKernel();
    } catch {
      return;
    }
    try {
      takeItems(job, kernel);
    } catch {
      Atomics.store(job, jobPlaces.hasFailed, 1);
    }
  };
  Atomics.add(job, jobPlaces.present, 1);
  let seen = 0;
  for (;;) {
    waitWhile(job, jobPlaces.turn, seen);
    if (Atomics.load(job, jobPlaces.isOver) === 1) return;
    seen = Atomics.load(job, jobPlaces.turn);
    if (seen % 2 === 0) continue;
    Atomics.add(job, jobPlaces.inside, 1);
    if (Atomics.load(job, jobPlaces.turn) === seen) help();
    if (Atomics.sub(job, jobPlaces.inside, 1) === 1) Atomics.notify(job, jobPlaces.inside);
  }
}
