/** @file Numbers of a run in files: those of a checkpoint, of the network that was trained. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createBytesSource } from '../../codecs/byteSource.testing';
import { onnxImporter } from '../../codecs/onnx/onnxImporter';
import { readSafetensors } from '../../codecs/safetensors/safetensors';
import { createDesign } from '../../document/document';
import type { Checkpoint } from '../../training/checkpoint';
import type { RunId } from '../../training/protocol';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import { writeRunWeights } from './runWeights';
import type { DesignRun } from './trainingView';

const id = 'run' as RunId;

function createRun(channels = 1): DesignRun {
  const builder = createBuilder();
  builder.add('Input', 'image', { channels });
  builder.add('Conv2d', 'conv', { outChannels: 4, kernelSize: [1, 2], padding: 'valid' });
  builder.add('BatchNorm', 'bn');
  builder.add('GlobalAvgPool', 'pool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer', { outFeatures: 3 });
  const network = createDesign(builder.build(), { title: 'net', resolution: [8, 8] });
  const setup = { ...createQuickSetup(network.architecture, network.resolution), width: 1 / 2 };
  return { id, name: 'Half a net', startedAt: 0, network, setup, state: createRunState(id) };
}

const name = (key: string, shape: readonly number[], from: number) => ({
  name: key,
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, index) => from + index),
});

/** Half as wide: two channels. */
const checkpoint: Checkpoint = {
  version: 1,
  step: 7,
  weights: [
    name('conv.weight', [1, 2, 1, 2], 0),
    name('conv.bias', [2], 10),
    name('bn.weight', [2], 20),
    name('bn.bias', [2], 30),
    name('answer.weight', [1, 1, 2, 3], 40),
    name('answer.bias', [3], 50),
  ],
  statistics: [name('bn.running_mean', [2], 60), name('bn.running_var', [2], 70)],
  slots: [],
};

test('safetensors in the order of PyTorch', async () => {
  const written = await writeRunWeights(createRun(), 'safetensors', checkpoint);
  if ('problem' in written) throw new Error('not written');
  const read = await readSafetensors(createBytesSource(written.content, 'x'));
  if ('problem' in read) throw new Error(read.problem.code);
  // Two taps for each of two outputs: [tap, out] becomes [out, tap].
  expect(read.weights.get('conv.weight')).toEqual({
    shape: [2, 1, 1, 2],
    values: Float32Array.of(0, 2, 1, 3),
  });
  expect(read.weights.get('answer.weight')).toEqual({
    shape: [3, 2],
    values: Float32Array.of(40, 43, 41, 44, 42, 45),
  });
  expect([...read.weights.keys()]).toHaveLength(8);
  expect(read.metadata.get('step')).toBe('7');
});

test('ONNX holds them, and the network at its width', async () => {
  const written = await writeRunWeights(createRun(), 'onnx', checkpoint);
  if ('problem' in written) throw new Error('not written');
  const result = await onnxImporter.read(createBytesSource(written.content, 'x.onnx'));
  if (!result.ok) throw new Error(result.error.code);
  const [, conv] = result.architecture.layers.values();
  expect(conv?.layer).toMatchObject({ kind: 'Conv2d', params: { outChannels: 2 } });
});

test('a training project goes on from them', async () => {
  // Projects are for images in colour: three inputs, where the others have one.
  const weights = [name('conv.weight', [1, 2, 3, 2], 0), ...checkpoint.weights.slice(1)];
  const written = await writeRunWeights(createRun(3), 'project', { ...checkpoint, weights });
  if ('problem' in written) throw new Error('not written');
  expect(Object.keys(unzipSync(written.content))).toContain('training/weights.safetensors');
});

test('without a checkpoint there is nothing', async () => {
  expect(await writeRunWeights(createRun(), 'onnx', null)).toEqual({ problem: null });
});
