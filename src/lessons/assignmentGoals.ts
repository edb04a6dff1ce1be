/** @file What counts in an assignment: goals that the analysis checks, and the numbers that are asked for. */
import type { AssignmentStep, Goal, Question } from '../document/assignment';
import type { Design } from '../document/document';
import type { LayerKind } from '../layers/catalogue';
import { getMapLength } from '../layers/shape';
import type { LessonContext } from './lesson';
import { isProductive, isWhole } from './lessonChecks';
import { findLastConvolution, findStarted, listConvolutions } from './lessonFacts';

/** Whether the network has what a goal asks for. @param start the design that the assignment begins with. */
export function isGoalMet(goal: Goal, context: LessonContext, start: Design): boolean {
  const { analysis, design } = context;
  switch (goal.kind) {
    case 'field':
      return findLastConvolution(context)?.facts.field?.min.every((size) => size >= goal.min) ?? false;
    case 'productive':
      return analysis.headline.judged > 0 && isProductive(context);
    case 'params':
      return analysis.totals.params <= goal.max;
    case 'macs':
      return analysis.totals.macs <= goal.max;
    case 'convolutions':
      return listConvolutions(context).length >= goal.min;
    case 'image':
      return design.resolution.every((size, axis) => size === start.resolution[axis]);
    case 'status':
      return findStarted(context, start, goal.layer)?.facts.status === goal.status;
  }
}

/** The kinds in a network that an assignment offers neither to add nor at the start. */
export function findForeignKinds(
  kinds: readonly LayerKind[] | null,
  { architecture }: Design,
  start: Design,
): readonly LayerKind[] {
  if (kinds === null) return [];
  const known = new Set(kinds);
  for (const { layer } of start.architecture.layers.values()) known.add(layer.kind);
  const used = new Set([...architecture.layers.values()].map(({ layer }) => layer.kind));
  return [...used].filter((kind) => !known.has(kind));
}

/** Whether all goals of a step are reached by a network that fits together and holds only what is offered. */
export function isStepMet(
  { goals }: AssignmentStep,
  context: LessonContext,
  start: Design,
  kinds: readonly LayerKind[] | null,
): boolean {
  return (
    goals.every((goal) => isGoalMet(goal, context, start)) &&
    isWhole(context) &&
    findForeignKinds(kinds, context.design, start).length === 0
  );
}

/**
 * The number that is asked for; null where the layer is gone, or has none.
 *
 * @param start the design that the assignment begins with: layers have the names that they have there.
 */
export function computeAnswer(
  { fact, layer }: Question,
  context: LessonContext,
  start: Design,
): number | null {
  if (fact === 'unproductive') return context.analysis.headline.unproductive;
  const facts = findStarted(context, start, layer)?.facts;
  if (facts === undefined) return null;
  switch (fact) {
    case 'field':
      return facts.field?.min[0] ?? null;
    case 'jump':
      return facts.field?.jump[0] ?? null;
    case 'height':
      return getMapLength(facts.shape, 0);
    case 'params':
      return facts.params;
    case 'macs':
      return facts.macs;
  }
}
