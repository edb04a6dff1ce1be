/** @file Kernels over single numbers: ReLU, sums, optimisers. Items are vectors of four. */
import type { OptimizerRule } from '../../settings';
import { writeElementwise } from './vectors';
import { f32x4, get, i32, type Local, sequence, set, v128 } from './wasmCode';
import type { KernelWriter } from './wasmModule';

const load = (pointer: Local<'i32'>, offset: Local<'i32'>) => v128.load(i32.add(get(pointer), get(offset)));

/** y = max(0, x). Arguments: numbers, x, y. */
export const writeRelu: KernelWriter = (builder) => {
  const count = builder.argument();
  const x = builder.argument();
  const y = builder.argument();
  const result = builder.local('v128');
  return writeElementwise(builder, count, [y], [result], (offset) =>
    set(result, f32x4.max(v128.zero(), load(x, offset))),
  );
};

/** dx = dy where y is positive. Arguments: numbers, dy, y, dx. */
export const writeReluGradient: KernelWriter = (builder) => {
  const count = builder.argument();
  const dy = builder.argument();
  const y = builder.argument();
  const dx = builder.argument();
  const result = builder.local('v128');
  return writeElementwise(builder, count, [dx], [result], (offset) =>
    set(result, v128.and(load(dy, offset), f32x4.isGreater(load(y, offset), v128.zero()))),
  );
};

/** c = a + b. Arguments: numbers, a, b, c. */
export const writeAdd: KernelWriter = (builder) => {
  const count = builder.argument();
  const a = builder.argument();
  const b = builder.argument();
  const c = builder.argument();
  const result = builder.local('v128');
  return writeElementwise(builder, count, [c], [result], (offset) =>
    set(result, f32x4.add(load(a, offset), load(b, offset))),
  );
};

/**
 * A step of stochastic gradient descent, in place. Arguments: numbers, weights, gradient, velocity; rate, decay,
 * momentum.
 */
export function writeSgd(rule: OptimizerRule & { kind: 'sgd' }): KernelWriter {
  return (builder) => {
    const { local, multiplyAdd } = builder;
    const count = builder.argument();
    const weights = builder.argument();
    const gradients = builder.argument();
    const velocities = builder.argument();
    const rate = builder.splatArgument();
    const decay = builder.splatArgument();
    const momentum = builder.splatArgument();
    const weight = local('v128');
    const gradient = local('v128');
    const velocity = local('v128');
    const hasVelocity = rule.momentum > 0;
    const direction = !hasVelocity
      ? get(gradient)
      : rule.nesterov
        ? multiplyAdd(get(velocity), get(momentum), get(gradient))
        : get(velocity);
    const targets = hasVelocity ? [weights, velocities] : [weights];
    return writeElementwise(builder, count, targets, [weight, velocity].slice(0, targets.length), (offset) =>
      sequence(
        set(weight, load(weights, offset)),
        set(gradient, multiplyAdd(get(weight), get(decay), load(gradients, offset))),
        hasVelocity
          ? set(velocity, multiplyAdd(load(velocities, offset), get(momentum), get(gradient)))
          : sequence(),
        set(weight, f32x4.subtract(get(weight), f32x4.multiply(direction, get(rate)))),
      ),
    );
  };
}

/**
 * A step of Adam, in place. Arguments: numbers, weights, gradient, means, squares; then as real numbers: the decay
 * of the gradient, the share that weights keep, beta1, 1 - beta1, beta2, 1 - beta2, one over the root of
 * 1 - beta2^t, epsilon, rate / (1 - beta1^t).
 */
export const writeAdam: KernelWriter = (builder) => {
  const { local, multiplyAdd, splatArgument } = builder;
  const count = builder.argument();
  const weights = builder.argument();
  const gradients = builder.argument();
  const means = builder.argument();
  const squares = builder.argument();
  const decay = splatArgument();
  const kept = splatArgument();
  const beta1 = splatArgument();
  const rest1 = splatArgument();
  const beta2 = splatArgument();
  const rest2 = splatArgument();
  const scale = splatArgument();
  const epsilon = splatArgument();
  const rate = splatArgument();
  const weight = local('v128');
  const gradient = local('v128');
  const mean = local('v128');
  const square = local('v128');
  return writeElementwise(builder, count, [weights, means, squares], [weight, mean, square], (offset) =>
    sequence(
      set(weight, load(weights, offset)),
      set(gradient, multiplyAdd(get(weight), get(decay), load(gradients, offset))),
      set(mean, multiplyAdd(load(means, offset), get(beta1), f32x4.multiply(get(gradient), get(rest1)))),
      set(
        square,
        multiplyAdd(
          load(squares, offset),
          get(beta2),
          f32x4.multiply(f32x4.multiply(get(gradient), get(gradient)), get(rest2)),
        ),
      ),
      set(
        weight,
        f32x4.subtract(
          f32x4.multiply(get(weight), get(kept)),
          f32x4.multiply(
            f32x4.divide(get(mean), multiplyAdd(f32x4.squareRoot(get(square)), get(scale), get(epsilon))),
            get(rate),
          ),
        ),
      ),
    ),
  );
};
