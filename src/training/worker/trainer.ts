/**
 * @file One run's training, step by step: batches, passes, optimiser, and the sums that reports are made of. It knows
 * nothing of time and messages.
 */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../util/random';
import { type Checkpoint, fitsTensors, type NamedTensor } from '../checkpoint';
import { type Dataset, takeFirst } from '../dataset';
import { computeLearningRate } from '../learningRate';
import type { EpochReport, Score } from '../protocol';
import type { TrainingSettings } from '../settings';
import { getOutputStep, type TrainingPlan } from '../trainingPlan';
import { BatchMaker, createOrder } from './data/batches';
import { Executor, type NamedSpec, type OutputWatcher } from './executor';
import { countSlots, type Kernels } from './kernels';
import { computeLoss } from './loss';
import { SaturationMeter } from './saturationMeter';

/** Pictures that are evaluated at once. */
const evaluationBatch = 100;

/** Sums over steps, on the device. */
interface Sums {
  loss: tf.Scalar;
  correct: tf.Scalar;
  count: number;
}

const createSums = (): Sums => ({ loss: tf.keep(tf.scalar(0)), correct: tf.keep(tf.scalar(0)), count: 0 });

/** Reads sums and frees them. */
async function readSums({ loss, correct, count }: Sums): Promise<Score> {
  const [[lossSum = 0], [right = 0]] = await Promise.all([loss.data(), correct.data()]);
  tf.dispose([loss, correct]);
  return { loss: lossSum / count, accuracy: right / count };
}

/** Trains one network on one dataset. */
export class Trainer {
  readonly plan: TrainingPlan;
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  readonly executor: Executor;
  readonly meter: SaturationMeter;
  /** Training pictures in use. */
  readonly trainCount: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  private readonly kernels: Kernels;
  private readonly trainBatches: BatchMaker;
  private readonly testBatches: BatchMaker;
  private slots: readonly tf.Tensor1D[];
  private stepCount = 0;
  private order: Uint32Array = new Uint32Array();
  private orderEpoch = -1;
  /** Since the last report, and since the epoch began. */
  private recent = createSums();
  private whole = createSums();
  private hasWholeEpoch = true;

  constructor(plan: TrainingPlan, dataset: Dataset, settings: TrainingSettings, kernels: Kernels) {
    this.plan = plan;
    this.dataset = dataset;
    this.settings = settings;
    this.kernels = kernels;
    this.executor = new Executor(plan, kernels);
    this.executor.initialize(createRandom(settings.seed, 'weights'));
    this.meter = new SaturationMeter(kernels, settings.saturation);
    const train = takeFirst(dataset.train, settings.subset ?? dataset.train.count);
    this.trainCount = train.count;
    const { height, width } = plan.image;
    const format = { mean: dataset.mean, deviation: dataset.deviation, height, width };
    this.trainBatches = new BatchMaker(train, format);
    this.testBatches = new BatchMaker(dataset.test, format);
    // A last batch of one picture has no variance to normalise with.
    const full = Math.floor(train.count / settings.batchSize);
    this.stepsPerEpoch = Math.max(full + (train.count % settings.batchSize > 1 ? 1 : 0), 1);
    this.totalSteps = this.stepsPerEpoch * settings.epochs;
    const size = this.executor.weightSpecs.reduce(
      (sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1),
      0,
    );
    this.slots = Array.from({ length: countSlots(settings.optimizer) }, () => tf.keep(tf.zeros([size])));
  }

  /** Steps done. */
  get step(): number {
    return this.stepCount;
  }

  /** The rate of the next step. */
  get learningRate(): number {
    return computeLearningRate(this.settings, this.stepCount, this.stepsPerEpoch);
  }

  /** The places of the pictures of a step. */
  private takeIndices(step: number): Uint32Array {
    const epoch = Math.floor(step / this.stepsPerEpoch);
    if (epoch !== this.orderEpoch) {
      this.order = createOrder(this.trainCount, this.settings.seed, epoch);
      this.orderEpoch = epoch;
    }
    const start = (step % this.stepsPerEpoch) * this.settings.batchSize;
    return this.order.subarray(start, start + this.settings.batchSize);
  }

  private createImage(values: Float32Array, count: number): tf.Tensor4D {
    const { height, width, channels } = this.plan.image;
    return tf.tensor4d(values, [count, height, width, channels]);
  }

  /** Trains on the next batch. What it computes stays on the device. @returns the pictures of the batch. */
  runStep(): number {
    const { settings, executor } = this;
    const { seed, augmentation, labelSmoothing, saturation } = settings;
    const step = this.stepCount;
    const batchRandom = createRandom(seed, `batch ${step}`);
    const { values, labels } = this.trainBatches.make(this.takeIndices(step), augmentation, batchRandom);
    const image = this.createImage(values, labels.length);
    const watch: OutputWatcher = (at, output) => this.meter.watch(at, output);
    const answer = executor.forward(image, {
      isTraining: true,
      random: createRandom(seed, `dropout ${step}`),
      ...(saturation.isOn && this.hasWholeEpoch ? { watch } : {}),
    });
    const { lossSum, correctCount, gradient } = computeLoss(answer, labels, labelSmoothing);
    const gradients = executor.backward(gradient);
    const trained = this.kernels.optimize(
      settings.optimizer,
      { weights: executor.getWeights(), slots: this.slots },
      gradients,
      this.learningRate,
      step + 1,
    );
    executor.setWeights(trained.weights);
    this.slots = trained.slots;
    for (const sums of [this.recent, this.whole]) this.addTo(sums, lossSum, correctCount, labels.length);
    tf.dispose([image, lossSum, correctCount, gradient, ...gradients]);
    this.stepCount += 1;
    return labels.length;
  }

  private addTo(sums: Sums, loss: tf.Scalar, correct: tf.Scalar, count: number): void {
    const [oldLoss, oldCorrect] = [sums.loss, sums.correct];
    sums.loss = tf.keep(tf.add(oldLoss, loss));
    sums.correct = tf.keep(tf.add(oldCorrect, correct));
    sums.count += count;
    tf.dispose([oldLoss, oldCorrect]);
  }

  /** Waits for the device, and reads what the steps since the last call came to. */
  async readRecent(): Promise<Score> {
    const sums = this.recent;
    this.recent = createSums();
    return readSums(sums);
  }

  /** The whole test set, as in use: running statistics, no dropout. */
  async evaluate(
    between: () => Promise<void> = async () => {},
  ): Promise<Pick<EpochReport, 'test' | 'confusion'>> {
    const { test, classNames } = this.dataset;
    const confusion = classNames.map(() => new Array<number>(classNames.length).fill(0));
    const sums = createSums();
    for (let start = 0; start < test.count; start += evaluationBatch) {
      const length = Math.min(evaluationBatch, test.count - start);
      const indices = Uint32Array.from({ length }, (_, index) => start + index);
      const { values, labels } = this.testBatches.make(indices);
      const image = this.createImage(values, length);
      const answer = this.executor.forward(image, { isTraining: false });
      const { lossSum, correctCount, gradient } = computeLoss(answer, labels, 0);
      this.addTo(sums, lossSum, correctCount, length);
      const chosen = tf.tidy(() => tf.argMax(tf.reshape(answer, [length, answer.size / length]), 1));
      const places = await chosen.data();
      for (const [index, label] of labels.entries()) {
        const row = confusion[label];
        const place = places[index] ?? -1;
        if (row?.[place] !== undefined) row[place] += 1;
      }
      tf.dispose([image, answer, lossSum, correctCount, gradient, chosen]);
      await between();
    }
    return { test: await readSums(sums), confusion };
  }

  /** Whether the last step ended an epoch. */
  get isEpochOver(): boolean {
    return this.stepCount % this.stepsPerEpoch === 0;
  }

  /** Evaluates at the end of an epoch, and begins the next one. */
  async finishEpoch(between: () => Promise<void> = async () => {}): Promise<EpochReport> {
    const sums = this.whole;
    this.whole = createSums();
    const train = await readSums(sums);
    const isMeasured = this.settings.saturation.isOn && this.hasWholeEpoch;
    const saturation = isMeasured ? await this.meter.read(true, between) : null;
    this.meter.reset();
    this.hasWholeEpoch = true;
    const { test, confusion } = await this.evaluate(between);
    return {
      epoch: this.stepCount / this.stepsPerEpoch,
      step: this.stepCount,
      train,
      test,
      saturation,
      confusion,
    };
  }

  /** What the run can go on from. */
  async createCheckpoint(): Promise<Checkpoint> {
    const { executor } = this;
    const read = async (tensor: tf.Tensor) => Float32Array.from(await tensor.data());
    const readAll = (specs: readonly NamedSpec[], tensors: readonly tf.Tensor[]): Promise<NamedTensor[]> =>
      Promise.all(
        tensors.map(async (tensor, index) => ({
          name: specs[index]?.key ?? '',
          shape: tensor.shape,
          values: await read(tensor),
        })),
      );
    return {
      version: 1,
      step: this.stepCount,
      weights: await readAll(executor.weightSpecs, executor.getWeights()),
      statistics: await readAll(executor.statisticSpecs, executor.getStatistics()),
      slots: await Promise.all(this.slots.map(read)),
    };
  }

  /** Goes on from a checkpoint. @returns false where it belongs to another network or optimiser. */
  restore({ step, weights, statistics, slots }: Checkpoint): boolean {
    const { executor } = this;
    const fits =
      fitsTensors(weights, executor.weightSpecs) &&
      fitsTensors(statistics, executor.statisticSpecs) &&
      slots.length === this.slots.length &&
      slots.every((slot, index) => slot.length === this.slots[index]?.size);
    if (!fits) return false;
    const upload = ({ values, shape }: NamedTensor) => tf.keep(tf.tensor(values, [...shape]));
    tf.dispose([...executor.getWeights(), ...executor.getStatistics(), ...this.slots]);
    executor.setWeights(weights.map(upload));
    executor.setStatistics(statistics.map(upload));
    this.slots = slots.map((slot) => tf.keep(tf.tensor1d(slot)));
    this.stepCount = step;
    this.orderEpoch = -1;
    this.meter.reset();
    this.hasWholeEpoch = this.isEpochOver;
    for (const sums of [this.recent, this.whole]) tf.dispose([sums.loss, sums.correct]);
    this.recent = createSums();
    this.whole = createSums();
    return true;
  }

  /** The features that the network answers with. */
  get outputCount(): number {
    const { shape } = getOutputStep(this.plan);
    return 'features' in shape ? shape.features : shape.channels;
  }

  /** Frees everything on the device. */
  dispose(): void {
    this.executor.dispose();
    this.meter.dispose();
    tf.dispose(this.slots.slice());
    for (const sums of [this.recent, this.whole]) tf.dispose([sums.loss, sums.correct]);
  }
}
