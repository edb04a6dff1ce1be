/** @file Activations by the words of Keras; those that exporters put together from parts stay in parts. */
import type { OnnxAttribute } from '../../onnx/onnxModel';
import type { Emitter, Place } from './emitter';
import { getNumber } from './jsonAccess';

type Emit = (emitter: Emitter, from: string, place: Place) => string;

const standard =
  (opType: string, attributes: Readonly<Record<string, OnnxAttribute>> = {}): Emit =>
  (emitter, from, place) =>
    emitter.standard(opType, [from], attributes, place);

const kind =
  (
    ...[name, params, isNearly = false]: readonly [Parameters<Emitter['pointwise']>[0], object?, boolean?]
  ): Emit =>
  (emitter, from, place) =>
    emitter.pointwise(name, params, { ...place, from, isNearly });

const hardSigmoid = standard('HardSigmoid', { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });

/** min(max(0, x), 6): a Clip, so that hard swish is recognised in its parts. */
const relu6: Emit = (emitter, from, place) =>
  emitter.standard('Clip', [from, emitter.constant(0), emitter.constant(6)], {}, place);

const activations: ReadonlyMap<string, Emit> = new Map<string, Emit>([
  ['relu', standard('Relu')],
  ['relu6', relu6],
  ['sigmoid', standard('Sigmoid')],
  ['hard_sigmoid', hardSigmoid],
  ['tanh', standard('Tanh')],
  ['softmax', kind('Softmax')],
  ['log_softmax', kind('Softmax', {}, true)],
  ['elu', kind('ELU')],
  ['selu', kind('ELU', {}, true)],
  ['celu', kind('ELU', {}, true)],
  ['gelu', kind('GELU')],
  ['gelu_new', kind('GELU', { approximation: 'tanh' })],
  ['silu', kind('SiLU')],
  ['swish', kind('SiLU')],
  ['hard_silu', kind('HardSwish')],
  ['hard_swish', kind('HardSwish')],
  ['leaky_relu', kind('LeakyReLU', { slope: 0.2 })],
  ['softplus', kind('ReLU', {}, true)],
  ['mish', kind('SiLU', {}, true)],
]);

/** The word without the differences between Keras and TensorFlow.js: hardSigmoid, hard-sigmoid. */
function normalizeWord(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}

/** Whether the word is one that is known. */
export function isActivation(word: string): boolean {
  return activations.has(normalizeWord(word));
}

/** Adds an activation by its word; a word that is not known becomes an unknown operation of that name. */
export function emitActivation(emitter: Emitter, word: string, from: string, place: Place): string {
  const emit = activations.get(normalizeWord(word));
  return emit?.(emitter, from, place) ?? emitter.standard(word, [from], {}, place);
}

/** The layer ReLU with its three parameters. */
export function emitRelu(emitter: Emitter): void {
  const { config } = emitter.call;
  const most = getNumber(config, 'max_value');
  const slope = getNumber(config, 'negative_slope') ?? 0;
  const threshold = getNumber(config, 'threshold') ?? 0;
  const isNearly = threshold !== 0 || (most !== null && most !== 6);
  if (slope > 0) emitter.pointwise('LeakyReLU', { slope }, { isNearly: isNearly || most !== null });
  else if (isNearly) emitter.pointwise('ReLU', {}, { isNearly });
  else emitActivation(emitter, most === 6 ? 'relu6' : 'relu', emitter.from, {});
}
