/** @file Words around lessons: the list, the panel that guides through one, what is said of answers. */
import { countNoun } from './words';

/** Words around lessons. */
export const lessonPanelText = {
  title: 'Lessons',
  intro:
    'Twelve lessons, from one unit to a repaired network. Steps are done by doing; your own designs stay as they are.',
  region: 'Lesson',
  formatNumber: (number: number) => `Lesson ${number}`,
  formatStep: (step: number, count: number) => `Step ${step} of ${count}`,
  formatDone: (done: number, count: number) =>
    done === 0
      ? countNoun(count, 'step')
      : done === count
        ? 'done'
        : `${done} of ${countNoun(count, 'step')} done`,
  start: 'Start',
  goOn: 'Go on',
  again: 'Again',
  task: 'Your turn',
  answer: 'Your answer',
  answerHint: 'a number',
  /** What may stand behind the number of an answer. */
  units: ['pixels', 'pixel', 'units', 'unit', 'convolutions', 'convolution', 'layers', 'layer'],
  check: 'Check',
  noNumber: 'That is no number.',
  wrong: (answer: string, hasHint: boolean) =>
    `${answer} is not it. ${hasHint ? 'Try again, or take a hint.' : 'Try again.'}`,
  wrongLayer: (name: string, hasHint: boolean) =>
    `${name} is not it. ${hasHint ? 'Try another one, or take a hint.' : 'Try another one.'}`,
  noneAsked: 'The layer that this is about is gone. Begin the step anew.',
  right: 'Right.',
  hint: 'A hint',
  secondHint: 'Another hint',
  reveal: 'Show the answer',
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  finish: 'To the lessons',
  restart: 'Begin the step anew',
  leave: 'Leave the lesson',
  setAside: 'The lesson has ended here: it is about another network.',
  takeUp: 'Back to the lesson',
  fold: 'Fold the lesson',
  unfold: 'Show the lesson',
  hidden: 'Hidden until you have answered.',
  figure: 'Units and what they are computed from',
  terms: 'How the field comes about, the last layer first',
  unit: 'Unit',
  unitValue: (unit: number, count: number) => `unit ${unit} of ${count}`,
  diagram: (layer: string, unit: number) =>
    `Rows of units from the image up to ${layer}; what unit ${unit} is computed from is marked.`,
  box: (layer: string, unit: number, low: string, high: string) =>
    `Unit ${unit} of ${layer} sees the pixels from ${low} to ${high} of the image.`,
  formatPixels: (low: string, high: string) => `sees pixels ${low} to ${high}`,
  train: 'Train this network',
  trainAgain: 'Train it again',
  trainOn: 'Go on training',
  trainTime: 'Two minutes or so on most machines.',
  trainFirst: 'This is about a run of this very network, and there is none yet.',
  trainsOther: 'Another network is training; it would stop, and can be continued under Train, Runs.',
  trainProbing: (done: number, count: number) => `Probes: ${done} of ${countNoun(count, 'layer')}.`,
  trainToProbe: 'Trained; the probes come next.',
  trainGuesses: (accuracy: string) =>
    `It got ${accuracy} of the pictures right, hardly more than by guessing. Train it again, or change it.`,
  trainFailed: 'The run failed. What happened is written under Train.',
  trainUnprobed: 'The run ended before its probes were there.',
  trainNotYet: 'The run is there, but the network is not yet what is asked for.',
  progress: 'Your progress',
  code: 'Code to show to a teacher',
  copyCode: 'Copy the code',
  copied: 'Copied.',
  readCode: 'Read somebody’s code',
  badCode: 'This is no code of these lessons, or a letter of it is wrong.',
  formatCodeLine: (title: string, done: number, count: number) => `${title}: ${done} of ${count}`,
  reset: 'Forget my progress',
  resetQuestion: 'Forget which steps are done? There is no way back.',
  confirmReset: 'Forget them',
  keepProgress: 'Keep them',
  resetDone: 'Your progress is forgotten.',
};
