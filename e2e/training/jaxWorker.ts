/**
 * @file Times jax-js: the whole step compiled. Convolutions as its documentation has them (`lax`), or, faster on its
 * WebAssembly, as nine shifted products (`dots`). Chains only.
 */
import { type Device, defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { chains, createBatch, type RivalRequest, serve, timeRival } from './rivals';

type Weights = { readonly filter: np.Array; readonly scale: np.Array; readonly shift: np.Array };
type Parameters = { layers: Weights[]; dense: np.Array; bias: np.Array };

const noise = (shape: number[], seed: number, size: number): np.Array => {
  const count = shape.reduce((a, b) => a * b, 1);
  return np
    .array(Float32Array.from({ length: count }, (_, index) => size * Math.sin((index + seed) * 78.233)))
    .reshape(shape);
};

function createParameters(chain: readonly (number | 'M')[], isDots: boolean): Parameters {
  let channels = 3;
  const layers = chain.flatMap((step, index) => {
    if (step === 'M') return [];
    const bound = Math.sqrt(1 / (9 * channels));
    const filter = noise(isDots ? [9, channels, step] : [step, channels, 3, 3], index, bound);
    channels = step;
    return [{ filter, scale: np.ones([step]), shift: np.zeros([step]) }];
  });
  return { layers, dense: noise([channels, 10], 99, 0.1), bias: np.zeros([10]) };
}

/** [N, H, W, C] times nine taps. */
function convolveByDots(x: np.Array, filter: np.Array): np.Array {
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape;
  const outputs = filter.shape[2] ?? 1;
  const padded = np.pad(x, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  let sum: np.Array | null = null;
  for (let tap = 0; tap < 9; tap++) {
    const [top, left] = [Math.floor(tap / 3), tap % 3];
    const moved = padded.ref
      .slice([0, batch], [top, top + height], [left, left + width], [0, channels])
      .reshape([batch * height * width, channels]);
    const product = np.dot(moved, filter.ref.slice(tap));
    sum = sum === null ? product : sum.add(product);
  }
  padded.dispose();
  filter.dispose();
  if (sum === null) throw new Error('no taps');
  return sum.reshape([batch, height, width, outputs]);
}

/** Batch norm over all axes but the channels', and a ReLU. */
function normalize(x: np.Array, scale: np.Array, shift: np.Array, isDots: boolean): np.Array {
  const axes = isDots ? [0, 1, 2] : [0, 2, 3];
  const shape = isDots ? [1, 1, 1, -1] : [1, -1, 1, 1];
  const mean = x.ref.mean(axes, { keepdims: true });
  const centered = x.sub(mean);
  const variance = np.square(centered.ref).mean(axes, { keepdims: true });
  const normal = centered.div(np.sqrt(variance.add(1e-5)));
  return nn.relu(normal.mul(scale.reshape(shape)).add(shift.reshape(shape)));
}

function pool(x: np.Array, isDots: boolean): np.Array {
  const [a = 1, b = 1, c = 1, d = 1] = x.shape;
  if (isDots) return x.reshape([a, b / 2, 2, c / 2, 2, d]).max([2, 4]);
  return x.reshape([a, b, c / 2, 2, d / 2, 2]).max([3, 5]);
}

serve(async (request: RivalRequest) => {
  const [device = 'wasm', way] = request.backend.split(' ');
  const chain = chains[request.model];
  if (chain === undefined) throw new Error(`${request.model} is no chain`);
  const isDots = way === 'dots';
  await init(device as Device);
  defaultDevice(device as Device);
  const { pixels, labels } = createBatch(request.batch);
  const loss = (parameters: Parameters, image: np.Array, wanted: np.Array): np.Array => {
    let x = image;
    let at = 0;
    for (const step of chain) {
      if (step === 'M') {
        x = pool(x, isDots);
        continue;
      }
      const layer = parameters.layers[at++];
      if (layer === undefined) throw new Error('too few layers');
      const convolved = isDots
        ? convolveByDots(x, layer.filter)
        : lax.convGeneralDilated(x, layer.filter, [1, 1], 'SAME');
      x = normalize(convolved, layer.scale, layer.shift, isDots);
    }
    const features = x.mean(isDots ? [1, 2] : [2, 3]);
    const logits = np.dot(features, parameters.dense).add(parameters.bias);
    return nn
      .logSoftmax(logits)
      .mul(wanted)
      .sum()
      .mul(-1 / request.batch);
  };
  const gradient = valueAndGrad(loss);
  const move = jit(
    (parameters: Parameters, means: Parameters, squares: Parameters, image: np.Array, wanted: np.Array) => {
      const [value, gradients] = gradient(tree.ref(parameters), image, wanted);
      const nextMeans = tree.map(
        (m: np.Array, g: np.Array) => m.mul(0.9).add(g.mul(0.1)),
        means,
        tree.ref(gradients),
      );
      const nextSquares = tree.map(
        (s: np.Array, g: np.Array) => s.mul(0.999).add(np.square(g).mul(0.001)),
        squares,
        gradients,
      );
      const next = tree.map(
        (p: np.Array, m: np.Array, s: np.Array) => p.sub(m.mul(1e-3).div(np.sqrt(s).add(1e-8))),
        parameters,
        tree.ref(nextMeans),
        tree.ref(nextSquares),
      );
      return [value, next, nextMeans, nextSquares] as [np.Array, Parameters, Parameters, Parameters];
    },
  );
  const image = np.array(pixels).reshape([request.batch, 32, 32, 3]);
  const x = isDots ? image : image.transpose([0, 3, 1, 2]);
  const y = nn.oneHot(np.array(labels, { dtype: np.int32 }), 10);
  let parameters = createParameters(chain, isDots);
  const zeros = () => tree.map((p: np.Array) => np.zerosLike(p), tree.ref(parameters)) as Parameters;
  let means = zeros();
  let squares = zeros();
  return timeRival(request, async () => {
    const [value, ...next] = move(parameters, means, squares, x.ref, y.ref);
    [parameters, means, squares] = next;
    const [number = Number.NaN] = await value.data();
    if (!Number.isFinite(number)) throw new Error(`The loss is ${number}`);
  });
});
