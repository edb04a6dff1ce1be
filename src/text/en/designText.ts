/** @file Sentences for stored designs that cannot be read. */
import type { DesignFileProblem } from '../../codecs/json/designFile';
import type { StoredPath, StoredType } from '../../document/designProblem';
import { formatBytes, formatExact, formatNumber } from '../quantities';
import { formatStoredPath } from '../storedPath';
import { formatParameterProblem } from './parameterText';
import type { Explanation } from './words';

const expectations: Readonly<Record<StoredType, string>> = {
  object: 'an object',
  list: 'a list',
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  'two-numbers': 'a list of two numbers',
  word: 'one of the words that are allowed there',
};

const formatPath = (path: StoredPath) => formatStoredPath(path, 'the whole file');

/** The sentences for a stored design, or its file, that cannot be read. */
export function formatDesignProblem(problem: DesignFileProblem): Explanation {
  switch (problem.code) {
    case 'file-too-large':
      return {
        what: `The file is too large: it has ${formatBytes(problem.actual)}, and ${formatBytes(problem.max)} are read.`,
      };
    case 'no-text':
      return { what: 'The file is no text in UTF-8, so no JSON either.' };
    case 'no-json':
      return {
        what:
          problem.line === null
            ? 'The file is no valid JSON.'
            : `The file is no valid JSON: the mistake is in line ${problem.line}.`,
      };
    case 'not-a-design':
      return problem.found === 'analysis'
        ? { what: 'This is an analysis, not a design.', fix: 'Open the file that was analysed.' }
        : { what: 'This is not a design of Fovea.' };
    case 'too-new':
      return {
        what: `This design was saved by a newer Fovea: it has version ${formatNumber(problem.actual)}, and ${problem.newest} is the newest that can be read.`,
        fix: 'Update Fovea.',
      };
    case 'unknown-version':
      return { what: 'This design does not say which version it has, or one that never was.' };
    case 'wrong-type':
      return {
        what: `The design is damaged: ${formatPath(problem.path)} must be ${expectations[problem.expected]}.`,
      };
    case 'missing':
      return { what: `The design is damaged: ${formatPath(problem.path)} is missing.` };
    case 'unknown-key':
      return { what: `The design is damaged: ${formatPath(problem.path)} is not known.` };
    case 'out-of-range': {
      const { path, actual, min, max } = problem;
      return {
        what: `The design is damaged: ${formatPath(path)} must be from ${min} to ${max}, not ${formatNumber(actual)}.`,
      };
    }
    case 'too-many':
      return {
        what: `The design is too large: it has ${formatExact(problem.actual)} ${problem.what}, and ${formatExact(problem.max)} are allowed.`,
      };
    case 'id-too-long':
      return {
        what: `The design is damaged: ${formatPath(problem.path)} has ${formatExact(problem.actual)} characters, and ${problem.max} are allowed.`,
      };
    case 'duplicate-id':
      return {
        what: `The design is damaged: ${formatPath(problem.path)}, “${problem.id}”, is taken already.`,
      };
    case 'unknown-id':
      return {
        what: `The design is damaged: ${formatPath(problem.path)} names “${problem.id}”, which is not in it.`,
      };
    case 'group-cycle':
      return { what: `The design is damaged: the group “${problem.id}” lies within itself.` };
    case 'unknown-kind':
      return {
        what: `The design has a layer of a kind that is not known: ${formatPath(problem.path)} is “${problem.kind}”.`,
      };
    case 'parameter':
      return formatParameterProblem(
        `The parameter ${problem.parameter} of ${problem.layer}`,
        problem.problem,
      );
  }
}

/** Stored designs that cannot be read, in words. */
export const designText = { formatDesignProblem };
