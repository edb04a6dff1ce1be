/** @file Numbers of a run in files: those of a checkpoint, of the network that was trained. */
import { spawnSync } from 'node:child_process';
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
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { writeRunWeights } from './runWeights';
import type { DesignRun } from './trainingView';

const id = 'run' as RunId;

/** Not those of any known set. */
const scale = { mean: [0.5, 0.25, 0.4375], deviation: [0.25, 0.3125, 0.28] };

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
  return { id, name: 'Half a net', startedAt: 0, network, setup, state: { ...createRunState(id), scale } };
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

/** The metadata of a safetensors file by the format's description: a length of 8 bytes, and a header in JSON. */
function readMetadata(content: Uint8Array): unknown {
  const [length = 0] = new BigUint64Array(content.slice(0, 8).buffer);
  return JSON.parse(new TextDecoder().decode(content.subarray(8, 8 + Number(length)))).__metadata__;
}

const pixels = {
  pixel_mean: '[0.5,0.25,0.4375]',
  pixel_deviation: '[0.25,0.3125,0.28]',
  pixel_rule: '(byte / 255 - pixel_mean) / pixel_deviation, channel by channel (red, green, blue)',
};

/** As code and files for people have it. */
const sentence =
  /Trained on pictures as \(byte \/ 255 - mean\) \/ deviation, channel by channel \(red, green, blue\):\s+mean 0\.5, 0\.25, 0\.4375; deviation 0\.25, 0\.3125, 0\.28\./;

test('safetensors say what pictures were normalised with, where that is known', async () => {
  const run = createRun();
  const written = await writeRunWeights(run, 'safetensors', checkpoint);
  if ('problem' in written) throw new Error('not written');
  expect(readMetadata(written.content)).toEqual({ name: 'Half a net', step: '7', ...pixels });
  const older = { ...run, state: { ...run.state, scale: null } };
  const silent = await writeRunWeights(older, 'safetensors', checkpoint);
  if ('problem' in silent) throw new Error('not written');
  expect(readMetadata(silent.content)).toEqual({ name: 'Half a net', step: '7' });
});

test('a training project says it beside the recipe, in its weights and in its code', async () => {
  const weights = [name('conv.weight', [1, 2, 3, 2], 0), ...checkpoint.weights.slice(1)];
  const written = await writeRunWeights(createRun(3), 'project', { ...checkpoint, weights });
  if ('problem' in written) throw new Error('not written');
  const files = unzipSync(written.content);
  const read = (file: string) => new TextDecoder().decode(files[`training/${file}`]);
  expect(JSON.parse(read('project.json')).pixelScale).toEqual(scale);
  expect(readMetadata(files['training/weights.safetensors'] ?? new Uint8Array())).toEqual(pixels);
  expect(read('model.py')).toMatch(sentence);
});

const askOnnx = `
import json, sys
import onnx
model = onnx.load_from_string(sys.stdin.buffer.read())
onnx.checker.check_model(model, full_check=True)
told = {entry.key: entry.value for entry in model.metadata_props}
json.dump({"told": told, "documentation": model.graph.doc_string}, sys.stdout)
`;

describeWithTorch('ONNX files, read by onnx', () => {
  test('say what pictures were normalised with', async () => {
    const written = await writeRunWeights(createRun(), 'onnx', checkpoint);
    if ('problem' in written) throw new Error('not written');
    const { stdout, stderr } = spawnSync(pythonPath, ['-c', askOnnx], { input: written.content });
    if (stdout.length === 0) throw new Error(String(stderr));
    const { told, documentation } = JSON.parse(String(stdout));
    expect(told).toMatchObject(pixels);
    expect(documentation).toMatch(sentence);
  }, 60_000);
});
