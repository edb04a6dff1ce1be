/**
 * @file The order of steps in progress codes. Codes are written down and sent: what stands here stays where it is, also
 * when its lesson is gone, and steps that are new go to the end, wherever their lesson stands.
 */

/** A step: name of its lesson, its own name. */
export type StepName = readonly [lesson: string, step: string];

const blocks: readonly (readonly [lesson: string, steps: readonly string[]])[] = [
  ['unit', ['look', 'kernel', 'seven', 'axes']],
  ['stack', ['two', 'four', 'fifteen', 'cheap']],
  ['stride', ['jump', 'reach', 'double', 'thirtyOne']],
  ['pooling', ['pool', 'behind', 'spent', 'later']],
  ['dilation', ['gaps', 'powers', 'far', 'strips']],
  ['padding', ['shrink', 'same', 'low', 'causal']],
  ['paths', ['least', 'most', 'branches', 'resnet']],
  ['border', ['find', 'count', 'larger', 'mend']],
  ['saturation', ['guess', 'train', 'used', 'gains', 'mend']],
  ['repair', ['diagnose', 'better', 'cheaper']],
  ['resolution', ['short', 'grow', 'fit']],
  ['limits', ['context', 'theory', 'shown']],
];

/** All steps that ever had a place in codes. */
export const progressOrder: readonly StepName[] = blocks.flatMap(([lesson, steps]) =>
  steps.map((step): StepName => [lesson, step]),
);

/** The first codes, from before there was a lesson about saturation; they are shorter than all others. */
export const firstOrder: readonly StepName[] = progressOrder
  .slice(0, 46)
  .filter(([lesson]) => lesson !== 'saturation');
