/**
 * @file Whether training here comes to what PyTorch comes to: `npm run bench:fidelity` (minutes a seed), which prints
 * JSON.
 *
 * `vgg16_quarter` on 10 000 pictures of CIFAR10 with the recipe of the reference run: batches of 64, Adam at 1e-3,
 * crops and flips, ten epochs, in the built page's worker on WebAssembly. Seeds differ, in PyTorch as here: of the 16
 * directions of the first convolution, 0.0625 each, one takes 8 and another 9. So means over seeds are compared. Ends
 * with 1 where the mean accuracy of epochs 8 to 10 is more than 5 points from the reference's, or a convolution's
 * saturation after the last epoch more than 0.08. Reads `../shared/data` and `../shared/oracles/training`, and from
 * `fidelitySeeds.jsonl` what further seeds come to in PyTorch, by `fidelitySeeds.py`.
 *
 * Options: `--seeds 1,2`, `--threads 2`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';
import type { LayerId } from '../src/architecture/architecture';
import type { BackendChoice, EpochReport, RunId, RunProblem } from '../src/training/protocol';
import { adam, defaultSettings } from '../src/training/settings';
import { referenceModels } from '../src/training/worker/referenceModels.testing';
import { servePage } from './training/servePage';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2' },
    threads: { type: 'string' },
    backend: { type: 'string', default: 'wasm' },
  },
});
const shared = join(import.meta.dirname, '../../shared');
const archive = join(shared, 'data/cifar-10-subset-binary.tar.gz');
const oracle = join(shared, 'oracles/training/vgg16_quarter_cifar10_subset.jsonl');
const accuracyTolerance = 0.05;
const saturationTolerance = 0.08;

if (!existsSync(archive) || !existsSync(oracle)) {
  console.error('The reference lies in ../shared/data and ../shared/oracles/training, which are not here.');
  process.exit(2);
}

interface ReferenceEpoch {
  /** The reference run of old has none. */
  readonly seed?: number;
  readonly epoch: number;
  readonly testAcc: number;
  readonly saturation: readonly number[];
}

const readEpochs = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ReferenceEpoch);
/** Epochs of PyTorch, of all seeds. */
const reference = [oracle, join(import.meta.dirname, 'fidelitySeeds.jsonl')].flatMap(readEpochs);

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const round = (value: number) => Math.round(value * 1e4) / 1e4;
/** The mean of lists, place by place. */
const meanOfLists = (lists: readonly (readonly number[])[]) =>
  (lists[0] ?? []).map((_, index) => mean(lists.map((list) => list[index] ?? Number.NaN)));
const isLate = ({ epoch }: { readonly epoch: number }) => epoch >= 8 && epoch <= 10;

/** The archive at an address, for the page to fetch as anybody's would. */
const data = createServer((_, response) => {
  response.writeHead(200, {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Length': statSync(archive).size,
  });
  response.end(readFileSync(archive));
});
await new Promise<void>((resolve) => data.listen(0, '127.0.0.1', () => resolve()));
const place = data.address();
const address = `http://127.0.0.1:${typeof place === 'object' ? place?.port : 0}/cifar-10-binary.tar.gz`;
const architecture = referenceModels.vgg16_quarter?.();
if (architecture === undefined) throw new Error('no network');
const start = {
  resolution: [32, 32] as const,
  settings: {
    ...defaultSettings,
    epochs: 10,
    batchSize: 64,
    optimizer: adam,
    learningRate: 1e-3,
    augmentation: { cropPadding: 4, flip: true },
  },
  data: {
    kind: 'address' as const,
    address,
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: null,
  },
  backend: options.backend as BackendChoice,
  threads: options.threads === undefined ? null : Number(options.threads),
};

/** What a seed comes to. */
interface SeedResult {
  readonly seed: number;
  readonly backend: string;
  readonly seconds: number;
  readonly accuracyByEpoch: readonly number[];
  /** The mean of epochs 8 to 10. */
  readonly accuracy: number;
  /** Of every convolution, after the last epoch. */
  readonly saturation: readonly number[];
}

// Layers are a map, which does not travel as JSON.
const layers = [...architecture.layers];
const convolutions = layers.map(([, node]) => node).filter(({ layer }) => layer.kind === 'Conv2d');

/** Trains with a seed on the page. */
async function trainSeed(page: Page, seed: number): Promise<SeedResult> {
  const begin = performance.now();
  const { epochs, problem, backend } = await page.evaluate(
    ({ asked, rest, entries }) =>
      new Promise<{ epochs: EpochReport[]; problem: RunProblem | null; backend: string }>((resolve) => {
        const say = (window as unknown as { sayEpoch(report: EpochReport): void }).sayEpoch;
        const epochs: EpochReport[] = [];
        let used = '';
        const { client, terminate } = window.engine.startTraining((message) =>
          run.end({ code: 'unknown', message }),
        );
        // A method: what compiles this file marks named functions with a helper that the page does not have.
        const run = {
          end(problem: RunProblem | null) {
            terminate();
            resolve({ epochs, problem, backend: used });
          },
        };
        client.subscribe((event) => {
          if (event.type === 'started') used = `${event.backend.backend}, threads: ${event.backend.threads}`;
          if (event.type === 'epoch') {
            epochs.push(event.report);
            say(event.report);
          }
          if (event.type === 'failed') run.end(event.problem);
          if (event.type === 'finished') run.end(null);
        });
        const design = { ...rest, layers: new Map(entries) } as Parameters<
          typeof client.start
        >[1]['architecture'];
        client.start('fidelity' as RunId, {
          ...asked,
          architecture: design,
          checkpoint: null,
          isPaused: false,
          probing: null,
        });
      }),
    {
      asked: { ...start, settings: { ...start.settings, seed } },
      rest: { ...architecture, layers: undefined },
      entries: layers,
    },
  );
  if (problem !== null) throw new Error(JSON.stringify(problem));
  const last = epochs.at(-1)?.saturation ?? [];
  const saturationOf = (id: LayerId) => last.find(({ layer }) => layer === id)?.saturation ?? Number.NaN;
  return {
    seed,
    backend,
    seconds: Math.round((performance.now() - begin) / 1000),
    accuracyByEpoch: epochs.map(({ test }) => round(test.accuracy)),
    accuracy: round(mean(epochs.filter(isLate).map(({ test }) => test.accuracy))),
    saturation: convolutions.map(({ id }) => round(saturationOf(id))),
  };
}

const served = await servePage();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage();
  await page.exposeFunction('sayEpoch', ({ epoch, train, test }: EpochReport) =>
    process.stderr.write(
      `epoch ${epoch}: loss ${round(train.loss)}, test accuracy ${round(test.accuracy)}\n`,
    ),
  );
  await page.goto(served.address);
  const results: SeedResult[] = [];
  for (const seed of options.seeds.split(',').map(Number)) {
    process.stderr.write(`seed ${seed}\n`);
    results.push(await trainSeed(page, seed));
  }
  const accuracy = mean(results.map((result) => result.accuracy));
  const saturation = meanOfLists(results.map((result) => result.saturation));
  const expectedAccuracy = mean(reference.filter(isLate).map(({ testAcc }) => testAcc));
  const ends = reference.filter(({ epoch }) => epoch === 10).map((epoch) => epoch.saturation);
  const expected = meanOfLists(ends);
  const differences = saturation.map((value, index) => round(value - (expected[index] ?? Number.NaN)));
  const isFaithful =
    Math.abs(accuracy - expectedAccuracy) <= accuracyTolerance &&
    differences.every((difference) => Math.abs(difference) <= saturationTolerance);
  const report = {
    schema: 'fovea-bench-fidelity/2',
    model: 'vgg16_quarter',
    seeds: results,
    accuracyOfEpochs8To10: round(accuracy),
    saturation: saturation.map(round),
    reference: {
      seeds: ends.length,
      accuracyOfEpochs8To10: round(expectedAccuracy),
      saturation: expected.map(round),
      saturationBySeed: ends,
    },
    differences,
    largestDifference: Math.max(...differences.map(Math.abs)),
    isFaithful,
  };
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = isFaithful ? 0 : 1;
} finally {
  await browser.close();
  await served.close();
  data.close();
}
