/**
 * @file The effective field of a unit: gradients with respect to the image, over random weights and images, or over
 * images alone where weights are trained.
 *
 * What the unit gets from global layers, gates and moments of norms counts as a constant: through them it depends on
 * every pixel a little, which is not what its field means. The channels of the unit get random signs, so that the
 * expected square of the gradient is the sum of those of all channels.
 */
import * as tf from '@tensorflow/tfjs-core';
import { analyze } from '../../../analysis/analyze';
import { computeUnitExtent } from '../../../analysis/sight/unitExtent';
import { countLayerCost } from '../../../layers/catalogue';
import { isMapShape, type MapShape } from '../../../layers/shape';
import { createRandom, type Random } from '../../../util/random';
import { type EffectiveField, getCentralUnit } from '../../effectiveField';
import type { InsightQuestion } from '../../insight';
import { createPlanTo, getOutputStep, type TrainingPlan } from '../../trainingPlan';
import { estimateBytes } from '../bufferLimits';
import type { ComputeBackend } from '../computeBackend';
import { BatchMaker, drawCuts } from '../data/batches';
import { RunError } from '../runFailure';
import { drawWeights } from './drawWeights';
import { GradientTracer, type TraceMode } from './gradientTracer';
import { InsightError, takeTensors } from './takeTensors';

/** The question. */
export type FieldQuestion = Extract<InsightQuestion, { type: 'trace-field' }>;

/** Images of a round: enough for the moments of norms, few enough for an answer within about a second. */
const most = { images: 8, macs: 4e9 };

/** Images that a round can take. @throws RunError where not even one fits into the memory. */
function chooseBatch(plan: TrainingPlan, { memoryBytes }: ComputeBackend): number {
  let macs = 0;
  for (const { layer, inputShapes, shape } of plan.steps) {
    const [first, ...others] = inputShapes;
    if (first) macs += countLayerCost(layer, [first, ...others], shape).macs;
  }
  let count = Math.min(Math.max(Math.floor(most.macs / Math.max(macs, 1)), 1), most.images);
  const limitBytes = memoryBytes ?? Number.POSITIVE_INFINITY;
  while (count > 1 && estimateBytes(plan, count, 0) > limitBytes) count -= 1;
  const bytes = estimateBytes(plan, count, 0);
  if (bytes > limitBytes) throw new RunError({ code: 'out-of-memory', bytes, limitBytes });
  return count;
}

/** Makes the images of a round: [count, height, width, channels]. */
function createImages({ pictures, seed }: FieldQuestion, { image }: TrainingPlan, count: number) {
  const { channels, height, width } = image;
  const shape: [number, number, number, number] = [count, height, width, channels];
  if (pictures !== null) {
    const maker = new BatchMaker(pictures.set, { ...pictures.scale, height, width });
    const last = Math.max(pictures.set.count, 1);
    return (round: number) => {
      const places = Uint32Array.from({ length: count }, (_, index) => (round * count + index) % last);
      return tf.tensor4d(maker.make(drawCuts(places)), shape);
    };
  }
  return (round: number) => {
    const random = createRandom(seed, `image ${round}`);
    const values = Float32Array.from({ length: count * height * width * channels }, random.nextNormal);
    return tf.tensor4d(values, shape);
  };
}

/** One at one unit of each image, with a random sign for each channel; zero elsewhere. */
function createSignal(shape: MapShape, unit: readonly [number, number], count: number, random: Random) {
  const { height, width, channels } = shape;
  const values = new Float32Array(count * height * width * channels);
  for (let image = 0; image < count; image++) {
    const start = ((image * height + unit[0]) * width + unit[1]) * channels;
    for (let channel = 0; channel < channels; channel++)
      values[start + channel] = random.nextUint32() & 1 ? 1 : -1;
  }
  return tf.tensor4d(values, [count, height, width, channels]);
}

/**
 * Traces a field, round by round.
 *
 * @param onField gets the means so far after each round.
 * @param between is awaited between rounds; what it throws ends the work.
 * @throws RunError or InsightError where the question has no answer.
 */
export async function traceField(
  question: FieldQuestion,
  backend: ComputeBackend,
  onField: (field: EffectiveField, done: number) => void,
  between: () => Promise<void>,
): Promise<void> {
  const { architecture, resolution, layer, tensors, seed, rounds } = question;
  const analysis = analyze(architecture, { resolution, rule: 'paper' });
  const { plan, problems } = createPlanTo(architecture, analysis, layer);
  if (plan === null) throw new RunError({ code: 'cannot-train', problems });
  const { shape } = getOutputStep(plan);
  const field = analysis.layers.get(layer)?.field ?? null;
  if (!isMapShape(shape) || field === null) throw new InsightError({ code: 'no-field', layer });
  const unit = question.unit ?? getCentralUnit(shape);
  const target = plan.steps.findIndex((step) => step.layer.kind === 'Input');
  const mode: TraceMode = {
    usesBatch: tensors === null,
    holdsGlobal: true,
    isOpen: ({ id }) => (analysis.layers.get(id)?.field ?? null) !== null,
  };
  const count = chooseBatch(plan, backend);
  const createImage = createImages(question, plan, count);
  const [height, width] = resolution;
  const sums = { absolute: new Float64Array(height * width), squared: new Float64Array(height * width) };
  const tracer = new GradientTracer(plan, backend.kernels);
  try {
    if (tensors !== null) tracer.fill(takeTensors(tensors));
    for (let round = 0; round < rounds; round++) {
      await between();
      const random = createRandom(seed, `weights ${round}`);
      if (tensors === null) tracer.fill((_key, spec) => drawWeights(spec, random));
      const image = createImage(round);
      const signal = createSignal(shape, unit, count, createRandom(seed, `signs ${round}`));
      tracer.forward(image, mode);
      const gradient = tracer.backward(signal, target, mode);
      tracer.release();
      const values = await gradient.data();
      tf.dispose([image, signal, gradient]);
      const { channels } = plan.image;
      for (let index = 0; index < values.length; index++) {
        const value = values[index] ?? 0;
        if (!Number.isFinite(value)) throw new InsightError({ code: 'not-finite' });
        const pixel = Math.floor(index / channels) % (height * width);
        sums.absolute[pixel] = (sums.absolute[pixel] ?? 0) + Math.abs(value);
        sums.squared[pixel] = (sums.squared[pixel] ?? 0) + value * value;
      }
      const draws = (round + 1) * count;
      const average = (sum: Float64Array) => Float32Array.from(sum, (value) => value / draws);
      const extent = computeUnitExtent(field, unit);
      const maps = { absolute: average(sums.absolute), squared: average(sums.squared) };
      onField({ layer, unit, size: resolution, ...maps, ...extent, draws }, round + 1);
    }
  } finally {
    tracer.dispose();
  }
}
