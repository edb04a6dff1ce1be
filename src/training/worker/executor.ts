/**
 * @file Runs a plan forwards and backwards on tfjs tensors. Every layer's output is at hand while it runs, and each
 * tensor is freed as soon as nothing needs it.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../util/random';
import type { PlanStep, TrainingPlan } from '../trainingPlan';
import { createOperation } from './createOperation';
import type { Kernels } from './kernels';
import type { LayerTensors, Operation, RunContext, WeightSpec } from './operation';
import { createBatchNorm } from './operations/normalizationOperations';

/** A tensor of a layer by the name that checkpoints use: `conv1.weight`. */
export interface NamedSpec extends WeightSpec {
  readonly key: string;
}

/** Sees the output of a step while it exists. It is not the watcher's to keep or free. */
export type OutputWatcher = (step: PlanStep, output: tf.Tensor) => void;

interface ExecutorNode {
  /** The step whose output this is. */
  readonly step: PlanStep;
  readonly operation: Operation;
  /** Positions of nodes. */
  readonly inputs: readonly number[];
  readonly firstWeight: number;
  readonly firstStatistic: number;
  /** Position of the last node that reads the output, its own where none does. */
  readonly lastReader: number;
  /** Whether something that learns lies at or before it. */
  readonly isLearning: boolean;
}

interface PassRecord {
  output: tf.Tensor;
  saved: readonly tf.Tensor[];
}

/** How many steps read each step. */
function countReaders({ steps }: TrainingPlan): Uint32Array {
  const readers = new Uint32Array(steps.length);
  for (const step of steps) for (const input of step.inputs) readers[input] = (readers[input] ?? 0) + 1;
  return readers;
}

/** A plan made runnable: weights, statistics, and the two passes. */
export class Executor {
  readonly weightSpecs: readonly NamedSpec[];
  readonly statisticSpecs: readonly NamedSpec[];
  private readonly nodes: readonly ExecutorNode[];
  private readonly kernels: Kernels;
  private weights: readonly tf.Tensor[] = [];
  private statistics: tf.Tensor[] = [];
  private records: (PassRecord | null)[] = [];

  /** @throws RangeError for a plan that holds a layer without a computation. */
  constructor(plan: TrainingPlan, kernels: Kernels) {
    this.kernels = kernels;
    const { steps } = plan;
    const readers = countReaders(plan);
    const weightSpecs: NamedSpec[] = [];
    const statisticSpecs: NamedSpec[] = [];
    const nodes: (ExecutorNode & { lastReader: number })[] = [];
    const nodeOfStep = new Map<number, number>();
    for (let index = 0; index < steps.length; index++) {
      const first = steps[index];
      if (first === undefined) continue;
      // A ReLU that alone reads a batch norm, right behind it, is computed with it.
      const next = steps[index + 1];
      const isPair =
        first.layer.kind === 'BatchNorm' &&
        next?.layer.kind === 'ReLU' &&
        next.inputs[0] === index &&
        readers[index] === 1;
      const step = isPair && next ? next : first;
      const operation =
        isPair && first.layer.kind === 'BatchNorm'
          ? createBatchNorm(first.layer.params, first.inputShapes[0] ?? first.shape, true)
          : createOperation(first);
      const inputs = first.inputs.map((input) => nodeOfStep.get(input) ?? 0);
      const position = nodes.length;
      for (const input of inputs) {
        const source = nodes[input];
        if (source) source.lastReader = position;
      }
      nodes.push({
        step,
        operation,
        inputs,
        firstWeight: weightSpecs.length,
        firstStatistic: statisticSpecs.length,
        lastReader: position,
        isLearning: operation.weights.length > 0 || inputs.some((input) => nodes[input]?.isLearning),
      });
      nodeOfStep.set(index, position);
      if (isPair) nodeOfStep.set(++index, position);
      const named = (spec: WeightSpec): NamedSpec => ({ ...spec, key: `${first.id}.${spec.name}` });
      weightSpecs.push(...operation.weights.map(named));
      statisticSpecs.push(...operation.statistics.map(named));
    }
    this.nodes = nodes;
    this.weightSpecs = weightSpecs;
    this.statisticSpecs = statisticSpecs;
  }

  /** Values of all weights, by {@link weightSpecs}. */
  getWeights(): readonly tf.Tensor[] {
    return this.weights;
  }

  /** Takes over weights; the caller has freed those that they replace. */
  setWeights(weights: readonly tf.Tensor[]): void {
    this.weights = weights;
  }

  /** Values of all statistics, by {@link statisticSpecs}. */
  getStatistics(): readonly tf.Tensor[] {
    return this.statistics;
  }

  /** Takes over statistics; the caller has freed those that they replace. */
  setStatistics(statistics: readonly tf.Tensor[]): void {
    this.statistics = [...statistics];
  }

  /** Starts all weights and statistics anew; the same numbers on every backend. */
  initialize(random: Random): void {
    tf.dispose([...this.weights, ...this.statistics]);
    const create = ({ shape, initial }: WeightSpec) => {
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      if (initial.kind === 'constant') values.fill(initial.value);
      else
        for (let index = 0; index < values.length; index++)
          values[index] = (2 * random.next() - 1) * initial.bound;
      return tf.keep(tf.tensor(values, [...shape]));
    };
    this.weights = this.weightSpecs.map(create);
    this.statistics = this.statisticSpecs.map(create);
  }

  private takeTensors(node: ExecutorNode): LayerTensors {
    const { weights, statistics } = node.operation;
    return {
      weights: this.weights.slice(node.firstWeight, node.firstWeight + weights.length),
      statistics: this.statistics.slice(node.firstStatistic, node.firstStatistic + statistics.length),
    };
  }

  /**
   * Computes the answer for a batch of images [N, H, W, C]. In training everything is kept for
   * {@link backward}, which has to follow; else each output is freed after its last reader.
   *
   * @returns the last step's output: the caller's to free after evaluation, the executor's in training.
   */
  forward(
    image: tf.Tensor4D,
    options: { readonly isTraining: boolean; readonly random?: Random; readonly watch?: OutputWatcher },
  ): tf.Tensor {
    this.clearRecords();
    const { isTraining, random, watch } = options;
    const context: RunContext = {
      kernels: this.kernels,
      isTraining,
      random: random ? () => random.next() : () => 0,
    };
    for (const [position, node] of this.nodes.entries()) {
      const isImage = node.step.layer.kind === 'Input';
      const inputs = isImage ? [image] : this.takeInputs(node);
      const result = tf.tidy(() => {
        const {
          output,
          saved = [],
          statistics = [],
        } = node.operation.forward(inputs, this.takeTensors(node), context);
        return { output, saved: [...saved], statistics: [...statistics] };
      });
      tf.keep(result.output);
      for (const tensor of [...result.saved, ...result.statistics]) tf.keep(tensor);
      for (const [index, tensor] of result.statistics.entries()) {
        this.statistics[node.firstStatistic + index]?.dispose();
        this.statistics[node.firstStatistic + index] = tensor;
      }
      this.records[position] = { output: result.output, saved: result.saved };
      watch?.(node.step, result.output);
      if (isTraining) continue;
      for (const input of new Set(node.inputs))
        if (this.nodes[input]?.lastReader === position) this.freeRecord(input);
    }
    const last = this.records[this.nodes.length - 1];
    if (!last) throw new RangeError('A plan without steps');
    if (!isTraining) this.records = [];
    return last.output;
  }

  /**
   * The gradient of every weight, by {@link weightSpecs}, from that of the last forward pass' output; the caller
   * frees them. Frees everything that the forward pass kept.
   */
  backward(gradient: tf.Tensor): readonly tf.Tensor[] {
    const context: RunContext = { kernels: this.kernels, isTraining: true, random: () => 0 };
    const weightGradients: tf.Tensor[] = [];
    const gradients: (tf.Tensor | null)[] = this.nodes.map(() => null);
    gradients[this.nodes.length - 1] = tf.keep(tf.clone(gradient));
    for (let position = this.nodes.length - 1; position >= 0; position--) {
      const node = this.nodes[position];
      const record = this.records[position];
      const dy = gradients[position];
      if (!node || !record) continue;
      if (dy && node.isLearning) {
        const result = tf.tidy(() => {
          const backward = node.operation.backward(
            dy,
            {
              inputs: this.takeInputs(node),
              output: record.output,
              saved: record.saved,
              needsInputs: node.inputs.some((input) => this.nodes[input]?.isLearning),
              ...this.takeTensors(node),
            },
            context,
          );
          return { inputs: [...backward.inputs], weights: [...backward.weights] };
        });
        for (const [index, tensor] of result.weights.entries())
          weightGradients[node.firstWeight + index] = tf.keep(tensor);
        for (const [port, tensor] of result.inputs.entries())
          this.addGradient(gradients, node.inputs[port], tf.keep(tensor));
      }
      dy?.dispose();
      gradients[position] = null;
      this.freeRecord(position);
    }
    this.records = [];
    if (weightGradients.length !== this.weights.length) throw new RangeError('A weight got no gradient');
    return weightGradients;
  }

  private addGradient(gradients: (tf.Tensor | null)[], input: number | undefined, part: tf.Tensor): void {
    if (input === undefined || !this.nodes[input]?.isLearning) {
      part.dispose();
      return;
    }
    const known = gradients[input];
    if (!known) {
      gradients[input] = part;
      return;
    }
    gradients[input] = tf.keep(tf.tidy(() => this.kernels.add(known, part)));
    tf.dispose([known, part]);
  }

  private takeInputs(node: ExecutorNode): readonly tf.Tensor[] {
    return node.inputs.map((input) => {
      const record = this.records[input];
      if (!record) throw new RangeError('The forward pass has not run');
      return record.output;
    });
  }

  private freeRecord(position: number): void {
    const record = this.records[position];
    if (!record) return;
    tf.dispose([record.output, ...record.saved]);
    this.records[position] = null;
  }

  private clearRecords(): void {
    for (let position = 0; position < this.records.length; position++) this.freeRecord(position);
    this.records = [];
  }

  /** Frees weights, statistics and everything kept. */
  dispose(): void {
    this.clearRecords();
    tf.dispose([...this.weights, ...this.statistics]);
    this.weights = [];
    this.statistics = [];
    for (const { operation } of this.nodes) operation.dispose?.();
  }
}
