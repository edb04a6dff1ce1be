/**
 * @file The training engine on the built page, without the rest of the product: threads, WebGPU, a card that crashes,
 * a page that is not isolated, a browser without WebAssembly.
 */
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { BackendChoice, BackendName, RunId, TrainingEvent } from '../src/training/protocol';
import type { TrainingSettings } from '../src/training/settings';
import { type ServedPage, servePage } from './training/servePage';

test.describe.configure({ mode: 'serial' });

let served: ServedPage;

test.beforeAll(async () => {
  served = await servePage();
});

test.afterAll(async () => {
  await served.close();
});

/** What a run on the page came to. */
interface Outcome {
  readonly events: readonly TrainingEvent[];
  readonly losses: readonly number[];
  readonly backend: BackendName | undefined;
  readonly threads: number | undefined;
}

interface RunChanges {
  readonly backend?: BackendChoice;
  readonly threads?: number | null;
  readonly epochs?: number;
  readonly side?: number;
  readonly trainCount?: number;
}

/** Trains a small network on synthetic pictures. */
async function train(page: Page, changes: RunChanges = {}): Promise<Outcome> {
  const { backend = 'wasm', threads = null, epochs = 2, side = 16, trainCount = 80 } = changes;
  const asked = { backend, threads, epochs, side, trainCount };
  const events = await page.evaluate(
    ({ backend, threads, epochs, side, trainCount }) =>
      new Promise<TrainingEvent[]>((resolve, reject) => {
        const events: TrainingEvent[] = [];
        const { client, terminate } = window.engine.startTraining((message) => reject(new Error(message)));
        client.subscribe((event) => {
          events.push(event);
          if (event.type === 'started') (window as { hasStarted?: boolean }).hasStarted = true;
          if (event.type !== 'finished' && event.type !== 'failed') return;
          terminate();
          resolve(events);
        });
        const settings: TrainingSettings = {
          ...window.engine.defaultSettings,
          epochs,
          batchSize: 8,
          learningRate: 5e-3,
        };
        client.start('run' as RunId, {
          architecture: window.engine.buildSmall(),
          resolution: [side, side],
          settings,
          data: { kind: 'synthetic', seed: 1, scale: 1, trainCount, testCount: 20 },
          backend,
          threads,
          checkpoint: null,
          isPaused: false,
          probing: null,
        });
      }),
    asked,
  );
  const failed = events.find((event) => event.type === 'failed');
  if (failed) throw new Error(JSON.stringify(failed));
  const last = events.findLast((event) => event.type === 'started' || event.type === 'recovered');
  return {
    events,
    losses: events.flatMap((event) => (event.type === 'epoch' ? [event.report.train.loss] : [])),
    backend: last?.backend.backend,
    threads: last?.backend.threads,
  };
}

/** Opens the engine's page; what it complains of fails the test. */
async function openEngine(browser: Browser, complaints: string[], isIsolated = true): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  if (!isIsolated)
    await page.route(served.address, async (route) => {
      const response = await route.fetch();
      const {
        'cross-origin-opener-policy': _,
        'cross-origin-embedder-policy': __,
        ...headers
      } = response.headers();
      await route.fulfill({ response, headers });
    });
  await page.goto(served.address);
  return page;
}

let reference: readonly number[] = [];

test('trains with threads, and the same again with one, bit for bit', async ({ browser }) => {
  const complaints: string[] = [];
  const page = await openEngine(browser, complaints);
  const together = await train(page);
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(together.threads).toBe(Math.max(1, Math.min(processors > 2 ? processors - 1 : processors, 8)));
  const alone = await train(page, { threads: 1 });
  expect(alone.threads).toBe(1);
  expect(together.losses).toHaveLength(2);
  expect(alone.losses).toEqual(together.losses);
  expect(complaints).toEqual([]);
  reference = alone.losses;
});

test('trains on a page that is not isolated', async ({ browser }) => {
  const complaints: string[] = [];
  const page = await openEngine(browser, complaints, false);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const { threads, losses } = await train(page);
  expect(threads).toBe(1);
  expect(losses).toEqual(reference);
  expect(complaints).toEqual([]);
});

test('trains in a browser without WebAssembly, on plain JavaScript', async ({ browser }) => {
  const page = await openEngine(browser, []);
  await page.route(/trainingWorker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
  });
  const { backend, losses, events } = await train(page, {
    backend: 'auto',
    epochs: 1,
    side: 8,
    trainCount: 24,
  });
  expect(backend).toBe('cpu');
  expect(losses).toHaveLength(1);
  const started = events.find((event) => event.type === 'started');
  const wasm = started?.backend.candidates.find((candidate) => candidate.backend === 'wasm');
  expect(wasm?.problem).toBe('missing');
});

for (const [backend, name] of [
  ['webgpu', 'WebGPU'],
  ['webgl', 'WebGL'],
] as const)
  test(`trains on ${name}, in software where there is no card, to the same losses and without an error`, async ({
    browser,
  }) => {
    const complaints: string[] = [];
    const page = await openEngine(browser, complaints);
    const run = { backend, epochs: 2, side: 8, trainCount: 24 } as const;
    const own = await train(page, run);
    expect(own.backend).toBe(backend);
    expect(own.events.some(({ type }) => type === 'recovered')).toBe(false);
    const onWasm = await train(page, { ...run, backend: 'wasm' });
    expect(own.losses).toHaveLength(2);
    for (const [index, loss] of own.losses.entries())
      expect(loss).toBeCloseTo(onWasm.losses[index] ?? Number.NaN, 2);
    expect(complaints).toEqual([]);
  });

/** Software that plays a graphics card goes by the name of one. */
const disguise = `
  for (const key of ['architecture', 'description', 'vendor', 'device'])
    Object.defineProperty(GPUAdapterInfo.prototype, key, { get: () => 'a card' });
  Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });
  const getParameter = WebGL2RenderingContext.prototype.getParameter;
  WebGL2RenderingContext.prototype.getParameter = function (name) {
    return name === 0x9246 || name === this.RENDERER ? 'a card' : getParameter.call(this, name);
  };
`;

test('where there are graphics cards every backend is timed at a step, and the fastest computes', async ({
  browser,
}) => {
  const page = await openEngine(browser, []);
  await page.route(/trainingWorker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${disguise}\n${await response.text()}` });
  });
  const { backend, losses, events } = await train(page, {
    backend: 'auto',
    epochs: 1,
    side: 8,
    trainCount: 24,
  });
  expect(losses).toHaveLength(1);
  const { candidates = [] } = events.find((event) => event.type === 'started')?.backend ?? {};
  const timed = candidates.filter(({ stepMs }) => stepMs !== null);
  expect(timed.map((candidate) => candidate.backend).sort()).toEqual(['wasm', 'webgl', 'webgpu']);
  const [fastest] = timed.toSorted((a, b) => Number(a.stepMs) - Number(b.stepMs));
  expect(backend).toBe(fastest?.backend);
  expect(Object.fromEntries(candidates.map(({ backend, problem }) => [backend, problem]))).toEqual({
    ...{ webgpu: 'slower', webgl: 'slower', wasm: 'slower', cpu: 'slower' },
    [String(backend)]: null,
  });
});

test('goes on from its checkpoint when the graphics process crashes', async ({ browser }) => {
  const page = await openEngine(browser, []);
  const running = train(page, { backend: 'webgpu', epochs: 12, side: 8, trainCount: 24 });
  await page.waitForFunction(() => (window as { hasStarted?: boolean }).hasStarted);
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  const { events, losses } = await running;
  const recovered = events.filter((event) => event.type === 'recovered');
  expect(recovered.map(({ problem }) => problem)).toContain('lost');
  expect(losses.length).toBeGreaterThanOrEqual(12);
});
