/**
 * @file How long a training step takes: `npm run bench:train`, which prints JSON.
 *
 * Our engine on WebAssembly with one and two threads and on WebGPU, tfjs' own LayersModel on each of its backends,
 * jax-js, and PyTorch on one thread, all in one run, in a built and isolated page in Chromium. Contenders whose times
 * are compared closely take turns, so that a machine with other work to do slows all of them alike. A rival whose
 * first step takes over a minute is reported and not repeated.
 *
 * Options: `--models tiny4,...`, `--rounds 3`, `--steps 9`, `--own` (without rivals in the browser).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';
import { servePage } from './training/servePage';
import type { StepRequest } from './training/stepWorker';

const { values: options } = parseArgs({
  options: {
    models: { type: 'string', default: 'tiny4,vgg16_quarter,resnet18_quarter' },
    rounds: { type: 'string', default: '3' },
    steps: { type: 'string', default: '9' },
    own: { type: 'boolean', default: false },
  },
});
const models = options.models.split(',');
const rounds = Number(options.rounds);
const steps = Number(options.steps);
const batch = 32;
/** A rival's first step may take this long to be repeated. */
const limitMs = 60_000;
/** Steps of an epoch of CIFAR10, for what is done once an epoch. */
const stepsOfEpoch = Math.ceil(50_000 / batch);

const say = (line: string) => process.stderr.write(`${line}\n`);
const round = (value: number) => Math.round(value * 100) / 100;

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** What is known of a contender: the median of the rounds' medians, the fastest step, and the first. */
interface Timing {
  readonly medianMs: number | null;
  readonly bestMs: number | null;
  readonly firstMs: number | null;
  readonly problem?: string;
}

/** Times of a contender, round by round. */
class Contender {
  private readonly medians: number[] = [];
  private best = Number.POSITIVE_INFINITY;
  private first: number | null = null;
  private problem: string | undefined;

  add(firstMs: number | null, stepMs: readonly number[]): void {
    this.first ??= firstMs;
    if (stepMs.length === 0) return;
    this.medians.push(findMedian(stepMs));
    this.best = Math.min(this.best, ...stepMs);
  }

  fail(error: unknown): void {
    this.problem = error instanceof Error ? error.message.split('\n')[0] : String(error);
  }

  read(): Timing {
    const hasTimes = this.medians.length > 0;
    return {
      medianMs: hasTimes ? round(findMedian(this.medians)) : null,
      bestMs: hasTimes ? round(this.best) : null,
      firstMs: this.first === null ? null : round(this.first),
      ...(this.problem ? { problem: this.problem } : {}),
    };
  }
}

/** PyTorch's step by model, from the reference script; nothing where it is not installed. */
function timeTorch(threads: number): ReadonlyMap<string, number> {
  const script = join(import.meta.dirname, '../../shared/bench/torch_step.py');
  const times = new Map<string, number>();
  if (!existsSync(script)) return times;
  const args = [script, '--threads', String(threads), '--batch', String(batch), '--steps', String(steps)];
  const env = { ...process.env, OMP_NUM_THREADS: String(threads) };
  const { stdout, status } = spawnSync('/usr/bin/python3', args, { encoding: 'utf8', env });
  if (status !== 0) return times;
  for (const line of stdout.trim().split('\n')) {
    const { model, medianMs } = JSON.parse(line) as { model: string; medianMs: number };
    times.set(model, medianMs);
  }
  return times;
}

const timeOurs = (page: Page, request: Pick<StepRequest, 'model'> & Partial<StepRequest>) =>
  page.evaluate((full) => window.engine.timeSteps(full), {
    backend: 'wasm' as const,
    threads: 1,
    batch,
    steps,
    hasSaturation: false,
    isProfiled: false,
    ...request,
  });

/** A rival in the browser, tried once. */
async function timeRival(
  page: Page,
  kind: 'timeLayersModel' | 'timeJax',
  model: string,
  backend: string,
): Promise<Timing> {
  const contender = new Contender();
  const request = { model, backend, batch, steps: 5, limitMs };
  try {
    const { firstMs, stepMs } = await page.evaluate(
      ({ which, asked }) => window.engine[which](asked, 300_000),
      { which: kind, asked: request },
    );
    contender.add(firstMs, stepMs);
  } catch (error) {
    contender.fail(error);
  }
  const timing = contender.read();
  say(`  ${kind} on ${backend}: ${timing.medianMs ?? timing.firstMs ?? timing.problem} ms`);
  return timing;
}

/** Contenders whose times are compared closely, by model. */
interface Close {
  readonly wasm1: Contender;
  readonly wasm2: Contender;
  readonly pytorch: Contender;
}

/** One round: PyTorch's models, then ours. */
async function runRound(page: Page, contenders: ReadonlyMap<string, Close>): Promise<void> {
  const torch = timeTorch(1);
  for (const [model, { wasm1, wasm2, pytorch }] of contenders) {
    const medianMs = torch.get(model);
    if (medianMs !== undefined) pytorch.add(null, [medianMs]);
    const alone = await timeOurs(page, { model, threads: 1 });
    wasm1.add(alone.firstMs, alone.stepMs);
    const together = await timeOurs(page, { model, threads: 2 });
    wasm2.add(together.firstMs, together.stepMs);
    const [one, two] = [alone, together].map(({ stepMs }) => round(findMedian(stepMs)));
    say(`${model}: ours ${one} ms, with two threads ${two} ms; PyTorch ${medianMs ?? 'absent'}`);
  }
}

async function measureModel(page: Page, model: string, { wasm1, wasm2, pytorch }: Close) {
  say(model);
  const watched = await timeOurs(page, { model, threads: 2, hasSaturation: true, steps: 4 * steps });
  const plain = findMedian(watched.stepMs);
  // Neighbours in time are compared, so that a machine which slows down meanwhile changes nothing.
  const differences = watched.saturatedMs.map((ms, index) => ms - (watched.stepMs[index] ?? Number.NaN));
  const added = findMedian(differences) + watched.readMs / stepsOfEpoch;
  const { profile } = await timeOurs(page, { model, threads: 2, isProfiled: true });
  const webgpu = new Contender();
  const rivals: Record<string, Timing> = {};
  if (!options.own) {
    try {
      const result = await timeOurs(page, { model, backend: 'webgpu', steps: 3 });
      webgpu.add(result.firstMs, result.stepMs);
      say(`  ours on webgpu: ${round(findMedian(result.stepMs))} ms`);
    } catch (error) {
      webgpu.fail(error);
    }
    for (const backend of ['wasm', 'webgl', 'webgpu', 'cpu'])
      rivals[`tfjs LayersModel, ${backend}`] = await timeRival(page, 'timeLayersModel', model, backend);
    for (const backend of ['wasm dots', 'wasm lax', 'webgpu lax'])
      rivals[`jax-js, ${backend}`] = await timeRival(page, 'timeJax', model, backend);
  }
  const ours = { wasm1: wasm1.read(), wasm2: wasm2.read(), webgpu: webgpu.read() };
  const reference = pytorch.read();
  const divide = (a: number | null | undefined, b: number | null | undefined) =>
    a && b ? round(a / b) : null;
  const layers = Object.entries(rivals).filter(([name]) => name.startsWith('tfjs'));
  const timeOf = ({ medianMs, firstMs }: Timing) => medianMs ?? firstMs ?? Number.POSITIVE_INFINITY;
  const bestLayers = Math.min(...layers.map(([, timing]) => timeOf(timing)));
  const layersOnGpu = rivals['tfjs LayersModel, webgpu'];
  return {
    model,
    ours,
    pytorchOneThread: reference,
    rivals,
    saturation: {
      stepMs: round(plain),
      withSaturationMs: round(findMedian(watched.saturatedMs)),
      differenceMs: round(findMedian(differences)),
      readOnceAnEpochMs: round(watched.readMs),
      shareOfEpoch: round(added / plain),
    },
    profileMs: profile,
    ratios: {
      oneThreadToPytorch: divide(ours.wasm1.medianMs, reference.medianMs),
      twoThreadsToPytorch: divide(ours.wasm2.medianMs, reference.medianMs),
      bestOfTfjsToOurs: Number.isFinite(bestLayers) ? divide(bestLayers, ours.wasm2.medianMs) : null,
      layersModelToOursOnWebgpu: layersOnGpu ? divide(timeOf(layersOnGpu), ours.webgpu.medianMs) : null,
    },
  };
}

const served = await servePage();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage();
  await page.goto(served.address);
  const facts = await page.evaluate(async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    return {
      isIsolated: crossOriginIsolated,
      adapter: adapter?.info.description || adapter?.info.architecture || null,
    };
  });
  const contenders = new Map(
    models.map((model): [string, Close] => [
      model,
      { wasm1: new Contender(), wasm2: new Contender(), pytorch: new Contender() },
    ]),
  );
  for (let turn = 0; turn < rounds; turn++) await runRound(page, contenders);
  const results = [];
  for (const [model, close] of contenders) results.push(await measureModel(page, model, close));
  const report = {
    schema: 'fovea-bench-train/1',
    batch,
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      processors: cpus().length,
      loadAverage: loadavg().map(round),
      browser: browser.version(),
      ...facts,
    },
    targets: {
      oneThreadToPytorch: 'at most 3',
      twoThreadsToPytorch: 'at most 2',
      bestOfTfjsToOurs: 'at least 30',
      layersModelToOursOnWebgpu: 'at least 2',
      shareOfEpoch: 'at most 0.1',
    },
    models: results,
  };
  console.log(JSON.stringify(report, null, 2));
} finally {
  await browser.close();
  await served.close();
}
