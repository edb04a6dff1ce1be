/**
 * @file Functions within a Keras model: TensorFlow's, which Keras 2 wraps as TFOpLambda with the function's name, and
 * those of `keras.ops`, which Keras 3 writes as classes.
 */

import type { Emitter } from './emitter';
import { getEntry, getWord, toList } from './jsonAccess';
import { emitActivation, isActivation } from './kerasActivations';
import type { KerasArgument } from './kerasGraph';

type Rule = (emitter: Emitter) => boolean;

/** What a function was called with under a name, or else at a place; the layer's settings count too. */
function getArgument({ call }: Emitter, name: string, position: number): unknown {
  const argument = call.named.get(name) ?? call.positional[position];
  if (argument !== undefined) return 'value' in argument ? argument.value : undefined;
  return getEntry(call.config, name);
}

const getIntegers = (value: unknown): readonly number[] | null => {
  const list = typeof value === 'number' ? [value] : toList(value);
  return list?.every((item): item is number => Number.isInteger(item)) ? list : null;
};

/** Both sides of an operator: tensors, and constants in the place of one. */
function listOperands(emitter: Emitter): readonly string[] {
  const { call, constant } = emitter;
  const given: readonly (KerasArgument | undefined)[] = [
    call.positional[0],
    call.named.get('y') ?? call.named.get('x2') ?? call.positional[1],
  ];
  return given.flatMap((argument) => {
    if (argument === undefined) return [];
    if ('tensor' in argument) return [argument.tensor];
    return argument.value === null || argument.value === undefined ? [] : [constant(argument.value)];
  });
}

const binary =
  (opType: string): Rule =>
  (emitter) => {
    const operands = emitter.call.inputs.length === 2 ? emitter.call.inputs : listOperands(emitter);
    if (operands.length !== 2) return false;
    emitter.standard(opType, operands);
    return true;
  };

const pass: Rule = ({ from, standard }) => {
  standard('Cast', [from]);
  return true;
};

const reduce =
  (opType: string): Rule =>
  (emitter) => {
    const axes = getIntegers(getArgument(emitter, 'axis', 1));
    if (axes === null) return false;
    const keeps = getArgument(emitter, 'keepdims', 2) === true ? 1 : 0;
    emitter.standard(opType, [emitter.from], { axes: { ints: axes }, keepdims: { int: keeps } });
    return true;
  };

const reshape: Rule = (emitter) => {
  const { from, standard, integers } = emitter;
  const shape = getIntegers(getArgument(emitter, 'shape', 1) ?? getArgument(emitter, 'newshape', 1));
  if (shape === null) return false;
  // The number of images stays what it is.
  standard('Reshape', [from, integers([0, ...shape.slice(1)])]);
  return true;
};

const transpose: Rule = (emitter) => {
  const perm = getIntegers(getArgument(emitter, 'perm', 1) ?? getArgument(emitter, 'axes', 1));
  if (perm === null) return false;
  emitter.standard('Transpose', [emitter.from], { perm: { ints: perm } });
  return true;
};

const concat: Rule = (emitter) => {
  const axis = getArgument(emitter, 'axis', 1);
  if (emitter.call.inputs.length < 1 || typeof axis !== 'number') return false;
  emitter.standard('Concat', emitter.call.inputs, { axis: { int: axis } });
  return true;
};

const moveAxes =
  (opType: 'Squeeze' | 'Unsqueeze'): Rule =>
  (emitter) => {
    const axes = getIntegers(getArgument(emitter, 'axis', 1));
    if (axes === null) return false;
    emitter.standard(opType, [emitter.from, emitter.integers(axes)]);
    return true;
  };

const rearrange =
  (opType: 'DepthToSpace' | 'SpaceToDepth'): Rule =>
  (emitter) => {
    const size = getArgument(emitter, 'block_size', 1);
    if (typeof size !== 'number' || emitter.order !== 'last') return false;
    const { from, standard } = emitter;
    const first = standard('Transpose', [from], { perm: { ints: [0, 3, 1, 2] } }, { part: 'first' });
    const moved = standard(opType, [first], { blocksize: { int: size } }, { part: 'blocks' });
    standard('Transpose', [moved], { perm: { ints: [0, 2, 3, 1] } });
    return true;
  };

const resize: Rule = (emitter) => {
  const [height, width] = getIntegers(getArgument(emitter, 'size', 1)) ?? [];
  if (height === undefined || width === undefined) return false;
  const method = getArgument(emitter, 'method', 2) ?? getArgument(emitter, 'interpolation', 2) ?? 'bilinear';
  emitter.map('Upsample', { size: [height, width], mode: method === 'nearest' ? 'nearest' : 'bilinear' });
  return true;
};

const clip: Rule = (emitter) => {
  const low = getArgument(emitter, 'clip_value_min', 1) ?? getArgument(emitter, 'x_min', 1);
  const high = getArgument(emitter, 'clip_value_max', 2) ?? getArgument(emitter, 'x_max', 2);
  if (typeof low !== 'number' || typeof high !== 'number') return false;
  emitter.standard('Clip', [emitter.from, emitter.constant(low), emitter.constant(high)]);
  return true;
};

const add = binary('Add');
const multiply = binary('Mul');
const subtract = binary('Sub');
const divide = binary('Div');

/** By the function's last word, in lower case without underscores. */
const functions: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...(['add', 'addv2', 'biasadd'] as const).map((name) => [name, add] as const),
  ...(['multiply', 'mul'] as const).map((name) => [name, multiply] as const),
  ...(['subtract', 'sub'] as const).map((name) => [name, subtract] as const),
  ...(['truediv', 'divide', 'truedivide', 'div', 'realdiv'] as const).map((name) => [name, divide] as const),
  ...(['cast', 'identity', 'stopgradient', 'convertimagedtype'] as const).map(
    (name) => [name, pass] as const,
  ),
  ['reducemean', reduce('ReduceMean')],
  ['mean', reduce('ReduceMean')],
  ['reducemax', reduce('ReduceMax')],
  ['max', reduce('ReduceMax')],
  ['reshape', reshape],
  ['transpose', transpose],
  ['concat', concat],
  ['concatenate', concat],
  ['squeeze', moveAxes('Squeeze')],
  ['expanddims', moveAxes('Unsqueeze')],
  ['depthtospace', rearrange('DepthToSpace')],
  ['spacetodepth', rearrange('SpaceToDepth')],
  ['resize', resize],
  ['clipbyvalue', clip],
  ['clip', clip],
]);

/** Adds the node of a function; one that is not known becomes an unknown operation, by its name. */
export function emitFunction(emitter: Emitter): void {
  const { call } = emitter;
  const path = getWord(call.config, 'function') ?? call.className;
  const word = path.split('.').at(-1)?.replaceAll('__', '') ?? path;
  const key = word.replaceAll('_', '').toLowerCase();
  if (functions.get(key)?.(emitter)) return;
  if (isActivation(word) && call.inputs.length === 1) emitActivation(emitter, word, emitter.from, {});
  else {
    const reach = /mat_?mul|einsum|attention|tensordot/i.test(word) ? 'global' : 'local';
    emitter.ready({ as: 'unknown', reach }, { named: path });
  }
}
