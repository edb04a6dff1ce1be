/** @file Words of the layer table: filter, editing in place. */
import type { ShorthandProblem } from '../shorthandProblem';
import { parameterNames } from './parameterNames';
import { formatParameterProblem } from './parameterText';
import { countNoun, joinExplanation } from './words';

/** Words of the layer table. */
export const tableText = {
  filter: 'Filter by name, kind or status',
  filterHint: 'Filter',
  formatCount: (shown: number, all: number) =>
    shown === all ? countNoun(all, 'layer') : `${shown} of ${countNoun(all, 'layer')}`,
  nothingFound: 'No layer has all of these words.',
  hint: 'Enter or a second press edits a name or the parameters.',
  editName: (layer: string) => `Name of ${layer}`,
  editParameters: (layer: string) => `Parameters of ${layer}`,
  nameNeeded: 'A layer needs a name.',
  parametersStep: (layer: string) => `Set parameters of ${layer}`,
  /** @param example the line as it was before. */
  formatShorthandProblem: (problem: ShorthandProblem, example: string) =>
    problem.code === 'unknown-term'
      ? `“${problem.term}” means nothing here. Write it like ${example}.`
      : joinExplanation(
          formatParameterProblem(parameterNames.formatName(problem.parameter), problem.problem),
        ),
} as const;
