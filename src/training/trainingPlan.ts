/**
 * @file The network as a list of steps to compute: the layers between the image and the answer, in topological
 * order, with every shape known. What runs it lives in the worker; what is wrong with it is known here.
 */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import { createNetwork, type Network } from '../analysis/network';
import type { Architecture, LayerId } from '../architecture/architecture';
import { findFinalSoftmax } from '../architecture/finalSoftmax';
import { computeUpstream } from '../graph/order';
import { createLayer, type Layer } from '../layers/catalogue';
import { getChannels, isMapShape, type MapShape, type Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import { hasEmptyWindow } from './emptyWindow';
import type { TrainingProblem } from './trainingProblem';

/** One layer to compute. */
export interface PlanStep {
  readonly id: LayerId;
  readonly name: string;
  readonly layer: Layer;
  /** Positions in the plan of the steps that feed it, by port; all before its own. */
  readonly inputs: readonly number[];
  /** By port. */
  readonly inputShapes: readonly Shape[];
  readonly shape: Shape;
}

/** A network ready to be computed: its last step is the answer, in logits. */
export interface TrainingPlan {
  readonly steps: readonly PlanStep[];
  /** The image: [channels, height, width]. */
  readonly image: MapShape;
}

/** A plan, or every reason why there is none. */
export type PlanResult =
  | { readonly plan: TrainingPlan; readonly problems: readonly [] }
  | { readonly plan: null; readonly problems: readonly TrainingProblem[] };

const fail = (...problems: TrainingProblem[]): PlanResult => ({ plan: null, problems });

/** The layers that a layer is computed from, and it itself at the end. */
function listSteps(network: Network, analysis: Analysis, needed: ReadonlySet<LayerId>): PlanResult {
  const steps: PlanStep[] = [];
  const positions = new Map<LayerId, number>();
  const problems: TrainingProblem[] = [];
  let image: MapShape | null = null;
  for (const index of network.order) {
    const node = network.nodes[index];
    const shape = node && analysis.layers.get(node.id)?.shape;
    if (!node || !shape || !needed.has(node.id)) continue;
    if (node.layer.kind === 'Opaque')
      problems.push({ code: 'untrainable-kind', layer: node.id, kind: node.layer.kind });
    if (node.layer.kind === 'Input' && isMapShape(shape)) image = shape;
    const inputs = node.inputs.map((id) => positions.get(id) ?? -1);
    const inputShapes = inputs.flatMap((position) => steps[position]?.shape ?? []);
    positions.set(node.id, steps.length);
    steps.push({ id: node.id, name: node.name, layer: node.layer, inputs, inputShapes, shape });
  }
  if (problems.length > 0) return fail(...problems);
  if (image === null) return fail({ code: 'no-output' });
  return { plan: { steps, image }, problems: [] };
}

function findEmptyWindow({ id, layer, inputShapes: [input], shape }: PlanStep): readonly TrainingProblem[] {
  if (layer.kind !== 'MaxPool2d' || input === undefined || !isMapShape(input) || !isMapShape(shape))
    return [];
  return hasEmptyWindow(layer.params, input, shape) ? [{ code: 'empty-window', layer: id }] : [];
}

/**
 * Plans the computation of a network for images of this size. A Softmax at its end is left to the loss, which takes
 * logits and would apply it again: a step that changes nothing stands in its place.
 *
 * @param resolution [height, width] of the image in pixels.
 */
export function createPlan(architecture: Architecture, resolution: PerAxis<number>): PlanResult {
  const analysis = analyze(architecture, { resolution, rule: 'paper' });
  const count = analysis.diagnostics.filter(({ severity }) => severity === 'error').length;
  if (count > 0) return fail({ code: 'network-has-errors', count });

  const network = createNetwork(architecture);
  const isFeeding = new Set(network.nodes.flatMap((node) => node.inputs));
  const outputs = network.nodes.filter((node) => !isFeeding.has(node.id));
  const [output] = outputs;
  if (output === undefined) return fail({ code: 'no-output' });
  if (outputs.length > 1) return fail({ code: 'several-outputs', layers: outputs.map(({ id }) => id) });
  if (!analysis.layers.get(output.id)?.isReached) return fail({ code: 'output-unreached', layer: output.id });
  const result = listSteps(network, analysis, computeUpstream(architecture.layers, [output.id]));
  if (result.plan === null) return result;
  const empty = result.plan.steps.flatMap(findEmptyWindow);
  if (empty.length > 0) return fail(...empty);
  const softmax = findFinalSoftmax(architecture, (id) => analysis.layers.get(id)?.shape ?? null);
  if (softmax === null) return result;
  const steps = result.plan.steps.map((step) =>
    step.id === softmax ? { ...step, layer: createLayer('Identity') } : step,
  );
  return { plan: { ...result.plan, steps }, problems: [] };
}

/**
 * Plans the computation of one layer: it is the last step, and what it does not need may be wrong.
 *
 * @param analysis of the architecture, for images of the size that is planned for.
 */
export function createPlanTo(architecture: Architecture, analysis: Analysis, target: LayerId): PlanResult {
  if (!architecture.layers.has(target)) return fail({ code: 'no-output' });
  const needed = computeUpstream(architecture.layers, [target]);
  const errors = analysis.diagnostics.filter(
    ({ severity, layer }) => severity === 'error' && (layer === null || needed.has(layer)),
  );
  if (errors.length > 0) return fail({ code: 'network-has-errors', count: errors.length });
  if (!analysis.layers.get(target)?.isReached) return fail({ code: 'output-unreached', layer: target });
  return listSteps(createNetwork(architecture), analysis, needed);
}

/** The step that answers: the last one. @throws RangeError for a plan without steps. */
export function getOutputStep(plan: TrainingPlan): PlanStep {
  const step = plan.steps.at(-1);
  if (step === undefined) throw new RangeError('A plan without steps');
  return step;
}

/**
 * Whether a plan can tell this many classes apart; null when it can.
 *
 * A map of one pixel counts as a vector. More outputs than classes are allowed: the others learn to stay low.
 *
 * @param channels of the pictures.
 */
export function checkClassifier(
  plan: TrainingPlan,
  classCount: number,
  channels = plan.image.channels,
): TrainingProblem | null {
  const { id, shape } = getOutputStep(plan);
  if (channels !== plan.image.channels)
    return { code: 'wrong-channels', actual: plan.image.channels, needed: channels };
  if (isMapShape(shape) && shape.height * shape.width > 1)
    return { code: 'not-a-classifier', layer: id, shape };
  const actual = getChannels(shape);
  return actual < classCount ? { code: 'too-few-outputs', layer: id, actual, needed: classCount } : null;
}
