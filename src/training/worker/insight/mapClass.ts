/**
 * @file The class activation map of a layer: the sum of its channels, each weighted by the mean gradient of the class's
 * logit over the channel's positions, without what speaks against the class. Source: Grad-CAM, Selvaraju et al.,
 * ICCV 2017, equations 1 and 2.
 */
import * as tf from '@tensorflow/tfjs-core';
import { isMapShape } from '../../../layers/shape';
import type { ClassMap } from '../../classMap';
import type { InsightQuestion } from '../../insight';
import { checkClassifier, createPlan } from '../../trainingPlan';
import type { ComputeBackend } from '../computeBackend';
import { BatchMaker, drawCuts } from '../data/batches';
import { RunError } from '../runFailure';
import { GradientTracer, type TraceMode } from './gradientTracer';
import { InsightError, takeTensors } from './takeTensors';

/** The question. */
export type ClassQuestion = Extract<InsightQuestion, { type: 'map-class' }>;

const mode: TraceMode = { usesBatch: false, holdsGlobal: false };

function computeProbabilities(logits: Float32Array): Float32Array<ArrayBuffer> {
  const highest = Math.max(...logits);
  const powers = Float32Array.from(logits, (logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Asks a trained network about one picture. A Softmax at the end is looked through: the logits are what it gets.
 *
 * @throws RunError or InsightError where the question has no answer.
 */
export async function mapClass(
  { architecture, resolution, layer, label, tensors, pictures }: ClassQuestion,
  backend: ComputeBackend,
): Promise<ClassMap> {
  const { plan, problems } = createPlan(architecture, resolution);
  if (plan === null) throw new RunError({ code: 'cannot-train', problems });
  const problem = checkClassifier(plan, (label ?? 0) + 1, pictures.set.channels);
  if (problem !== null) throw new RunError({ code: 'cannot-train', problems: [problem] });
  const target = plan.steps.findIndex(({ id }) => id === layer);
  const step = plan.steps[target];
  if (step === undefined || target === plan.steps.length - 1)
    throw new InsightError({ code: 'not-used', layer });
  if (!isMapShape(step.shape)) throw new InsightError({ code: 'no-field', layer });
  const { height, width } = plan.image;
  const maker = new BatchMaker(pictures.set, { ...pictures.scale, height, width });
  const tracer = new GradientTracer(plan, backend.kernels);
  const image = tf.tensor4d(maker.make(drawCuts([0])), [1, height, width, plan.image.channels]);
  try {
    tracer.fill(takeTensors(tensors));
    const answer = tracer.forward(image, mode);
    const activation = tf.clone(tracer.getOutput(target));
    const logits = Float32Array.from(await answer.data());
    if (!logits.every(Number.isFinite)) throw new InsightError({ code: 'not-finite' });
    const probabilities = computeProbabilities(logits);
    const chosen = label ?? probabilities.indexOf(Math.max(...probabilities));
    const wish = logits.map((_, index) => (index === chosen ? 1 : 0));
    const signal = tf.tensor(wish, answer.shape);
    const gradient = tracer.backward(signal, target, mode);
    const map = tf.tidy(() => {
      const importance = tf.mean(gradient, [1, 2], true);
      return tf.relu(tf.sum(tf.mul(importance, activation), 3));
    });
    const values = Float32Array.from(await map.data());
    tf.dispose([activation, signal, gradient, map]);
    return { layer, label: chosen, probabilities, size: [step.shape.height, step.shape.width], values };
  } finally {
    image.dispose();
    tracer.dispose();
  }
}
