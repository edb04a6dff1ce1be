/**
 * @file One run's training, step by step: batches, passes, optimiser, and the sums that reports are made of. It knows
 * nothing of time and messages.
 */
import * as tf from '@tensorflow/tfjs-core';
import { getChannels } from '../../layers/shape';
import { createRandom } from '../../util/random';
import { type Checkpoint, type EpochSums, fitsSome, fitsTensors, type NamedTensor } from '../checkpoint';
import { computeDataPrint, type DataPrint } from '../dataPrint';
import { type Dataset, takeFirst } from '../dataset';
import type { PixelScale } from '../insight';
import { computeLearningRate } from '../learningRate';
import type { EpochReport, Score } from '../protocol';
import type { Normalization, TrainingSettings } from '../settings';
import { getOutputStep, type TrainingPlan } from '../trainingPlan';
import { chooseEvaluationBatch, type DeviceLimits } from './bufferLimits';
import { createOrder, drawCuts } from './data/batches';
import { createPlainSource, type PictureSource } from './data/pictureSource';
import { Executor, type NamedSpec, type OutputWatcher } from './executor';
import { countSlots, type Kernels } from './kernels';
import { RunningScore } from './runningScore';
import { SaturationMeter } from './saturationMeter';

/** Batches of an evaluation whose answers have not been read yet, at most. */
const maxUnderWay = 3;

/** Awaited between pieces of long work, so that messages can be read; what it throws ends the work. */
export type Between = () => Promise<void>;

const proceed: Between = async () => {};

/** Mean and deviation that bytes are normalised with. */
function chooseNormalization({ mean, deviation }: Dataset, normalization: Normalization): PixelScale {
  if (normalization === 'standard') return { mean, deviation };
  const value = normalization === 'symmetric' ? { mean: 0.5, deviation: 0.5 } : { mean: 0, deviation: 1 };
  return { mean: mean.map(() => value.mean), deviation: mean.map(() => value.deviation) };
}

/** The answer as [N, outputs], whether it is a vector or a map of one pixel. */
function asLogits(answer: tf.Tensor): tf.Tensor2D {
  const [batch = 1] = answer.shape;
  return tf.reshape(answer, [batch, answer.size / batch]);
}

/** The tensors with those in place that a checkpoint has; what they replace is freed. */
function replaceTensors(
  specs: readonly NamedSpec[],
  tensors: readonly tf.Tensor[],
  found: readonly NamedTensor[],
): tf.Tensor[] {
  const byName = new Map(found.map((tensor) => [tensor.name, tensor]));
  return tensors.map((tensor, index) => {
    const next = byName.get(specs[index]?.key ?? '');
    if (next === undefined) return tensor;
    tensor.dispose();
    return tf.keep(tf.tensor(next.values, [...next.shape]));
  });
}

/** Trains one network on one dataset. */
export class Trainer {
  readonly plan: TrainingPlan;
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  readonly executor: Executor;
  readonly meter: SaturationMeter;
  /** How bytes of pictures become numbers. */
  readonly pixelScale: PixelScale;
  /** Training pictures in use. */
  readonly trainCount: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  /** Pictures that are evaluated at once; what comes out is the same for any number. */
  readonly evaluationBatch: number;
  private readonly kernels: Kernels;
  private readonly trainPictures: PictureSource;
  private readonly testPictures: PictureSource;
  private slots: readonly tf.Tensor1D[];
  private stepCount = 0;
  private order: Uint32Array = new Uint32Array();
  private orderEpoch = -1;
  private dataPrint: DataPrint | null = null;
  /** Since the last report, and since the epoch began. */
  private recent = new RunningScore();
  private whole = new RunningScore();
  private recentRate = 0;
  private wholeRate = 0;
  /** Whether saturation has seen all steps of the epoch. */
  private hasWholeEpoch = true;
  /** Pictures that the test at the end of the epoch has come to. */
  testedCount = 0;
  /**
   * What the last evaluation took each test picture for; null before the first. An output that stands for no class
   * counts as the place behind the last one.
   */
  answers: Uint16Array<ArrayBuffer> | null = null;

  constructor(
    plan: TrainingPlan,
    dataset: Dataset,
    settings: TrainingSettings,
    kernels: Kernels,
    limits: DeviceLimits = { limitBytes: null, memoryBytes: null },
  ) {
    this.plan = plan;
    this.dataset = dataset;
    this.settings = settings;
    this.kernels = kernels;
    this.evaluationBatch = chooseEvaluationBatch(plan, settings, limits);
    this.executor = new Executor(plan, kernels);
    this.executor.initialize(createRandom(settings.seed, 'weights'));
    this.meter = new SaturationMeter(kernels, settings.saturation);
    const train = takeFirst(dataset.train, settings.subset ?? dataset.train.count);
    this.trainCount = train.count;
    const { height, width } = plan.image;
    this.pixelScale = chooseNormalization(dataset, settings.normalization);
    const format = { ...this.pixelScale, height, width };
    const createSource = kernels.createPictures ?? createPlainSource;
    this.trainPictures = createSource(train, format);
    this.testPictures = createSource(dataset.test, format);
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

  /** Whether steps have been done since the last {@link readRecent}. */
  get hasRecent(): boolean {
    return this.recent.count > 0;
  }

  /** The rate of the next step. */
  get learningRate(): number {
    return computeLearningRate(this.settings, this.stepCount, this.stepsPerEpoch);
  }

  /** The rate of the last step that was done; before the first that of the first. */
  get lastRate(): number {
    return computeLearningRate(this.settings, Math.max(this.stepCount - 1, 0), this.stepsPerEpoch);
  }

  /**
   * The highest rates used since the last {@link readRecent} and since the epoch began: a loss that has grown beyond
   * measure is put down to them, not to the rate of a next step.
   */
  get highestRates(): { readonly recent: number; readonly epoch: number } {
    return { recent: this.recentRate, epoch: this.wholeRate };
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

  /** Trains on the next batch. What it computes stays on the device. @returns the pictures of the batch. */
  runStep(): number {
    const { settings, executor } = this;
    const { seed, augmentation, labelSmoothing, saturation } = settings;
    const step = this.stepCount;
    const batchRandom = createRandom(seed, `batch ${step}`);
    const indices = this.takeIndices(step);
    const labels = Uint8Array.from(indices, (index) => this.dataset.train.labels[index] ?? 0);
    const image = this.trainPictures.take(drawCuts(indices, augmentation, batchRandom));
    const watch: OutputWatcher = (at, output) => this.meter.watch(at, output);
    const answer = executor.forward(image, {
      isTraining: true,
      random: createRandom(seed, `dropout ${step}`),
      ...(saturation.isOn && this.hasWholeEpoch ? { watch } : {}),
    });
    const { sums, gradient } = tf.tidy(() => {
      const grade = this.kernels.gradeAnswer(asLogits(answer), labels, labelSmoothing);
      return { sums: grade.sums, gradient: tf.reshape(grade.gradient, answer.shape) };
    });
    const gradients = executor.backward(gradient);
    const rate = this.learningRate;
    const trained = this.kernels.optimize(
      settings.optimizer,
      { weights: executor.getWeights(), slots: this.slots },
      gradients,
      rate,
      step + 1,
    );
    this.recentRate = Math.max(this.recentRate, rate);
    this.wholeRate = Math.max(this.wholeRate, rate);
    executor.setWeights(trained.weights);
    this.slots = trained.slots;
    for (const score of [this.recent, this.whole]) score.add(sums, labels.length, this.kernels);
    tf.dispose([image, sums, gradient, ...gradients]);
    this.stepCount += 1;
    return labels.length;
  }

  /** Waits for the device, and reads what the steps since the last call came to. */
  async readRecent(): Promise<Score> {
    const score = this.recent;
    this.recent = new RunningScore();
    this.recentRate = 0;
    return score.take();
  }

  /** The whole test set, as in use: running statistics, no dropout. */
  async evaluate(between: Between = proceed): Promise<Pick<EpochReport, 'test' | 'confusion'>> {
    const { test, classNames } = this.dataset;
    const classCount = classNames.length;
    const hasMore = getChannels(getOutputStep(this.plan).shape) > classCount;
    const confusion = classNames.map(() => new Array<number>(classCount + (hasMore ? 1 : 0)).fill(0));
    const score = new RunningScore();
    const answers = new Uint16Array(test.count);
    let start = 0;
    // Reading waits for the device: it goes on while earlier answers are under way.
    const underWay: Promise<void>[] = [];
    const note = async (answer: tf.Tensor, labels: Uint8Array, at: number): Promise<void> => {
      const places = await this.readChoices(answer, labels.length);
      for (const [index, label] of labels.entries()) {
        const place = Math.min(places[index] ?? classCount, classCount);
        const row = confusion[label];
        if (row?.[place] !== undefined) row[place] += 1;
        answers[at + index] = place;
      }
    };
    try {
      await this.forEachBatch('test', 0, test.count, between, async (image, labels) => {
        const answer = this.executor.forward(image, { isTraining: false });
        const { sums, gradient } = tf.tidy(() => ({
          ...this.kernels.gradeAnswer(asLogits(answer), labels, 0),
        }));
        score.add(sums, labels.length, this.kernels);
        underWay.push(note(answer, labels, start));
        start += labels.length;
        tf.dispose([answer, sums, gradient]);
        if (underWay.length > maxUnderWay) await underWay.shift();
      });
      await Promise.all(underWay);
    } catch (error) {
      await Promise.allSettled(underWay);
      score.dispose();
      throw error;
    }
    this.answers = answers;
    return { test: await score.take(), confusion };
  }

  /** Pictures of a set in batches, as they are; each image is freed after its call. */
  private async forEachBatch(
    set: 'train' | 'test',
    start: number,
    count: number,
    between: Between,
    use: (image: tf.Tensor4D, labels: Uint8Array) => Promise<void>,
  ): Promise<void> {
    const { evaluationBatch } = this;
    const source = set === 'train' ? this.trainPictures : this.testPictures;
    for (let first = start; first < start + count; first += evaluationBatch) {
      const length = Math.min(evaluationBatch, start + count - first);
      const indices = Uint32Array.from({ length }, (_, index) => first + index);
      const image = source.take(drawCuts(indices));
      await use(image, this.dataset[set].labels.subarray(first, first + length));
      image.dispose();
      if (set === 'test') this.testedCount = first + length;
      await between();
    }
  }

  /** The output with the highest value, of each picture. */
  private async readChoices(answer: tf.Tensor, count: number): Promise<ArrayLike<number>> {
    const chosen = tf.tidy(() => tf.argMax(tf.reshape(answer, [count, answer.size / count]), 1));
    const places = await chosen.data();
    chosen.dispose();
    return places;
  }

  /**
   * Runs pictures from the start of a set through the network as in use, and shows every layer's output.
   */
  async visit(
    set: 'train' | 'test',
    count: number,
    watch: OutputWatcher,
    afterBatch: () => Promise<void>,
  ): Promise<void> {
    await this.forEachBatch(set, 0, count, afterBatch, async (image) => {
      this.executor.forward(image, { isTraining: false, watch }).dispose();
    });
  }

  /** Whether the last step ended an epoch. */
  get isEpochOver(): boolean {
    return this.stepCount % this.stepsPerEpoch === 0;
  }

  /** Whether an epoch is over that is not evaluated yet. */
  get owesReport(): boolean {
    return this.isEpochOver && this.whole.count > 0;
  }

  /**
   * Evaluates at the end of an epoch, and begins the next one. Where `between` ends it, the epoch stays as it is and
   * can be finished later, also from a checkpoint.
   */
  async finishEpoch(between: Between = proceed): Promise<EpochReport> {
    this.testedCount = 0;
    const isMeasured = this.settings.saturation.isOn && this.hasWholeEpoch;
    const saturation = isMeasured ? await this.meter.read(true, between) : null;
    const { test, confusion } = await this.evaluate(between);
    const score = this.whole;
    this.whole = new RunningScore();
    this.wholeRate = 0;
    const train = await score.take();
    this.meter.reset();
    this.hasWholeEpoch = true;
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
    const epoch = await this.saveEpoch();
    this.dataPrint ??= computeDataPrint(this.dataset);
    return {
      version: 1,
      step: this.stepCount,
      weights: await readAll(executor.weightSpecs, executor.getWeights()),
      statistics: await readAll(executor.statisticSpecs, executor.getStatistics()),
      slots: await Promise.all(this.slots.map(read)),
      ...(epoch && { epoch }),
      data: this.dataPrint,
    };
  }

  /** Whether a checkpoint has all that there is: it was made after the same step, and no report has come since. */
  isSavedIn({ step, epoch }: Checkpoint): boolean {
    return step === this.stepCount && (epoch !== undefined) === this.whole.count > 0;
  }

  /** What the epoch's steps have come to; null where it has just begun. */
  private async saveEpoch(): Promise<EpochSums | null> {
    if (this.whole.count === 0) return null;
    const isMeasured = this.settings.saturation.isOn && this.hasWholeEpoch;
    return { score: await this.whole.read(), saturation: isMeasured ? await this.meter.save() : null };
  }

  /**
   * Goes on from a checkpoint. One that comes from elsewhere, at step 0 and without what an optimiser remembers, may
   * lack tensors: they stay as the seed has drawn them.
   *
   * @returns false where it belongs to another network or optimiser.
   */
  restore({ step, weights, statistics, slots, epoch }: Checkpoint): boolean {
    const { executor } = this;
    const isForeign = slots.length === 0 && step === 0;
    const fitting = isForeign ? fitsSome : fitsTensors;
    const fits =
      fitting(weights, executor.weightSpecs) &&
      fitting(statistics, executor.statisticSpecs) &&
      (isForeign ||
        (slots.length === this.slots.length &&
          slots.every((slot, index) => slot.length === this.slots[index]?.size)));
    if (!fits) return false;
    executor.setWeights(replaceTensors(executor.weightSpecs, executor.getWeights(), weights));
    executor.setStatistics(replaceTensors(executor.statisticSpecs, executor.getStatistics(), statistics));
    if (!isForeign) {
      tf.dispose(this.slots.slice());
      this.slots = slots.map((slot) => tf.keep(tf.tensor1d(slot)));
    }
    this.stepCount = step;
    this.orderEpoch = -1;
    this.meter.reset();
    this.hasWholeEpoch =
      epoch === undefined
        ? this.isEpochOver
        : epoch.saturation !== null && this.meter.restore(this.plan.steps, epoch.saturation);
    for (const score of [this.recent, this.whole]) score.dispose();
    this.recent = new RunningScore();
    this.whole = new RunningScore(epoch?.score);
    const stepsOfEpoch = epoch === undefined ? 0 : step % this.stepsPerEpoch || this.stepsPerEpoch;
    const rates = Array.from({ length: stepsOfEpoch }, (_, index) =>
      computeLearningRate(this.settings, step - 1 - index, this.stepsPerEpoch),
    );
    this.recentRate = 0;
    this.wholeRate = rates.reduce((highest, rate) => Math.max(highest, rate), 0);
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
    this.trainPictures.dispose();
    this.testPictures.dispose();
    this.meter.dispose();
    tf.dispose(this.slots.slice());
    for (const score of [this.recent, this.whole]) score.dispose();
  }
}
