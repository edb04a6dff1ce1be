/** @file Words about trained numbers that a run starts from: where they come from, and why they do not fit. */
import type { WeightsProblem } from '../../codecs/safetensors/safetensors';
import type { MisfitProblem, WeightNaming } from '../../training/weightsFit';
import { formatBytes, formatExact } from '../quantities';
import { trainProblemText } from './trainProblemText';
import { countAll, countNoun, type Explanation, listWords } from './words';

/** Names as a list that is not endless. */
const some = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : listWords(names, 'and');

/** A tensor's lengths: `64x3x7x7`. */
const formatLengths = (shape: readonly number[]): string =>
  shape.length === 0 ? 'one number' : shape.join('x');

/** How much of a file is there; in bytes where what is lacking makes no difference in larger units. */
function formatMissing({ size, needed }: { readonly size: number; readonly needed: number }): string {
  const [has, whole] = [formatBytes(size), formatBytes(needed)];
  if (has !== whole) return `it has ${has} of ${whole}`;
  const missing = needed - size;
  return missing === 1 ? 'one byte is missing' : `${formatExact(missing)} bytes are missing`;
}

/** Why a file cannot be read. */
function formatFileProblem(problem: WeightsProblem, file: string): Explanation {
  switch (problem.code) {
    case 'not-safetensors':
      return {
        what: `${file} is no safetensors file.`,
        fix: 'In Python, safetensors.torch.save_file(model.state_dict(), "weights.safetensors") writes one.',
      };
    case 'truncated':
      return {
        what: `${file} ends too early: ${formatMissing(problem)}.`,
        fix: 'Load it once more.',
      };
    case 'damaged':
      return {
        what:
          problem.tensor === ''
            ? `The header of ${file} is damaged.`
            : `${file} contradicts itself at ${problem.tensor}.`,
        fix: 'Save it once more.',
      };
    case 'too-large':
      return {
        what: `${file} has ${formatBytes(problem.actual)}; at most ${formatBytes(problem.max)} are read.`,
      };
    case 'unknown-type':
      return {
        what: `${problem.tensor} in ${file} holds numbers of the type ${problem.type}, which is not read.`,
        fix: 'Save it in 16, 32 or 64 bit floats.',
      };
    case 'unreadable':
      return { what: `The browser cannot read ${file}.`, fix: 'Choose it again.' };
  }
}

/** Why numbers are no start for the network. */
function formatMisfit(
  problem: MisfitProblem,
  source: string,
  getName: Parameters<typeof trainProblemText.formatTrainingProblem>[1],
): Explanation {
  switch (problem.code) {
    case 'cannot-train': {
      const [first] = problem.problems;
      return first === undefined
        ? { what: 'This network cannot be trained.' }
        : trainProblemText.formatTrainingProblem(first, getName);
    }
    case 'no-match': {
      const { wanted, found } = problem;
      if (wanted === null) return { what: 'No layer of this network learns anything.' };
      return {
        what:
          found === null
            ? `There are no numbers in ${source}.`
            : `${source} belongs to another network: it has ${found}, this one wants ${wanted}, or what the exported PyTorch module calls it.`,
        fix: 'Open the design that the weights were saved with.',
      };
    }
    case 'wrong-shape': {
      const others = problem.count > 1 ? `, and ${problem.count - 1} more differ` : '';
      return {
        what: `${problem.tensor} is ${formatLengths(problem.actual)} in ${source}, and ${formatLengths(problem.expected)} in this network${others}.`,
        fix: 'Width, channels and classes must be those that the weights were trained with.',
      };
    }
    case 'not-finite':
      return {
        what: `${problem.tensor} in ${source} holds numbers that are infinite or none at all: that training diverged.`,
        fix: 'Save the weights of an earlier epoch.',
      };
  }
}

const namings: Readonly<Record<WeightNaming, string>> = {
  ids: 'by the names of our own files',
  names: 'by the names of the layers',
  pytorch: 'by the names of the PyTorch module',
};

/** Words of the control. */
export const startWeightsText = {
  title: 'Starting weights',
  from: 'Start from',
  anew: 'drawn anew, by the seed',
  choose: 'Load weights',
  drawAnew: 'Draw anew',
  reading: (file: string) => `Reading ${file} …`,
  hint: 'A .safetensors file: saved from a run here, by a training project, or the state of the PyTorch module that Export writes.',
  fitsInPart: (count: number, total: number, naming: WeightNaming) =>
    `${count} of ${countNoun(total, 'tensor')} ${count === 1 ? 'fits' : 'fit'}, ${namings[naming]}. Start from ${count === 1 ? 'it' : 'them'} and draw the others anew by the seed, or open the design that the weights were saved with.`,
  lacking: (count: number) => `${countNoun(count, 'tensor')} to be drawn anew`,
  formatLacking: (tensor: string, expected: readonly number[], actual: readonly number[] | null) =>
    actual === null
      ? `${tensor}: not in the file; ${formatLengths(expected)} here`
      : `${tensor}: ${formatLengths(actual)} in the file, ${formatLengths(expected)} here`,
  formatUnused: (unused: readonly string[]) => `Not used: ${some(unused)}.`,
  refused: (source: string) =>
    `Nothing was started: ${source} does not fit this network as a whole. Under Set up, Starting weights, stands what does.`,
  unread: (file: string) =>
    `Nothing was started: ${file} is still being read. Start again once it is there, or choose Draw anew.`,
  takePart: 'Start from what fits',
  fits: (count: number, naming: WeightNaming, unused: readonly string[]) =>
    `${count === 1 ? 'The only tensor fits' : `${countAll(count, 'tensor')} fit`}, ${namings[naming]}.${
      unused.length === 0 ? '' : ` Not used: ${some(unused)}.`
    }`,
  fromRun: 'Start the next run from its weights',
  taken: (run: string) => `The next run starts from the weights of “${run}”.`,
  formatFileProblem,
  formatMisfit,
};
