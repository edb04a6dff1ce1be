/**
 * @file Optimiser steps for any tfjs backend. All weights are laid end to end, so that a step takes a dozen
 * kernels and one slice a weight, however many weights there are.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerRule } from '../../settings';
import type { Trained } from '../kernels';

const flatten = (tensors: readonly tf.Tensor[]): tf.Tensor1D =>
  tensors.length === 1 && tensors[0]
    ? tf.reshape(tensors[0], [-1])
    : tf.concat(tensors.map((t) => tf.reshape(t, [-1])));

function split(flat: tf.Tensor1D, like: readonly tf.Tensor[]): tf.Tensor[] {
  let offset = 0;
  return like.map((tensor) => {
    const part = tf.reshape(tf.slice(flat, [offset], [tensor.size]), tensor.shape);
    offset += tensor.size;
    return part;
  });
}

function moveBySgd(
  rule: OptimizerRule & { kind: 'sgd' },
  weights: tf.Tensor1D,
  gradient: tf.Tensor1D,
  velocity: tf.Tensor1D | undefined,
  rate: number,
): { readonly weights: tf.Tensor1D; readonly slots: readonly tf.Tensor1D[] } {
  const decayed: tf.Tensor1D =
    rule.weightDecay > 0 ? tf.add(gradient, tf.mul(weights, rule.weightDecay)) : gradient;
  if (velocity === undefined) return { weights: tf.sub(weights, tf.mul(decayed, rate)), slots: [] };
  const moved: tf.Tensor1D = tf.add(tf.mul(velocity, rule.momentum), decayed);
  const direction = rule.nesterov ? tf.add(decayed, tf.mul(moved, rule.momentum)) : moved;
  return { weights: tf.sub(weights, tf.mul(direction, rate)), slots: [moved] };
}

function moveByAdam(
  rule: OptimizerRule & { kind: 'adam' },
  weights: tf.Tensor1D,
  gradient: tf.Tensor1D,
  [mean, square]: readonly (tf.Tensor1D | undefined)[],
  rate: number,
  step: number,
): { readonly weights: tf.Tensor1D; readonly slots: readonly tf.Tensor1D[] } {
  if (mean === undefined || square === undefined) throw new RangeError('Adam needs two slots');
  const { beta1, beta2, weightDecay } = rule;
  const isCoupled = weightDecay > 0 && !rule.decoupled;
  const decayed: tf.Tensor1D = isCoupled ? tf.add(gradient, tf.mul(weights, weightDecay)) : gradient;
  const first: tf.Tensor1D = tf.add(tf.mul(mean, beta1), tf.mul(decayed, 1 - beta1));
  const second: tf.Tensor1D = tf.add(tf.mul(square, beta2), tf.mul(tf.square(decayed), 1 - beta2));
  const scale = Math.sqrt(1 - beta2 ** step);
  const denominator = tf.add(tf.div(tf.sqrt(second), scale), rule.epsilon);
  const move = tf.mul(tf.div(first, denominator), rate / (1 - beta1 ** step));
  const isDecoupled = weightDecay > 0 && rule.decoupled;
  const kept: tf.Tensor1D = isDecoupled ? tf.mul(weights, 1 - rate * weightDecay) : weights;
  return { weights: tf.sub(kept, move), slots: [first, second] };
}

/** One step; what it replaces is disposed of. */
export function optimizeFlat(
  rule: OptimizerRule,
  trained: Trained,
  gradients: readonly tf.Tensor[],
  learningRate: number,
  step: number,
): Trained {
  if (trained.weights.length === 0) return trained;
  const next = tf.tidy(() => {
    const weights = flatten(trained.weights);
    const gradient = flatten(gradients);
    const moved =
      rule.kind === 'sgd'
        ? moveBySgd(rule, weights, gradient, trained.slots[0], learningRate)
        : moveByAdam(rule, weights, gradient, trained.slots, learningRate, step);
    return {
      weights: split(moved.weights, trained.weights).map((tensor) => tf.keep(tensor)),
      slots: moved.slots.map((slot) => tf.keep(slot)),
    };
  });
  tf.dispose([...trained.weights, ...trained.slots]);
  return next;
}
