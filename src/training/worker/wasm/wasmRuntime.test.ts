/** @file Memory that the module has not is said to be missing, whoever asks for it. */
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeFailure } from '../runFailure';
import { WasmRuntime } from './wasmRuntime';

let runtime: WasmRuntime;

beforeAll(async () => {
  await tf.setBackend('wasm');
  runtime = new WasmRuntime();
});

afterAll(() => runtime.dispose());

/** All of 32 bits of addresses, of which the module's code has some. */
const tooMany = 2 ** 30 - 64;

test.each([
  ['our own tensors', () => runtime.createTensor([tooMany])],
  ['room for passing values', () => runtime.reserve('test', 4 * tooMany)],
  ['operations of tfjs, which would write from address 0 on', () => tf.fill([tooMany], 1)],
])('%s', (_, ask) => {
  const before = tf.memory().numTensors;
  let error: unknown;
  try {
    ask();
  } catch (caught) {
    error = caught;
  }
  expect(describeFailure(error)).toEqual({ code: 'out-of-memory', bytes: null, limitBytes: null });
  expect(tf.memory().numTensors).toBe(before);
  // What fits goes on.
  expect(tf.tidy(() => tf.sum(tf.fill([1000], 2)).dataSync()[0])).toBe(2000);
});
