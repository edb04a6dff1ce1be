/**
 * @file The gradient of one layer's output with respect to another's: a forward pass that keeps everything, and a way
 * back along the paths between the two alone. Weights get no gradients.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { PlanStep, TrainingPlan } from '../../trainingPlan';
import { createOperation } from '../createOperation';
import type { Kernels } from '../kernels';
import type { LayerTensors, Operation, RunContext, WeightSpec } from '../operation';

/** How a pass is done. */
export interface TraceMode {
  /** Whether batch norms take the moments of the batch; else those that they remember. Dropout changes nothing. */
  readonly usesBatch: boolean;
  /** Whether what is computed from all positions at once counts as a constant. */
  readonly holdsGlobal: boolean;
  /** Whether the gradient may pass a step; by default it may. */
  readonly isOpen?: (step: PlanStep) => boolean;
}

/** Numbers of a tensor of a layer. @param key the name that checkpoints use: `conv1.weight`. */
export type FillTensor = (key: string, spec: WeightSpec) => Float32Array;

interface TracedNode {
  readonly step: PlanStep;
  readonly operation: Operation;
  tensors: LayerTensors;
  output: tf.Tensor | null;
  saved: readonly tf.Tensor[];
}

/** Computes a plan and gradients within it. The caller disposes of it. */
export class GradientTracer {
  private readonly nodes: readonly TracedNode[];
  private readonly kernels: Kernels;

  /** @throws RangeError for a plan that holds a layer without a computation. */
  constructor(plan: TrainingPlan, kernels: Kernels) {
    this.kernels = kernels;
    this.nodes = plan.steps.map((step) => ({
      step,
      operation: createOperation(step),
      tensors: { weights: [], statistics: [] },
      output: null,
      saved: [],
    }));
  }

  /** Gives all layers their numbers, in the order of the steps. */
  fill(getValues: FillTensor): void {
    for (const node of this.nodes) {
      const { step, operation, tensors } = node;
      tf.dispose([...tensors.weights, ...tensors.statistics]);
      const create = (spec: WeightSpec) =>
        tf.keep(tf.tensor(getValues(`${step.id}.${spec.name}`, spec), [...spec.shape]));
      node.tensors = {
        weights: operation.weights.map(create),
        statistics: operation.statistics.map(create),
      };
    }
  }

  private createContext(step: PlanStep, { usesBatch, holdsGlobal }: TraceMode): RunContext {
    const isTraining = usesBatch && step.layer.kind === 'BatchNorm';
    return { kernels: this.kernels, isTraining, random: () => 0, holdsGlobal };
  }

  /** Computes images [N, H, W, C] and keeps every output. @returns the last one, which stays the tracer's. */
  forward(image: tf.Tensor4D, mode: TraceMode): tf.Tensor {
    this.release();
    for (const node of this.nodes) {
      const { step, operation, tensors } = node;
      const inputs = step.layer.kind === 'Input' ? [image] : this.takeInputs(node);
      const result = tf.tidy(() => {
        const { output, saved = [] } = operation.forward(inputs, tensors, this.createContext(step, mode));
        return { output, saved: [...saved] };
      });
      node.output = tf.keep(result.output);
      node.saved = result.saved.map((tensor) => tf.keep(tensor));
    }
    return this.getOutput(this.nodes.length - 1);
  }

  /** What a step came to in the last forward pass. @throws RangeError where there was none. */
  getOutput(position: number): tf.Tensor {
    const output = this.nodes[position]?.output;
    if (!output) throw new RangeError('The forward pass has not run');
    return output;
  }

  private takeInputs({ step }: TracedNode): readonly tf.Tensor[] {
    return step.inputs.map((input) => this.getOutput(input));
  }

  /** By position, whether a step lies on a way from `target` that the gradient may take. */
  private findWays(target: number, isOpen: (step: PlanStep) => boolean): readonly boolean[] {
    const leads: boolean[] = [];
    for (const [position, { step }] of this.nodes.entries())
      leads.push(position === target || (step.inputs.some((input) => leads[input]) && isOpen(step)));
    return leads;
  }

  /**
   * The gradient at the output of a step, from that at the output of the last; the caller frees it. It frees what the
   * forward pass kept behind the step.
   *
   * @param mode that of the forward pass.
   * @returns zeros where no way leads there.
   */
  backward(gradient: tf.Tensor, target: number, mode: TraceMode): tf.Tensor {
    const leads = this.findWays(target, mode.isOpen ?? (() => true));
    const gradients: (tf.Tensor | null)[] = this.nodes.map(() => null);
    gradients[this.nodes.length - 1] = tf.keep(tf.clone(gradient));
    for (let position = this.nodes.length - 1; position > target; position--) {
      const node = this.nodes[position];
      const dy = gradients[position];
      if (node && dy && leads[position]) this.passBack(node, dy, gradients, leads, mode);
      dy?.dispose();
      gradients[position] = null;
      if (node) this.freeNode(node);
    }
    const found = gradients[target] ?? tf.keep(tf.zerosLike(this.getOutput(target)));
    for (const [position, other] of gradients.entries()) if (position !== target) other?.dispose();
    return found;
  }

  private passBack(
    node: TracedNode,
    dy: tf.Tensor,
    gradients: (tf.Tensor | null)[],
    leads: readonly boolean[],
    mode: TraceMode,
  ): void {
    const { step, operation, tensors, saved } = node;
    const { output } = node;
    if (output === null) throw new RangeError('The forward pass has not run');
    const parts = tf.tidy(() => {
      const input = { ...tensors, inputs: this.takeInputs(node), output, saved };
      const wish = { needsInputs: true, skipsWeights: true };
      return [...operation.backward(dy, { ...input, ...wish }, this.createContext(step, mode)).inputs];
    });
    for (const [port, input] of step.inputs.entries()) {
      const part = parts[port];
      if (part === undefined) continue;
      const known = gradients[input];
      if (!leads[input]) part.dispose();
      else if (!known) gradients[input] = tf.keep(part);
      else {
        gradients[input] = tf.keep(tf.tidy(() => this.kernels.add(known, part)));
        tf.dispose([known, part]);
      }
    }
  }

  private freeNode(node: TracedNode): void {
    tf.dispose([...(node.output === null ? [] : [node.output]), ...node.saved]);
    node.output = null;
    node.saved = [];
  }

  /** Frees what the last pass kept. */
  release(): void {
    for (const node of this.nodes) this.freeNode(node);
  }

  /** Frees everything. */
  dispose(): void {
    this.release();
    for (const { operation, tensors } of this.nodes) {
      tf.dispose([...tensors.weights, ...tensors.statistics]);
      operation.dispose?.();
    }
  }
}
