/**
 * @file What a run has reached on the page it reaches elsewhere: ONNX Runtime, with the exported network and pictures
 * normalised by what the exported weights say of them, comes to the same loss and accuracy.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import type { Checkpoint } from '../../training/checkpoint';
import type { ImageSet } from '../../training/dataset';
import type { RunId, Score } from '../../training/protocol';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import { createPlan } from '../../training/trainingPlan';
import { composedKernels } from '../../training/worker/composed/composedKernels';
import { createSyntheticSet } from '../../training/worker/data/synthetic';
import { Trainer } from '../../training/worker/trainer';
import { bothAxes } from '../../util/perAxis';
import { type WeightsFormat, writeRunWeights } from './runWeights';
import type { DesignRun } from './trainingView';

beforeAll(() => tf.setBackend('wasm'));

const id = 'run' as RunId;
const dataset = createSyntheticSet({ seed: 1, scale: 1, trainCount: 64, testCount: 40 });

function createNetwork() {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'conv', { outChannels: 8, stride: [4, 4] });
  builder.add('BatchNorm', 'bn');
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'pool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer', { outFeatures: dataset.classNames.length });
  return createDesign(builder.build(), { resolution: bothAxes(dataset.test.height) });
}

/** An epoch, as the worker does it. */
async function train() {
  const network = createNetwork();
  const { plan } = createPlan(network.architecture, network.resolution);
  if (plan === null) throw new Error('The network has a plan');
  const setup = { ...createQuickSetup(network.architecture, network.resolution), width: 1 };
  const trainer = new Trainer(plan, dataset, { ...setup.settings, batchSize: 8 }, composedKernels);
  for (let step = 0; step < trainer.stepsPerEpoch; step++) trainer.runStep();
  const { test: score } = await trainer.finishEpoch();
  const checkpoint = await trainer.createCheckpoint();
  const state = { ...createRunState(id), scale: trainer.pixelScale };
  trainer.dispose();
  const run: DesignRun = { id, name: 'Run', startedAt: 0, network, setup, state };
  return { run, checkpoint, score };
}

async function write(run: DesignRun, checkpoint: Checkpoint, format: WeightsFormat): Promise<Uint8Array> {
  const written = await writeRunWeights(run, format, checkpoint);
  if ('problem' in written) throw new Error('not written');
  return written.content;
}

/** What the header of a safetensors file says, by the format's description. */
function readScale(content: Uint8Array): { readonly mean: number[]; readonly deviation: number[] } {
  const [length = 0] = new BigUint64Array(content.slice(0, 8).buffer);
  const header = JSON.parse(new TextDecoder().decode(content.subarray(8, 8 + Number(length))));
  const { pixel_mean: mean, pixel_deviation: deviation } = header.__metadata__;
  return { mean: JSON.parse(mean), deviation: JSON.parse(deviation) };
}

/** Mean cross entropy and share of right answers. */
async function score(
  session: InferenceSession,
  set: ImageSet,
  toNumber: (byte: number, channel: number) => number,
) {
  const { count, channels, height, width, pixels, labels } = set;
  const area = height * width;
  const data = Float32Array.from(pixels, (byte, at) => toNumber(byte, Math.floor(at / area) % channels));
  const { answer } = await session.run({
    image: new Tensor('float32', data, [count, channels, height, width]),
  });
  const values = answer?.data as Float32Array;
  const classes = values.length / count;
  const scores = Array.from(labels, (label, index) => {
    const logits = [...values.subarray(index * classes, (index + 1) * classes)];
    const own = logits[label] ?? Number.NaN;
    const isRight = own === Math.max(...logits);
    return { loss: Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - own), 0)), isRight };
  });
  return {
    loss: scores.reduce((sum, { loss }) => sum + loss, 0) / count,
    accuracy: scores.filter(({ isRight }) => isRight).length / count,
  } satisfies Score;
}

test('ONNX Runtime comes to what the page shows, on pictures seen as the exported weights say', async () => {
  const { run, checkpoint, score: shown } = await train();
  const { mean, deviation } = readScale(await write(run, checkpoint, 'safetensors'));
  const session = await InferenceSession.create(await write(run, checkpoint, 'onnx'));
  const pictures = dataset.test;
  const normalised = await score(
    session,
    pictures,
    (byte, channel) => (byte / 255 - (mean[channel] ?? Number.NaN)) / (deviation[channel] ?? Number.NaN),
  );
  expect(normalised.loss).toBeCloseTo(shown.loss, 4);
  expect(normalised.accuracy).toBe(shown.accuracy);
  // From 0 to 1, which somebody tries who is told nothing: farther off than the nearness asked for above.
  const plain = await score(session, pictures, (byte) => byte / 255);
  expect(Math.abs(plain.loss - shown.loss)).toBeGreaterThan(0.01);
  await session.release();
});
