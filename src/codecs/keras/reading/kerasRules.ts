/** @file Every layer class of Keras that is understood, as nodes of a graph. */

import { type Emitter, type Place, readActivation } from './emitter';
import { getEntry, getFlag, getLengths, getNumber, getWord, toList } from './jsonAccess';
import { emitActivation, emitRelu } from './kerasActivations';
import { emitFunction } from './kerasFunctions';
import {
  emitAveragePool,
  emitConv2d,
  emitConv2dTranspose,
  emitCropping,
  emitDepthwiseConv2d,
  emitGlobalPool,
  emitMaxPool,
  emitResizing,
  emitSeparableConv2d,
  emitUpSampling,
  emitZeroPadding,
} from './windowRules';

type Rule = (emitter: Emitter) => void;

/** A layer that may have an activation built in: that becomes a layer of its own. */
const withActivation =
  (emit: (emitter: Emitter, place: Place) => string): Rule =>
  (emitter) => {
    const { call } = emitter;
    const word = readActivation(getEntry(call.config, 'activation'));
    if (word === null) emit(emitter, {});
    else {
      const main = emit(emitter, { to: `${call.output}/main` });
      emitActivation(emitter, word, main, { part: word, to: call.output });
    }
  };

/** The axes that a normalisation is about; by default the last. */
function getAxes(emitter: Emitter): readonly number[] {
  const value = getEntry(emitter.call.config, 'axis');
  const axes = typeof value === 'number' ? [value] : (toList(value) ?? [-1]);
  return axes.filter((axis) => typeof axis === 'number');
}

const emitDense = (emitter: Emitter, place: Place) => {
  const { config } = emitter.call;
  const outFeatures = getNumber(config, 'units') ?? Number.NaN;
  return emitter.ready({ as: 'dense', outFeatures, bias: getFlag(config, 'use_bias', true) }, place);
};

const getAffine = ({ call: { config } }: Emitter) => {
  const parts = [getFlag(config, 'center', true), getFlag(config, 'scale', true)];
  return { affine: parts.some((part) => part), isNearly: parts[0] !== parts[1] };
};

const emitBatchNorm: Rule = (emitter) => {
  const { affine, isNearly } = getAffine(emitter);
  emitter.pointwise('BatchNorm', { affine }, { isNearly });
};

const emitLayerNorm: Rule = (emitter) => {
  const { affine, isNearly } = getAffine(emitter);
  emitter.ready({ as: 'norm', axes: getAxes(emitter), affine }, { isNearly });
};

const emitGroupNorm: Rule = (emitter) => {
  const { affine, isNearly } = getAffine(emitter);
  const groups = getNumber(emitter.call.config, 'groups') ?? 32;
  // -1 is a group for each channel: statistics over the positions.
  const axes = emitter.order === 'last' ? [1, 2] : [2, 3];
  if (groups > 0) emitter.pointwise('GroupNorm', { groups, affine }, { isNearly });
  else emitter.ready({ as: 'norm', axes, affine }, { isNearly });
};

const emitPrelu: Rule = (emitter) => {
  const shared = toList(getEntry(emitter.call.config, 'shared_axes')) ?? [];
  emitter.pointwise(
    'PReLU',
    { slopes: shared.length > 2 ? 'shared' : 'channel' },
    { isNearly: shared.length === 0 },
  );
};

const emitSoftmax: Rule = (emitter) => {
  const [axis = -1] = getAxes(emitter);
  if (axis === -1) emitter.pointwise('Softmax');
  else emitter.standard('Softmax', [emitter.from], { axis: { int: axis } });
};

const getRate = ({ call: { config } }: Emitter) => getNumber(config, 'rate') ?? 0.5;

/** A merge by an operator of the standard; by twos where it takes only two. */
const merge =
  (opType: string, several = opType): Rule =>
  (emitter) => {
    const { call, from, standard } = emitter;
    if (call.inputs.length < 2) emitFunction(emitter);
    else if (call.inputs.length === 2 || several !== opType)
      standard(call.inputs.length === 2 ? opType : several, call.inputs);
    else {
      let result = from;
      for (const [index, input] of call.inputs.slice(1).entries()) {
        const isLast = index === call.inputs.length - 2;
        result = standard(opType, [result, input], {}, isLast ? {} : { part: String(index + 1) });
      }
    }
  };

const emitConcatenate: Rule = (emitter) => {
  const { call, standard } = emitter;
  const axis = getNumber(call.config, 'axis') ?? -1;
  standard('Concat', call.inputs, { axis: { int: axis } });
};

const emitReshape: Rule = (emitter) => {
  const { call, from, standard, integers } = emitter;
  const target = getLengths(call.config, 'target_shape');
  if (target === null) emitFunction(emitter);
  else standard('Reshape', [from, integers([0, ...target.map((length) => length ?? -1)])]);
};

const emitPermute: Rule = ({ call, from, standard }) => {
  const dims = getLengths(call.config, 'dims') ?? [];
  standard('Transpose', [from], { perm: { ints: [0, ...dims.map((axis) => axis ?? 0)] } });
};

/** Nothing at inference: the layer's output is its input. */
const emitIdentity: Rule = ({ from, standard }) => {
  standard('Cast', [from]);
};

const unknown =
  (reach: 'local' | 'global'): Rule =>
  ({ ready }) => {
    ready({ as: 'unknown', reach });
  };

/** Scales and shifts by constants: preprocessing. */
const emitRescaling: Rule = ({ from, standard, constant, call }) => {
  const scale = getNumber(call.config, 'scale') ?? 1;
  standard('Mul', [from, constant(scale)]);
};

/** Layers that change images in training only. */
const augmentations = [
  ...[
    'RandomFlip',
    'RandomRotation',
    'RandomZoom',
    'RandomTranslation',
    'RandomContrast',
    'RandomBrightness',
  ],
  ...[
    'RandomHeight',
    'RandomWidth',
    'AugMix',
    'CutMix',
    'MixUp',
    'RandAugment',
    'RandomErasing',
    'RandomHue',
  ],
  ...['RandomColorJitter', 'RandomGrayscale', 'RandomShear', 'RandomSaturation', 'RandomSharpness'],
  ...['RandomPerspective', 'RandomInvert', 'RandomPosterization', 'RandomColorDegeneration', 'AutoContrast'],
];

/** Layers after which every output depends on everything. */
const globalLayers = [
  ...['MultiHeadAttention', 'Attention', 'AdditiveAttention', 'GroupQueryAttention', 'GroupedQueryAttention'],
  ...[
    'LSTM',
    'GRU',
    'SimpleRNN',
    'RNN',
    'ConvLSTM2D',
    'Bidirectional',
    'Dot',
    'EinsumDense',
    'Einsum',
    'Matmul',
  ],
];

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Conv2D', withActivation(emitConv2d)],
  ['Convolution2D', withActivation(emitConv2d)],
  ['DepthwiseConv2D', withActivation(emitDepthwiseConv2d)],
  ['SeparableConv2D', withActivation(emitSeparableConv2d)],
  ['Conv2DTranspose', withActivation(emitConv2dTranspose)],
  ['Dense', withActivation(emitDense)],
  ['MaxPooling2D', emitMaxPool],
  ['AveragePooling2D', emitAveragePool],
  ['GlobalAveragePooling2D', (emitter) => emitGlobalPool(emitter, 'ReduceMean')],
  ['GlobalMaxPooling2D', (emitter) => emitGlobalPool(emitter, 'ReduceMax')],
  ['BatchNormalization', emitBatchNorm],
  ['SyncBatchNormalization', emitBatchNorm],
  ['LayerNormalization', emitLayerNorm],
  ['GroupNormalization', emitGroupNorm],
  [
    'Activation',
    (emitter) => {
      const word = readActivation(getEntry(emitter.call.config, 'activation'));
      if (word === null) emitter.pointwise('Identity');
      else emitActivation(emitter, word, emitter.from, {});
    },
  ],
  ['ReLU', emitRelu],
  [
    'LeakyReLU',
    (emitter) => {
      const { config } = emitter.call;
      emitter.pointwise('LeakyReLU', {
        slope: getNumber(config, 'negative_slope') ?? getNumber(config, 'alpha') ?? 0.3,
      });
    },
  ],
  ['ThresholdedReLU', (emitter) => emitter.pointwise('ReLU', {}, { isNearly: true })],
  ['PReLU', emitPrelu],
  ['ELU', (emitter) => emitter.pointwise('ELU', { alpha: getNumber(emitter.call.config, 'alpha') ?? 1 })],
  ['Softmax', emitSoftmax],
  ['Dropout', (emitter) => emitter.pointwise('Dropout', { rate: getRate(emitter), ...getDropUnit(emitter) })],
  [
    'SpatialDropout2D',
    (emitter) => emitter.pointwise('Dropout', { rate: getRate(emitter), unit: 'channel' }),
  ],
  ['AlphaDropout', (emitter) => emitter.pointwise('Dropout', { rate: getRate(emitter) }, { isNearly: true })],
  [
    'GaussianDropout',
    (emitter) => emitter.pointwise('Dropout', { rate: getRate(emitter) }, { isNearly: true }),
  ],
  ['Add', merge('Add', 'Sum')],
  ['Subtract', merge('Sub')],
  ['Multiply', merge('Mul')],
  ['Average', (emitter) => emitter.standard('Sum', emitter.call.inputs)],
  ['Concatenate', emitConcatenate],
  ['UpSampling2D', emitUpSampling],
  ['Resizing', emitResizing],
  ['ZeroPadding2D', emitZeroPadding],
  ['Cropping2D', emitCropping],
  ['Flatten', ({ from, standard, integers }) => standard('Reshape', [from, integers([0, -1])])],
  ['Reshape', emitReshape],
  ['Permute', emitPermute],
  ['Rescaling', emitRescaling],
  ['Normalization', emitRescaling],
  ['GaussianNoise', emitIdentity],
  ['ActivityRegularization', emitIdentity],
  ['Identity', (emitter) => emitter.pointwise('Identity')],
  ['TFOpLambda', emitFunction],
  ['SlicingOpLambda', emitFunction],
  ['TensorFlowOpLayer', emitFunction],
  ...augmentations.map((name) => [name, emitIdentity] as const),
  ...globalLayers.map((name) => [name, unknown('global')] as const),
]);

/** Stochastic depth is written as a dropout whose noise is one number for each image. */
function getDropUnit({ call: { config } }: Emitter): { readonly unit?: 'path' | 'channel' } {
  const noise = toList(getEntry(config, 'noise_shape'));
  if (noise === null) return {};
  return { unit: noise.slice(1).every((length) => length === 1) ? 'path' : 'channel' };
}

/** Adds the nodes of a call; a class that is not known becomes an unknown operation. */
export function emitCall(emitter: Emitter): void {
  const { className, config } = emitter.call;
  const rule = rules.get(className);
  if (rule !== undefined) rule(emitter);
  else if (getWord(config, 'function') !== null) unknown('local')(emitter);
  else emitFunction(emitter);
}

/** Layers that do nothing at inference. */
export const inactiveLayers: ReadonlySet<string> = new Set([
  ...augmentations,
  'GaussianNoise',
  'ActivityRegularization',
]);
