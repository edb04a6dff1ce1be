/**
 * @file What a lesson is: numbered steps, each with a design, what is hidden, what is pointed at, and a task whose
 * check runs on the reader's own edit. The prose is in `text/`, by the same names.
 */
import type { Analysis } from '../analysis/analysis';
import type { LayerId } from '../architecture/architecture';
import type { HiddenFact } from '../document/assignment';
import type { Design } from '../document/document';
import type { DesignRun } from '../state/training/trainingView';

/** What a check sees: the design as it is now, its true analysis, what came of training it. */
export interface LessonContext {
  readonly design: Design;
  readonly analysis: Analysis;
  /** The reader's run of exactly this network; null where there is none. See `findOwnRun`. */
  readonly run: DesignRun | null;
}

/** What there is to do in a step. */
export type Task =
  /** Nothing but reading. */
  | { readonly kind: 'read' }
  /** A number of the network that the step begins with is said before it is shown, whatever became of it since. */
  | { readonly kind: 'predict'; readonly answer: (start: LessonContext) => number | null }
  /** A layer is to be selected. */
  | { readonly kind: 'pick'; readonly accepts: (context: LessonContext, layer: LayerId) => boolean }
  /** The network is to be changed until it has what is asked for; `start` is what the step began with. */
  | { readonly kind: 'edit'; readonly check: (context: LessonContext, start: Design) => boolean }
  /** The network is to be trained, perhaps after an edit, until the run is what is asked for. */
  | { readonly kind: 'train'; readonly check: (context: LessonContext, start: Design) => boolean };

/** The drawing beside the prose. */
export type LessonFigure = 'units' | 'run' | 'none';

/** One step. */
export interface LessonStep {
  /** The design that the step begins with; without one it goes on with what is there. */
  readonly design?: () => Design;
  /** Hidden until the task is done. */
  readonly hides?: readonly HiddenFact[];
  /** The layer that the step is about, by name: it is selected at the start, unless it is to be picked. */
  readonly about?: string;
  readonly figure?: LessonFigure;
  /** Whether the task is about a run of the network, which is asked for where there is none. */
  readonly needsRun?: boolean;
  readonly task: Task;
}

/** Names of lessons; they stand in links and in kept progress, and never change. */
export type LessonId =
  | 'unit'
  | 'stack'
  | 'stride'
  | 'pooling'
  | 'dilation'
  | 'padding'
  | 'paths'
  | 'border'
  | 'saturation'
  | 'repair'
  | 'resolution'
  | 'limits';

/** A lesson: steps in their order. */
export interface Lesson {
  readonly id: LessonId;
  readonly steps: readonly (readonly [name: string, step: LessonStep])[];
}

/** A lesson whose steps are exactly those that the prose names, in the order of `steps`. */
export function defineLesson<Step extends string>(
  id: LessonId,
  prose: { readonly steps: Readonly<Record<Step, unknown>> },
  steps: Readonly<Record<Step, LessonStep>>,
): Lesson {
  const names = Object.keys(prose.steps) as Step[];
  return { id, steps: names.map((name) => [name, steps[name]] as const) };
}
