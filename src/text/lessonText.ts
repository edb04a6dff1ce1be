/** @file The shape of a lesson's prose. Every number in it comes from the analysis of what the step shows. */

/** A layer that is found by what it does: sentences about it hold whatever it is called, or built of. */
export interface FoundLayer {
  readonly name: string;
  /** The smallest field: `7`, `3x9`. */
  readonly sees: string;
  /** Height and width of the output: `16x16`. */
  readonly size: string;
}

/**
 * Numbers of the network that a step shows, as words; layers by the name that they begin the step with, which may have
 * changed since. A layer that is gone reads as `?`.
 */
export interface LessonFacts {
  /** The last convolution. */
  readonly last: FoundLayer;
  /** The first convolution that sees more than the whole image. */
  readonly covering: FoundLayer;
  /** Names of the convolutions that see the whole image, or more. */
  readonly seeingAll: readonly string[];
  /** The smallest field: `7`, `3x9`. */
  readonly sees: (layer: string) => string;
  /** The largest field over all paths. */
  readonly seesAtMost: (layer: string) => string;
  /** First and last pixel that unit 0 sees. */
  readonly low: (layer: string) => string;
  readonly high: (layer: string) => string;
  readonly jump: (layer: string) => string;
  /** Height and width of the output: `16x16`. */
  readonly size: (layer: string) => string;
  readonly params: (layer: string) => string;
  /** Of the whole network. */
  readonly totalParams: string;
  readonly totalMacs: string;
  readonly image: string;
  readonly unproductive: string;
  readonly judged: string;
  /** Names of the border layers. */
  readonly border: string;
  /** The range of image sizes that fit: its ends. */
  readonly fitsFrom: string;
  readonly fitsTo: string;
  /** Of the reader's run of this network: test accuracy, and layer by layer saturation and what the probe reaches. */
  readonly accuracy: string;
  /** `conv1 70 %, conv5 50 %`: of these convolutions, or of all where none of these is there. */
  readonly saturations: (layers: readonly string[]) => string;
  readonly probes: (layers: readonly string[]) => string;
}

/** Paragraphs. */
export type LessonWords = (facts: LessonFacts) => readonly string[];

/** The prose of one step. */
export interface StepProse {
  readonly title: string;
  /** What there is to know. */
  readonly body: LessonWords;
  /** What there is to do; none where there is only something to read. */
  readonly task?: string;
  /** A nudge, then nearly the answer. */
  readonly hints?: readonly [string, string];
  /** What is said once it is done. */
  readonly done?: LessonWords;
}

/** The prose of a lesson, by the names of its steps. */
export interface LessonProse<Step extends string = string> {
  readonly title: string;
  /** One line for the list of lessons. */
  readonly summary: string;
  readonly steps: Readonly<Record<Step, StepProse>>;
}

/** Keeps the names of the steps in the type. */
export function writeLesson<Step extends string>(prose: LessonProse<Step>): LessonProse<Step> {
  return prose;
}
