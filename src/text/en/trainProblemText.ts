/** @file Why a network cannot be trained, or a run ended before its end, and what would help. */
import type { LayerId } from '../../architecture/architecture';
import type { SetupProblem } from '../../training/checkSetup';
import type { DataSummary } from '../../training/dataset';
import type { RunProblem } from '../../training/protocol';
import type { Remedy } from '../../training/remedies';
import type { TrainingProblem } from '../../training/trainingProblem';
import { listFew } from '../listFew';
import { formatBytes, formatExact, formatShape, formatSize } from '../quantities';
import { formatRate } from '../trainQuantities';
import { describeFailed, isChosen } from './backendText';
import { formatDataProblem } from './dataProblemText';
import { formatDiagnostic } from './diagnosticText';
import { trainText } from './trainText';
import { countNoun, type Explanation, listWords } from './words';

type GetName = (id: LayerId) => string;

/** Why a network cannot be trained. */
function formatTrainingProblem(problem: TrainingProblem, getName: GetName): Explanation {
  switch (problem.code) {
    case 'network-has-errors':
      return {
        what: `The network has ${countNoun(problem.count, 'error')}.`,
        fix: 'Mend what is marked on its cards first.',
      };
    case 'untrainable-kind':
      return {
        what: `Nobody knows how to compute ${getName(problem.layer)}, an opaque layer.`,
        fix: 'Put a layer of a known kind in its place, or remove it.',
      };
    case 'empty-window':
      return {
        what: `Some windows of ${getName(problem.layer)} lie wholly in its padding, where there is no maximum.`,
        fix: 'Pad by at most half of the kernel.',
      };
    case 'no-output':
      return { what: 'No layer is reached by an image.', fix: 'Add an input, and layers behind it.' };
    case 'several-outputs':
      return {
        what: `More than one layer feeds nothing: ${listWords(problem.layers.map(getName), 'and')}. It is not clear which of them answers.`,
        fix: 'Remove all but one, or join them.',
      };
    case 'output-unreached':
      return {
        what: `The image does not reach ${getName(problem.layer)}, the last layer.`,
        fix: 'Connect it.',
      };
    case 'not-a-classifier':
      return {
        what: `${getName(problem.layer)} answers with a map of ${formatShape(problem.shape)}, not with a number for each class.`,
        fix: 'Add a global pool and a dense layer.',
      };
    case 'too-few-outputs':
      return {
        what: `${getName(problem.layer)} answers with ${countNoun(problem.actual, 'number')}, but the pictures have ${problem.needed} classes.`,
        fix: `Give the last layer at least ${problem.needed} outputs.`,
      };
    case 'wrong-channels':
      return {
        what: `The network takes images of ${countNoun(problem.actual, 'channel')}, the pictures have ${problem.needed}.`,
        fix: `Set the input to ${problem.needed} channels.`,
      };
    case 'nothing-to-learn':
      return {
        what: 'No layer of the network has anything to learn.',
        fix: 'Add a convolution or a dense layer.',
      };
  }
}

/** Why a run would not begin as it is set up. */
function formatSetupProblem(problem: SetupProblem, getName: GetName): Explanation {
  switch (problem.code) {
    case 'wrong-at-size': {
      const { what, ...rest } = formatDiagnostic(problem.diagnostic, getName);
      return { what: `At ${formatSize(problem.size)}: ${what}`, ...rest };
    }
    case 'no-pictures':
      return { what: 'No files are chosen.', fix: 'Choose files with pictures, or take the synthetic set.' };
    case 'bad-address':
      return {
        what:
          problem.address.trim() === ''
            ? 'No address is given.'
            : `“${problem.address.trim()}” is no address.`,
        fix: 'Write the whole of it, from https:// on.',
      };
    case 'not-kept':
      return {
        what: `“${problem.name}” is not kept in this browser any more.`,
        fix: 'Choose its files again, or take other pictures.',
      };
    case 'name-taken':
      return {
        what: `A set is kept as “${problem.name}” already.`,
        fix: 'Keep this one under another name, or agree to replace that one.',
      };
    default:
      return formatTrainingProblem(problem, getName);
  }
}

/** What a set holds, with its classes: "96 pictures to train, 24 to test, 2 classes, 32x32: cat and dog". */
function formatPictures(data: DataSummary): string {
  return `${trainText.formatData(data)}: ${listWords(
    listFew(data.classNames, (count) => `${count} more`),
    'and',
  )}`;
}

/** Why a run ended, and what would help. */
function formatRunProblem(problem: RunProblem, getName: GetName): Explanation {
  switch (problem.code) {
    case 'cannot-train': {
      const [first] = problem.problems;
      return first === undefined
        ? { what: 'This network cannot be trained.' }
        : formatTrainingProblem(first, getName);
    }
    case 'no-backend':
      return isChosen(problem.candidates)
        ? {
            what: describeFailed(problem.candidates),
            fix: 'Choose another one, or the fastest that there is.',
          }
        : {
            what: `Nothing that could compute works here: ${describeFailed(problem.candidates)}`,
            fix: 'A browser with WebAssembly can.',
          };
    case 'bad-data':
      return { what: formatDataProblem(problem.problem) };
    case 'checkpoint-mismatch':
      return { what: 'What the run should go on from belongs to another network or another optimiser.' };
    case 'other-pictures':
      return {
        what: problem.isAlike
          ? `The run was trained on other pictures. These are as many, of the same classes and the same size (${formatPictures(problem.found)}), but not the same, or not labelled the same.`
          : `The run was trained on other pictures: ${formatPictures(problem.trained)}. These are ${formatPictures(problem.found)}.`,
        fix: 'Choose the files that it was trained on, or start a new run; it can start from the weights of this one.',
      };
    case 'no-checkpoint':
      return { what: 'No checkpoint of this run is kept in this browser.' };
    case 'diverged':
      return {
        what: `The loss grew beyond all measure at step ${formatExact(problem.step)}: with a learning rate of ${formatRate(problem.learningRate)} the steps are too long.`,
        fix: 'A tenth of it mostly helps; so does normalisation behind each convolution.',
      };
    case 'buffer-too-large':
      return {
        what: `${problem.layer === null ? 'What the optimiser keeps of all weights' : getName(problem.layer)} needs ${formatBytes(problem.bytes)} in one piece; the device takes ${formatBytes(problem.limitBytes)}.`,
        fix: 'Smaller batches, smaller images or a thinner network fit.',
      };
    case 'out-of-memory':
      return {
        what:
          problem.bytes === null || problem.limitBytes === null
            ? 'There is not enough memory.'
            : `A step needs ${formatBytes(problem.bytes)} of memory; there are ${formatBytes(problem.limitBytes)}.`,
        fix: 'Smaller batches, smaller images or a thinner network need less.',
      };
    case 'device-lost':
      return {
        what: 'The graphics device was lost several times.',
        fix: 'The run can go on without it from its last checkpoint.',
      };
    case 'unknown':
      return problem.message === ''
        ? {
            what: 'The code that trains could not be loaded, or broke.',
            fix: 'Load the page again, with a connection to where it comes from.',
          }
        : { what: `Training broke off: ${problem.message}` };
  }
}

/** What a remedy does, on its button. */
function formatRemedy({ code, setup }: Remedy): string {
  switch (code) {
    case 'lower-rate':
      return `Start again with learning rate ${formatRate(setup.settings.learningRate)}`;
    case 'smaller-batch':
      return `Start again with batches of ${setup.settings.batchSize}`;
    case 'thinner-network':
      return `Start again at 1/${formatExact(1 / setup.width)} of its width`;
    case 'use-wasm':
      return 'Continue with WebAssembly';
    case 'choose-backend':
      return 'Start again with what works';
    case 'start-anew':
      return 'Start anew';
  }
}

/** Problems of training in words. */
export const trainProblemText = { formatTrainingProblem, formatSetupProblem, formatRunProblem, formatRemedy };
