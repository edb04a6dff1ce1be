/** @file Shared work with real threads: every item once, whoever does it, over thousands of jobs. */
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { jobBlockLength, jobPlaces, type ThreadStart, type WasmKernel } from './threadJobs';
import { ThreadTeam } from './threadTeam';
import { get, i32, loopBelow, times } from './wasmCode';
import { encodeKernel, type KernelWriter } from './wasmModule';

const helper = `
  const { parentPort } = require('node:worker_threads');
  parentPort.once('message', async (start) => {
    const { tsImport } = await import('tsx/esm/api');
    const { helpUntilOver } = await tsImport('./threadJobs.ts', ${JSON.stringify(import.meta.url)});
    helpUntilOver(start);
    parentPort.postMessage('left');
  });
`;

/** Adds 1 to the number of every item. The only argument is where the numbers lie. */
const writeCount: KernelWriter = ({ start, end, argument }) => {
  const base = argument();
  const at = i32.add(get(base), times(get(start), 4));
  return loopBelow(start, get(end), 1, i32.store(at, i32.add(i32.load(at), i32.constant(1))));
};

const workers: Worker[] = [];

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
});

function createHelper() {
  const worker = new Worker(helper, { eval: true });
  workers.push(worker);
  return {
    left: new Promise((resolve) => worker.once('message', resolve)),
    postMessage: (start: ThreadStart) => worker.postMessage(start),
  };
}

const [jobAt, blockAt, codeAt, numbersAt] = [0, 256, 1024, 8192];

/** A kernel whose code lies at an address. */
function placeKernel(memory: WebAssembly.Memory, id: number, writer: KernelWriter, code: number) {
  const bytes = encodeKernel(writer, { hasMultiplyAdd: false, isShared: true });
  new Uint8Array(memory.buffer, code, bytes.length).set(bytes);
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  return { id, run: run as WasmKernel, code, codeLength: bytes.length };
}

const nextTask = () => new Promise((resolve) => setImmediate(resolve));

test('every item is done once', async () => {
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 16, shared: true });
  const shared = placeKernel(memory, 0, writeCount, codeAt);
  new Int32Array(memory.buffer, blockAt, 1)[0] = numbersAt;
  const helpers = [createHelper(), createHelper()];
  const team = new ThreadTeam(helpers, memory, jobAt);
  expect(team.size).toBe(3);
  const numbers = new Int32Array(memory.buffer, numbersAt, 5000);
  let jobs = 0;
  const work = (count: number, items: number, unit: number) => {
    for (let job = 0; job < count; job++) {
      team.run(shared, blockAt, items, unit, 1);
      jobs += 1;
    }
  };
  // At first alone: helpers take their time to come, and nobody waits for them.
  work(10, 5000, 1);
  while (team.present < 2) {
    await nextTask();
    work(20, 5000, 4);
  }
  work(3000, 5000, 7);
  expect(new Set(numbers)).toEqual(new Set([jobs]));
  expect(new Int32Array(memory.buffer, jobAt, jobBlockLength)[1]).toBe(0);
  // Memory that grows stays the same memory for everybody.
  memory.grow(4);
  work(200, 5000, 1);
  expect(new Set(new Int32Array(memory.buffer, numbersAt, 5000))).toEqual(new Set([jobs]));
  team.dispose();
  expect(await Promise.all(helpers.map(({ left }) => left))).toEqual(['left', 'left']);
});

test('code that lies beyond 2 GiB is found by the helpers too', async () => {
  const memory = new WebAssembly.Memory({ initial: 33_000, maximum: 33_000, shared: true });
  const shared = placeKernel(memory, 0, writeCount, 2 ** 31 + 4096);
  // What the helper adds is told from what this thread adds: alone, this thread adds nothing.
  const idle = { ...shared, run: () => {} };
  new Int32Array(memory.buffer, blockAt, 1)[0] = numbersAt;
  const helper = createHelper();
  const team = new ThreadTeam([helper], memory, jobAt);
  const numbers = new Int32Array(memory.buffer, numbersAt, 5000);
  while (!numbers.some((number) => number > 0)) {
    team.run(idle, blockAt, 5000, 1, 1);
    await nextTask();
  }
  team.dispose();
  expect(await helper.left).toBe('left');
});

test('a kernel that breaks off in a helper ends the job with an error, and the next one is done', async () => {
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 16, shared: true });
  const broken = placeKernel(memory, 0, writeCount, codeAt);
  const whole = placeKernel(memory, 1, writeCount, codeAt + 1024);
  const helper = createHelper();
  const team = new ThreadTeam([helper], memory, jobAt);
  while (team.present < 1) await nextTask();
  // Outside of the memory, so that the first item traps; this thread does nothing of it.
  new Int32Array(memory.buffer, blockAt, 1)[0] = 0x7fff_0000;
  let message = '';
  while (message === '') {
    try {
      team.run({ ...broken, run: () => {} }, blockAt, 5000, 1, 1);
    } catch (error) {
      message = String(error);
    }
    await nextTask();
  }
  expect(message).toBe('Error: A thread broke off its work');
  expect(new Int32Array(memory.buffer, jobAt, jobBlockLength)[jobPlaces.inside]).toBe(0);
  new Int32Array(memory.buffer, blockAt, 1)[0] = numbersAt;
  team.run(whole, blockAt, 1000, 1, 1);
  expect(new Set(new Int32Array(memory.buffer, numbersAt, 1000))).toEqual(new Set([1]));
  team.dispose();
  expect(await helper.left).toBe('left');
});

test('a kernel that breaks off here ends the job too', () => {
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 16, shared: true });
  const whole = placeKernel(memory, 0, writeCount, codeAt);
  const team = new ThreadTeam([], memory, jobAt);
  const broken = () => {
    throw new RangeError('here');
  };
  expect(() => team.run({ ...whole, run: broken }, blockAt, 1000, 1, 1)).toThrow('here');
  new Int32Array(memory.buffer, blockAt, 1)[0] = numbersAt;
  team.run(whole, blockAt, 1000, 1, 1);
  expect(new Set(new Int32Array(memory.buffer, numbersAt, 1000))).toEqual(new Set([1]));
});
