/** @file The form in which a link holds an assignment, version 1: plain values for JSON; what is left out is the usual. */
import * as v from 'valibot';
import { layerKinds } from '../layers/catalogue';
import {
  type Assignment,
  type AssignmentStep,
  assignmentPanels,
  assignmentSeedLimits,
  emptyStep,
  goalLimits,
  goalStatuses,
  hiddenFacts,
  maxAssignmentSteps,
  maxStepText,
  questionFacts,
} from './assignment';
import { cutText, maxNameLength } from './limits';

const whole = (limits: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(limits.min), v.maxValue(limits.max));
const count = whole(goalLimits);

const storedGoal = v.variant('kind', [
  v.strictObject({ kind: v.literal('field'), min: count }),
  v.strictObject({ kind: v.literal('productive') }),
  v.strictObject({ kind: v.picklist(['params', 'macs']), max: count }),
  v.strictObject({ kind: v.literal('convolutions'), min: count }),
  v.strictObject({ kind: v.literal('image') }),
  v.strictObject({ kind: v.literal('status'), layer: v.string(), status: v.picklist(goalStatuses) }),
]);

const storedStep = v.strictObject({
  text: v.exactOptional(v.string()),
  goals: v.exactOptional(v.array(storedGoal)),
  question: v.exactOptional(v.strictObject({ fact: v.picklist(questionFacts), layer: v.string() })),
  hides: v.exactOptional(v.array(v.picklist(hiddenFacts))),
});

/** The schema. Lists and texts beyond their limits are cut when it is read. */
export const storedAssignment = v.strictObject({
  title: v.exactOptional(v.string()),
  steps: v.array(storedStep),
  panels: v.exactOptional(v.array(v.picklist(assignmentPanels))),
  kinds: v.exactOptional(v.array(v.picklist(layerKinds))),
  seed: v.exactOptional(whole(assignmentSeedLimits)),
});

/** What the schema lets pass. */
export type StoredAssignment = v.InferOutput<typeof storedAssignment>;

type StoredStep = StoredAssignment['steps'][number];

const maxGoals = 20;

function restoreStep({ text = '', goals = [], question, hides = [] }: StoredStep): AssignmentStep {
  return {
    text: cutText(text, maxStepText),
    goals: goals
      .slice(0, maxGoals)
      .map((goal) =>
        goal.kind === 'status' ? { ...goal, layer: cutText(goal.layer, maxNameLength) } : goal,
      ),
    question: question === undefined ? null : { ...question, layer: cutText(question.layer, maxNameLength) },
    hides: hiddenFacts.filter((fact) => hides.includes(fact)),
  };
}

/** The assignment that a stored one stands for. */
export function restoreAssignment({ title = '', steps, panels, kinds, seed }: StoredAssignment): Assignment {
  const [first = emptyStep, ...others] = steps.slice(0, maxAssignmentSteps).map(restoreStep);
  return {
    title: cutText(title, maxNameLength),
    steps: [first, ...others],
    panels: assignmentPanels.filter((panel) => panels?.includes(panel) ?? true),
    kinds: kinds === undefined ? null : layerKinds.filter((kind) => kinds.includes(kind)),
    seed: seed ?? null,
  };
}

function storeStep({ text, goals, question, hides }: AssignmentStep): StoredStep {
  return {
    ...(text !== '' && { text }),
    ...(goals.length > 0 && { goals: [...goals] }),
    ...(question !== null && { question }),
    ...(hides.length > 0 && { hides: [...hides] }),
  };
}

/** The stored form of an assignment. */
export function storeAssignment({ title, steps, panels, kinds, seed }: Assignment): StoredAssignment {
  return {
    ...(title !== '' && { title }),
    steps: steps.map(storeStep),
    ...(panels.length < assignmentPanels.length && { panels: [...panels] }),
    ...(kinds !== null && { kinds: [...kinds] }),
    ...(seed !== null && { seed }),
  };
}

/** The assignment in a text that `storeAssignment` made as JSON; null where it is none. */
export function parseAssignment(text: string): Assignment | null {
  try {
    const stored = v.safeParse(storedAssignment, JSON.parse(text));
    return stored.success ? restoreAssignment(stored.output) : null;
  } catch {
    return null;
  }
}
