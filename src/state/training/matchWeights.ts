/**
 * @file Trained numbers of a file as the start of a run: found by their names, checked by their shapes, brought into
 * the worker's order. Names are those of our own files (a layer's id), of layers as they are called, or of the state of
 * the PyTorch module that a design is exported as.
 */

import { findModulePaths, nameState } from '../../codecs/pytorch/modulePaths';
import { createPytorchProgram } from '../../codecs/pytorch/pytorchExporter';
import { listWeightSpecs } from '../../codecs/weightSpecs';
import type { Weights, WeightTensor } from '../../codecs/weights';
import type { Design } from '../../document/document';
import type { LayerKind } from '../../layers/catalogue';
import type { Checkpoint, NamedTensor } from '../../training/checkpoint';
import { fromPytorchOrder } from '../../training/pytorchOrder';
import { createPlan } from '../../training/trainingPlan';
import type { TrainingProblem } from '../../training/trainingProblem';
import type { LackingTensor, MisfitProblem, WeightNaming } from '../../training/weightsFit';

/** What fits together. */
export interface WeightsMatch {
  readonly naming: WeightNaming;
  /** Tensors of the network that were found, of `total`. */
  readonly count: number;
  readonly total: number;
  /** The others: those that are to be drawn anew. */
  readonly lacking: readonly LackingTensor[];
  /** Tensors of the file that the network has no use for. */
  readonly unused: readonly string[];
  /** Brings the numbers into the worker's order: the start of a run. */
  readonly take: () => Checkpoint;
}

interface WantedTensor {
  readonly kind: LayerKind;
  readonly isLearnt: boolean;
  /** In PyTorch's order. */
  readonly shape: readonly number[];
  readonly names: Readonly<Record<WeightNaming, string>>;
}

/** Whether a tensor only counts batches, as PyTorch's norms do. */
const isCounter = (name: string): boolean => name.endsWith('num_batches_tracked');

/** The tensors of a network in the worker's order. */
function listWanted(design: Design): readonly WantedTensor[] | readonly TrainingProblem[] {
  const { plan, problems } = createPlan(design.architecture, design.resolution);
  if (plan === null) return problems;
  const made = createPytorchProgram(design);
  const paths = 'problem' in made ? null : findModulePaths(made.program);
  return plan.steps.flatMap(({ id, name, layer, inputShapes, shape }) =>
    listWeightSpecs(layer, inputShapes[0] ?? shape).map((spec): WantedTensor => {
      const path = paths?.get(id);
      return {
        kind: layer.kind,
        isLearnt: spec.isLearnt,
        shape: spec.shape,
        names: {
          ids: `${id}.${spec.name}`,
          names: `${name}.${spec.name}`,
          pytorch: path === undefined ? '' : nameState(path, layer.kind, spec.name),
        },
      };
    }),
  );
}

const isProblems = (
  list: readonly WantedTensor[] | readonly TrainingProblem[],
): list is readonly TrainingProblem[] => list.some((item) => 'code' in item);

/** What wraps a model puts its name before all others. */
function unwrap(tensors: Weights): Weights {
  const prefix = ['module.', 'model.'].find((word) =>
    [...tensors.keys()].every((name) => name.startsWith(word)),
  );
  if (prefix === undefined || tensors.size === 0) return tensors;
  return new Map([...tensors].map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

/** The worker's shape of a tensor in PyTorch's: filters are [height, width, in, out], dense layers have one tap. */
function toWorkerShape(kind: LayerKind, shape: readonly number[]): readonly number[] {
  const [out = 1, inner = 1, height = 1, width = 1] = shape;
  if (kind === 'SqueezeExcitation' && shape.length === 4) return [inner, out];
  return shape.length === 1 ? shape : [height, width, inner, out];
}

function turn({ kind, shape, names }: WantedTensor, tensor: WeightTensor): NamedTensor {
  const own = toWorkerShape(kind, shape);
  const values = fromPytorchOrder(tensor, own);
  if (values === null) throw new RangeError(`${names.ids} does not fit`);
  return { name: names.ids, shape: own, values };
}

/**
 * Finds the numbers of a network among those of a file.
 *
 * @param design the network as it trains: at its width, and with the size of its images.
 */
export function matchWeights(
  design: Design,
  tensors: Weights,
): WeightsMatch | { readonly problem: MisfitProblem } {
  const wanted = listWanted(design);
  if (isProblems(wanted)) return { problem: { code: 'cannot-train', problems: wanted } };
  const known = unwrap(tensors);
  const count = (naming: WeightNaming) => wanted.filter(({ names }) => known.has(names[naming])).length;
  const [naming = 'ids'] = (['ids', 'names', 'pytorch'] as const).toSorted((a, b) => count(b) - count(a));
  if (count(naming) === 0) {
    const [found = null] = known.keys();
    return { problem: { code: 'no-match', wanted: wanted[0]?.names.ids ?? null, found } };
  }
  const pairs: { readonly tensor: WantedTensor; readonly found: WeightTensor; readonly name: string }[] = [];
  const lacking: LackingTensor[] = [];
  for (const tensor of wanted) {
    const name = tensor.names[naming];
    const found = known.get(name);
    if (found?.shape.join() === tensor.shape.join()) pairs.push({ tensor, found, name });
    else
      lacking.push({
        tensor: name || tensor.names.ids,
        expected: tensor.shape,
        actual: found?.shape ?? null,
      });
  }
  const named = lacking.filter(({ actual }) => actual !== null);
  const [first] = named;
  if (pairs.length === 0 && first) {
    const { tensor, expected, actual } = first;
    return { problem: { code: 'wrong-shape', tensor, expected, actual: actual ?? [], count: named.length } };
  }
  const broken = pairs.find(({ found }) => !found.values.every(Number.isFinite));
  if (broken !== undefined) return { problem: { code: 'not-finite', tensor: broken.name } };
  const used = new Set(wanted.map(({ names }) => names[naming]));
  const turnAll = (isLearnt: boolean) =>
    pairs.flatMap(({ tensor, found }) => (tensor.isLearnt === isLearnt ? [turn(tensor, found)] : []));
  return {
    naming,
    count: pairs.length,
    total: wanted.length,
    lacking,
    unused: [...known.keys()].filter((name) => !used.has(name) && !isCounter(name)),
    take: () => ({ version: 1, step: 0, weights: turnAll(true), statistics: turnAll(false), slots: [] }),
  };
}
