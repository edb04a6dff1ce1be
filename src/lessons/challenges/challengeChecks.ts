/** @file Whether a network is what a challenge asks for, and what it scores. */
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import { isLayerOf } from '../../architecture/architecture';
import { removeLayers } from '../../architecture/removeLayers';
import type { Design } from '../../document/document';
import { computeConsumers } from '../../graph/graph';
import { getDefinition } from '../../layers/catalogue';
import { getMapSize, isMapShape } from '../../layers/shape';
import { isEqual } from '../../util/isEqual';
import { hasImage, isWhole } from '../lessonChecks';
import { type DrawnContext, findLastConvolution, listConvolutions } from '../lessonFacts';
import type { Challenge, Goal, GoalKind, Measure, Rule } from './challenge';

type PlainConvolution = LayerNode<'Conv2d'>;
type SlidingPool = LayerNode<'MaxPool2d'> | LayerNode<'AvgPool2d'>;

const isSlidingPool = (node: LayerNode): node is SlidingPool =>
  isLayerOf(node, 'MaxPool2d') || isLayerOf(node, 'AvgPool2d');

const listPlain = ({ architecture }: Design): readonly PlainConvolution[] =>
  [...architecture.layers.values()].filter((node) => isLayerOf(node, 'Conv2d'));

/** The largest and the smallest of what convolutions have; null without convolutions. */
function findExtreme(
  { design }: DrawnContext,
  choose: (...values: number[]) => number,
  read: (params: PlainConvolution['layer']['params']) => readonly number[],
): number | null {
  const values = listPlain(design).flatMap(({ layer }) => read(layer.params));
  return values.length === 0 ? null : choose(...values);
}

/** The largest stride of convolutions and pools; null without either. */
function findStride({ design }: DrawnContext): number | null {
  const pools = [...design.architecture.layers.values()].filter(isSlidingPool);
  const strides = [...listPlain(design), ...pools].flatMap(({ layer }) => layer.params.stride);
  return strides.length === 0 ? null : Math.max(...strides);
}

function readField(context: DrawnContext, bound: 'min' | 'max', choose: (...values: number[]) => number) {
  const field = findLastConvolution(context)?.facts.field;
  return field ? choose(...field[bound]) : null;
}

/** The field where both axes agree. */
function readSquareField(context: DrawnContext): number | null {
  const [height, width] = findLastConvolution(context)?.facts.field?.min ?? [null, null];
  return height === width ? height : null;
}

function readMap(context: DrawnContext): number | null {
  const shape = findLastConvolution(context)?.facts.shape;
  return shape && isMapShape(shape) ? Math.min(...getMapSize(shape)) : null;
}

/** What a network has of what a goal asks; null where it has nothing of the kind. */
const readers: { readonly [Kind in GoalKind]: (context: DrawnContext) => number | null } = {
  seesAtLeast: (context) => readField(context, 'min', Math.min),
  seesExactly: readSquareField,
  farthestAtLeast: (context) => readField(context, 'max', Math.min),
  unproductive: ({ analysis }) => analysis.headline.unproductive,
  convolutionsAtLeast: (context) => listConvolutions(context).length,
  convolutionsAtMost: (context) => listConvolutions(context).length,
  macs: ({ analysis }) => analysis.totals.macs,
  params: ({ analysis }) => analysis.totals.params,
  kernelAtLeast: (context) => findExtreme(context, Math.min, ({ kernelSize }) => kernelSize),
  kernelAtMost: (context) => findExtreme(context, Math.max, ({ kernelSize }) => kernelSize),
  stride: findStride,
  dilation: (context) => findExtreme(context, Math.max, ({ dilation }) => dilation),
  groups: (context) => findExtreme(context, Math.max, ({ groups }) => [groups]),
  channels: (context) => findExtreme(context, Math.min, ({ outChannels }) => [outChannels]),
  map: readMap,
};

/** Goals that want as much as they say, or more. */
const lowerBounds: ReadonlySet<GoalKind> = new Set([
  'seesAtLeast',
  'farthestAtLeast',
  'convolutionsAtLeast',
  'kernelAtLeast',
  'channels',
  'map',
]);

/** A goal and how far a network is. */
export interface GoalState {
  readonly goal: Goal;
  readonly actual: number | null;
  readonly isMet: boolean;
}

/** Looks at one goal. */
export function checkGoal(goal: Goal, context: DrawnContext): GoalState {
  const actual = readers[goal.kind](context);
  const isMet =
    actual !== null &&
    (goal.kind === 'seesExactly'
      ? actual === goal.value
      : lowerBounds.has(goal.kind)
        ? actual >= goal.value
        : actual <= goal.value);
  return { goal, actual, isMet };
}

const plainFamilies: ReadonlySet<string> = new Set(['input', 'normalization', 'activation', 'merge']);

/** Whether a layer is what it was at the start, but for what `kept` leaves free. */
function isAsBefore(node: LayerNode, before: LayerNode): boolean {
  if (isLayerOf(node, 'Conv2d') && isLayerOf(before, 'Conv2d'))
    return isEqual({ ...node.layer.params, stride: before.layer.params.stride }, before.layer.params);
  return (isSlidingPool(node) && isSlidingPool(before)) || isEqual(node.layer, before.layer);
}

/** Whether a network is another one with some sliding pools gone and others changed, and with other strides. */
function keepsNetwork({ layers }: Architecture, start: Architecture): boolean {
  const isGone = ({ id }: LayerNode) => !layers.has(id);
  const gone: LayerId[] = [...start.layers.values()]
    .filter(isSlidingPool)
    .filter(isGone)
    .map(({ id }) => id);
  const healed = removeLayers(start, gone).architecture.layers;
  return (
    layers.size === healed.size &&
    [...layers.values()].every((node) => {
      const before = healed.get(node.id);
      return before !== undefined && isAsBefore(node, before) && isEqual(node.inputs, before.inputs);
    })
  );
}

const isChain = ({ layers }: Architecture): boolean =>
  [...layers.values()].every(({ inputs }) => inputs.length <= 1) &&
  [...computeConsumers(layers).values()].every((consumers) => consumers.length <= 1);

const rules: { readonly [Name in Rule]: (context: DrawnContext, start: Design) => boolean } = {
  plain: ({ design }) =>
    [...design.architecture.layers.values()].every(
      ({ layer: { kind } }) => kind === 'Conv2d' || plainFamilies.has(getDefinition(kind).family),
    ),
  gapless: ({ design }) =>
    listPlain(design).every(({ layer: { params } }) =>
      params.kernelSize.every(
        (size, axis) => (params.stride[axis] ?? 1) <= size && params.dilation[axis] === 1,
      ),
    ),
  kept: ({ design }, start) => keepsNetwork(design.architecture, start.architecture),
  chain: ({ design }) => isChain(design.architecture),
  padded: ({ design }) => listPlain(design).every(({ layer: { params } }) => params.padding === 'same'),
};

/** Whether a rule is kept. */
export function keepsRule(rule: Rule, context: DrawnContext, start: Design): boolean {
  return rules[rule](context, start);
}

/** Layers that are not as they were: changed, gone or new. */
function countChanges({ architecture: now }: Design, { architecture: before }: Design): number {
  let count = 0;
  for (const { id, layer } of before.layers.values())
    if (!isEqual(now.layers.get(id)?.layer, layer)) count += 1;
  for (const id of now.layers.keys()) if (!before.layers.has(id)) count += 1;
  return count;
}

const measures: { readonly [Name in Measure]: (context: DrawnContext, start: Design) => number } = {
  params: ({ analysis }) => analysis.totals.params,
  macs: ({ analysis }) => analysis.totals.macs,
  changes: ({ design }, start) => countChanges(design, start),
};

/** What images have at the start of a challenge. */
export interface ChallengeImage {
  /** Side in pixels. */
  readonly size: number;
  readonly channels: number;
}

/** The images of a design. */
export function getImage({ architecture, resolution }: Design): ChallengeImage {
  const input = [...architecture.layers.values()].find((node) => isLayerOf(node, 'Input'));
  return { size: resolution[0], channels: input?.layer.params.channels ?? 0 };
}

/** Whether every image has this size and these channels. */
function keepsImage(context: DrawnContext, { size, channels }: ChallengeImage): boolean {
  const inputs = [...context.design.architecture.layers.values()].filter((node) => isLayerOf(node, 'Input'));
  return hasImage(context, size) && inputs.every(({ layer }) => layer.params.channels === channels);
}

/** What a network comes to in a challenge. */
export interface ChallengeState {
  readonly goals: readonly GoalState[];
  readonly broken: readonly Rule[];
  /** Whether the image has the size and the channels of the start. */
  readonly hasImage: boolean;
  readonly isWhole: boolean;
  /** Everything is as it should be. */
  readonly isSolved: boolean;
  readonly score: number;
}

/** Looks at a network. @param start what the challenge began with. */
export function checkChallenge(
  { goals, rules: allRules, measure }: Challenge,
  context: DrawnContext,
  start: Design,
): ChallengeState {
  const states = goals.map((goal) => checkGoal(goal, context));
  const broken = allRules.filter((rule) => !keepsRule(rule, context, start));
  const isSameImage = keepsImage(context, getImage(start));
  const isValid = isWhole(context);
  return {
    goals: states,
    broken,
    hasImage: isSameImage,
    isWhole: isValid,
    isSolved: isValid && isSameImage && broken.length === 0 && states.every(({ isMet }) => isMet),
    score: measures[measure](context, start),
  };
}
