/** @file Times tfjs' own LayersModel on one of its backends. */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { chains, createBatch, type RivalRequest, serve, timeRival } from './rivals';

setWasmPaths({
  'tfjs-backend-wasm.wasm': simd,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': simd,
});
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

function convolve(x: tf.SymbolicTensor, filters: number, strides = 1, hasRelu = true): tf.SymbolicTensor {
  const convolved = tf.layers
    .conv2d({ filters, kernelSize: 3, strides, padding: 'same', useBias: false })
    .apply(x) as tf.SymbolicTensor;
  const normed = tf.layers.batchNormalization({}).apply(convolved) as tf.SymbolicTensor;
  return hasRelu ? (tf.layers.reLU().apply(normed) as tf.SymbolicTensor) : normed;
}

function addResidual(x: tf.SymbolicTensor, filters: number, strides: number): tf.SymbolicTensor {
  const main = convolve(convolve(x, filters, strides), filters, 1, false);
  let skip = x;
  if (strides !== 1 || x.shape.at(-1) !== filters) {
    const projected = tf.layers.conv2d({ filters, kernelSize: 1, strides, useBias: false }).apply(x);
    skip = tf.layers.batchNormalization({}).apply(projected) as tf.SymbolicTensor;
  }
  const sum = tf.layers.add().apply([main, skip]) as tf.SymbolicTensor;
  return tf.layers.reLU().apply(sum) as tf.SymbolicTensor;
}

function build(name: string): tf.LayersModel {
  const input = tf.input({ shape: [32, 32, 3] });
  let x: tf.SymbolicTensor = input;
  for (const step of chains[name] ?? [])
    x =
      step === 'M'
        ? (tf.layers.maxPooling2d({ poolSize: 2 }).apply(x) as tf.SymbolicTensor)
        : convolve(x, step);
  if (name === 'resnet18_quarter') {
    x = convolve(x, 16);
    for (const [stage, filters] of [16, 32, 64, 128].entries())
      for (const block of [0, 1]) x = addResidual(x, filters, stage > 0 && block === 0 ? 2 : 1);
  }
  const pooled = tf.layers.globalAveragePooling2d({}).apply(x);
  const output = tf.layers.dense({ units: 10, activation: 'softmax' }).apply(pooled) as tf.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: output });
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy' });
  return model;
}

serve(async (request: RivalRequest) => {
  await tf.setBackend(request.backend);
  await tf.ready();
  if (tf.getBackend() !== request.backend) throw new Error(`${request.backend} does not start`);
  const { pixels, labels } = createBatch(request.batch);
  const model = build(request.model);
  const x = tf.tensor4d(pixels, [request.batch, 32, 32, 3]);
  const y = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);
  return timeRival(request, async () => {
    await model.trainOnBatch(x, y);
  });
});
