/** @file Words and sentences of the panel that trains: its parts, its form, where a run stands. */
import type { DataProblem, DataSource, DataSummary } from '../../training/dataset';
import type { RunMoment } from '../../training/layerResults';
import type { Progress } from '../../training/protocol';
import type { RunState } from '../../training/runState';
import type { PerAxis } from '../../util/perAxis';
import { formatBytes, formatCount, formatExact, formatFixed, formatNumber, formatSize } from '../quantities';
import { formatDuration, formatRate, formatShare } from '../trainQuantities';
import { explainBackend, formatBackend } from './backendText';
import { formatDataProblem } from './dataProblemText';
import { formatLeftOut } from './leftOutText';
import {
  trainComparisonsText,
  trainCurvesText,
  trainLayersText,
  trainPicturesText,
  trainRunsText,
} from './trainResultText';
import { trainSetupText } from './trainSetupText';
import { countNoun } from './words';

const phases: Readonly<Record<RunState['phase'], string>> = {
  loading: 'Starting',
  running: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
};

/** What a run is doing, or is about to do as somebody asked. */
function formatDoing({ phase, asked, testing }: Pick<RunState, 'phase' | 'asked' | 'testing'>): string {
  if (asked === null || phase === 'loading') return phases[phase];
  if (asked === 'stop') return 'Stopping';
  if (asked === 'resume') return 'Resuming';
  return testing === null ? 'Pausing' : 'Pausing after the test';
}

/** Where a run stands, of the epochs that it was planned with: "Training, epoch 3.4 of 12". */
function formatPhase(state: RunState, plannedEpochs: number): string {
  const { phase, loading, loadedBytes, totalBytes, latest, totalSteps, stepsPerEpoch, epochs } = state;
  if (phase === 'loading') {
    if (loading === 'backend') return 'Choosing what computes';
    if (loadedBytes === null) return 'Reading the pictures';
    const all = totalBytes === null ? '' : ` of ${formatBytes(totalBytes)}`;
    return `Reading the pictures, ${formatBytes(loadedBytes)}${all}`;
  }
  const total = stepsPerEpoch > 0 ? totalSteps / stepsPerEpoch : plannedEpochs;
  const done = latest?.epoch ?? epochs.at(-1)?.epoch ?? 0;
  const isWhole = phase === 'finished' || Number.isInteger(done);
  return `${formatDoing(state)}, epoch ${isWhole ? done : formatFixed(done, 1)} of ${formatNumber(total)}`;
}

/** Speed and time left: "512 images a second, 40 s left". */
function formatSpeed({ imagesPerSecond, secondsLeft }: Progress): string {
  const speed = imagesPerSecond > 0 ? `${formatCount(imagesPerSecond)} images a second` : null;
  const left = secondsLeft === null ? null : `${formatDuration(secondsLeft)} left`;
  return [speed, left].filter((part) => part !== null).join(', ');
}

/** A moment of a run. */
function formatMoment(moment: RunMoment): string {
  return moment === 'now' ? 'as of now' : `epoch ${moment}`;
}

/** What a set holds: "2 000 pictures to train, 500 to test, 10 classes, 32x32". */
function formatData({ trainCount, testCount, classNames, height, width }: DataSummary): string {
  const size: PerAxis<number> = [height, width];
  return (
    `${formatExact(trainCount)} pictures to train, ${formatExact(testCount)} to test, ` +
    `${countNoun(classNames.length, 'class', 'classes')}, ${formatSize(size)}`
  );
}

/** Where pictures come from. */
function formatSource(source: DataSource): string {
  switch (source.kind) {
    case 'synthetic':
      return 'synthetic pictures';
    case 'files':
      return source.files.length === 0 ? 'files of an earlier visit' : 'files';
    case 'address':
      return source.address;
    case 'kept':
      return source.name || 'unknown pictures';
    case 'pictures':
      return 'pictures';
  }
}

/** Words of the panel. */
export const trainText = {
  sections: { setup: 'Set up', curves: 'Curves', layers: 'Saturation', pictures: 'Pictures', runs: 'Runs' },
  sectionsLabel: 'Parts of training',
  controls: 'Run',
  commands: {
    start: 'Start training',
    pause: 'Pause training',
    resume: 'Resume training',
    stop: 'Stop training',
  },
  start: 'Start',
  startAgain: 'Start another',
  pause: 'Pause',
  resume: 'Resume',
  step: 'One step',
  stop: 'Stop',
  reset: 'Reset',
  resetHint: 'Ends the run; the next one starts anew with the same seed',
  continueRun: 'Continue',
  continueHint: 'Takes the run up from where it was last kept',
  continueFiles: 'Continue with files',
  continueFolder: 'Continue with a folder',
  continueLost:
    'Its pictures are not in this browser any more. Choose the same ones again, and the run goes on from where it was last kept.',
  openDesign: 'Open its design',
  otherDesign: 'The open design is not the one that this run trains; changes to it do not disturb the run.',
  progress: 'Progress',
  idle: 'Nothing is training.',
  formatUntrainable: (problem: string) => `Cannot start. ${problem}`,
  formatRefusal: (problem: string) => `Not started. ${problem}`,
  queued: (count: number) => `${countNoun(count, 'run')} to follow`,
  probing: (done: number, total: number) => `Probes: ${done} of ${total} layers`,
  recovered: (reason: 'lost' | 'error', times: number) =>
    `${reason === 'lost' ? 'The graphics device was lost' : 'The graphics device reported an error'}${times > 1 ? ` ${times} times` : ''}; the run went on from its last checkpoint.`,
  trainingProbes: 'Training probes',
  withProbes: (doing: string) => `${doing}, its probes are there`,
  openingForProbes: 'Opening the run for its probes',
  otherAtWork:
    'Another run is not over, and stays as it is. End it with Stop, or let it and what follows it come to the end, to train probes on this one.',
  endsQueue: (count: number) =>
    `${countNoun(count, 'run')} ${count === 1 ? 'is' : 'are'} still to follow, and ${count === 1 ? 'is' : 'are'} dropped if another one starts now.`,
  endsUnkept: (name: string) =>
    `This browser had no room for the weights of “${name}”: they are lost if another run starts now.`,
  startAnyway: 'Start all the same',
  unkeptAtHand: (name: string) =>
    `This browser had no room for the weights of “${name}”, and they would be lost. Delete runs or pictures to make room, or save them under Runs and then press Reset.`,
  heldElsewhere: 'This run is open in another tab. Let it end there, or close that tab.',
  phases,
  formatDoing,
  formatPhase,
  formatTesting: (done: number, total: number) =>
    `Testing: ${formatExact(done)} of ${formatExact(total)} pictures`,
  formatSpeed,
  formatShare,
  formatDuration,
  formatRate,
  formatBackend,
  explainBackend,
  formatMoment,
  formatData,
  formatSource,
  formatDataProblem,
  formatLeftOut,
  formatKeepProblem: (problem: DataProblem) =>
    `The pictures are used, but they are not kept. ${formatDataProblem(problem)}`,
  formatUnkept: (keptStep: number | null) =>
    `This browser has no room to keep the run; ${keptStep === null ? 'it is lost' : `what came after step ${formatExact(keptStep)} is lost`} when the page is left. Delete runs or pictures to make room, or save its weights under Runs.`,
  formatEpochs: (count: number) => countNoun(count, 'epoch'),
  setup: trainSetupText,
  curves: trainCurvesText,
  layers: trainLayersText,
  pictures: trainPicturesText,
  runs: trainRunsText,
  comparisons: trainComparisonsText,
};
