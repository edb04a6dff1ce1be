/**
 * @file The layers that a composed lesson asks of, against the open network: the form is kept while other designs are
 * opened, and what a lesson asks of a layer that is not there nobody could ever do.
 */
import type { AskedProblem, Assignment, Goal, Question, QuestionFact } from '../document/assignment';
import { computeAnswer } from './assignmentGoals';
import type { LessonContext } from './lesson';
import { findByName, listConvolutions } from './lessonFacts';

/** Names of the layers of which there is such a number. */
export function listAnswerable(fact: QuestionFact, context: LessonContext): readonly string[] {
  const names = [...context.design.architecture.layers.values()].map(({ name }) => name);
  return [...new Set(names)].filter(
    (layer) => computeAnswer({ fact, layer }, context, context.design) !== null,
  );
}

/** Names of the layers that a goal can ask a status of. */
export function listJudged(context: LessonContext): readonly string[] {
  return [...new Set(listConvolutions(context).map(({ node }) => node.name))];
}

/** What is wrong with the layer of a question; null where it has the number. */
export function findQuestionProblem(question: Question, context: LessonContext): AskedProblem | null {
  if (computeAnswer(question, context, context.design) !== null) return null;
  if (question.layer === '') return 'unnamed';
  return findByName(context, question.layer) === null ? 'absent' : 'numberless';
}

/** What is wrong with the layer of a goal; null where it has a status, or the goal is about none. */
export function findGoalProblem(goal: Goal, context: LessonContext): AskedProblem | null {
  if (goal.kind !== 'status' || listJudged(context).includes(goal.layer)) return null;
  if (goal.layer === '') return 'unnamed';
  return findByName(context, goal.layer) === null ? 'absent' : 'unjudged';
}

/** The steps, from 1, that nobody could do in the open network because of a layer that they ask of. */
export function findHopelessSteps({ steps }: Assignment, context: LessonContext): readonly number[] {
  return steps.flatMap(({ question, goals }, place) => {
    const isHopeless =
      (question !== null && findQuestionProblem(question, context) !== null) ||
      goals.some((goal) => findGoalProblem(goal, context) !== null);
    return isHopeless ? [place + 1] : [];
  });
}
