/** @file The shape of a lesson's prose. Every number in it comes from the analysis of what the step shows. */

/** Numbers of the network that a step shows, as words; layers by their name. A layer that is gone reads as `?`. */
export interface LessonFacts {
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
  /** Of the reader's run of this network: test accuracy, the saturation of a layer, what its probe reaches. */
  readonly accuracy: string;
  readonly saturation: (layer: string) => string;
  readonly probe: (layer: string) => string;
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
