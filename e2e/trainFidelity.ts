/**
 * @file Whether training here comes to what PyTorch comes to: `npm run bench:fidelity` (minutes), which prints JSON.
 *
 * `vgg16_quarter` on 10 000 pictures of CIFAR10 with the recipe of the reference run: batches of 64, Adam at 1e-3,
 * crops and flips, ten epochs, in the built page's worker on WebAssembly. Ends with 1 where the mean accuracy of
 * epochs 8 to 10 is more than 5 points from the reference's, or a convolution's saturation after the last epoch more
 * than 0.08. Reads `../shared/data` and `../shared/oracles/training`.
 *
 * Options: `--seed 1`, `--threads 2`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';
import type { BackendChoice, EpochReport, RunId, RunProblem } from '../src/training/protocol';
import { adam, defaultSettings } from '../src/training/settings';
import { referenceModels } from '../src/training/worker/referenceModels.testing';
import { servePage } from './training/servePage';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
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
  readonly epoch: number;
  readonly testAcc: number;
  readonly saturation: readonly number[];
}

const reference = readFileSync(oracle, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ReferenceEpoch);

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const round = (value: number) => Math.round(value * 1e4) / 1e4;
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
const start = {
  resolution: [32, 32] as const,
  settings: {
    ...defaultSettings,
    seed: Number(options.seed),
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

const served = await servePage();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage();
  const begin = performance.now();
  await page.exposeFunction('sayEpoch', ({ epoch, train, test }: EpochReport) =>
    process.stderr.write(
      `epoch ${epoch}: loss ${round(train.loss)}, test accuracy ${round(test.accuracy)}, ${Math.round((performance.now() - begin) / 1000)} s\n`,
    ),
  );
  await page.goto(served.address);
  // Layers are a map, which does not travel as JSON.
  const layers = [...(architecture?.layers ?? [])];
  const { epochs, problem, backend } = await page.evaluate(
    ({ asked, rest, entries }) =>
      new Promise<{ epochs: EpochReport[]; problem: RunProblem | null; backend: string }>((resolve) => {
        const say = (window as unknown as { sayEpoch(report: EpochReport): void }).sayEpoch;
        const { client } = window.engine.startTraining((message) => {
          resolve({ epochs, problem: { code: 'unknown', message }, backend: used });
        });
        const epochs: EpochReport[] = [];
        let used = '';
        client.subscribe((event) => {
          if (event.type === 'started') used = `${event.backend.backend}, threads: ${event.backend.threads}`;
          if (event.type === 'epoch') {
            epochs.push(event.report);
            say(event.report);
          }
          if (event.type === 'failed') resolve({ epochs, problem: event.problem, backend: used });
          if (event.type === 'finished') resolve({ epochs, problem: null, backend: used });
        });
        const design = { ...rest, layers: new Map(entries) } as Parameters<
          typeof client.start
        >[1]['architecture'];
        client.start('fidelity' as RunId, {
          ...asked,
          architecture: design,
          checkpoint: null,
          isPaused: false,
        });
      }),
    { asked: start, rest: { ...architecture, layers: undefined }, entries: layers },
  );
  if (problem !== null) throw new Error(JSON.stringify(problem));
  const convolutions = (architecture ? [...architecture.layers.values()] : []).filter(
    ({ layer }) => layer.kind === 'Conv2d',
  );
  const last = epochs.at(-1)?.saturation ?? [];
  const saturation = convolutions.map(
    ({ id }) => last.find(({ layer }) => layer === id)?.saturation ?? Number.NaN,
  );
  const expected = reference.find(({ epoch }) => epoch === 10)?.saturation ?? [];
  const differences = saturation.map((value, index) => round(value - (expected[index] ?? Number.NaN)));
  const accuracy = mean(epochs.filter(isLate).map(({ test }) => test.accuracy));
  const expectedAccuracy = mean(reference.filter(isLate).map(({ testAcc }) => testAcc));
  const isFaithful =
    Math.abs(accuracy - expectedAccuracy) <= accuracyTolerance &&
    differences.every((difference) => Math.abs(difference) <= saturationTolerance);
  const report = {
    schema: 'fovea-bench-fidelity/1',
    model: 'vgg16_quarter',
    seed: start.settings.seed,
    backend,
    seconds: Math.round((performance.now() - begin) / 1000),
    accuracyOfEpochs8To10: round(accuracy),
    reference: round(expectedAccuracy),
    accuracyByEpoch: epochs.map(({ test }) => round(test.accuracy)),
    referenceByEpoch: reference.map(({ testAcc }) => round(testAcc)),
    saturation: saturation.map(round),
    referenceSaturation: expected,
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
