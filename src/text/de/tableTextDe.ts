/** @file Wörter der Schichttabelle: Filter, Bearbeiten an Ort und Stelle. */
import type { tableText } from '../en/tableText';
import { joinExplanation } from '../en/words';
import type { Wording } from '../wording';
import { parameterNamesDe } from './parameterNamesDe';
import { parameterTextDe } from './parameterTextDe';
import { countLayers } from './wordsDe';

/** Wörter der Schichttabelle. */
export const tableTextDe: Wording<typeof tableText> = {
  filter: 'Nach Name, Art oder Status filtern',
  filterHint: 'Filtern',
  formatCount: (shown, all) => (shown === all ? countLayers(all) : `${shown} von ${countLayers(all)}`),
  nothingFound: 'Keine Schicht hat alle diese Wörter.',
  hint: 'Enter oder ein zweiter Druck bearbeitet einen Namen oder die Parameter.',
  editName: (layer) => `Name von ${layer}`,
  editParameters: (layer) => `Parameter von ${layer}`,
  nameNeeded: 'Eine Schicht braucht einen Namen.',
  parametersStep: (layer) => `Parameter von ${layer} setzen`,
  formatShorthandProblem: (problem, example) =>
    problem.code === 'unknown-term'
      ? `„${problem.term}“ bedeutet hier nichts. So schreiben: ${example}.`
      : joinExplanation(
          parameterTextDe.formatParameterProblem(
            parameterNamesDe.formatName(problem.parameter),
            problem.problem,
          ),
        ),
};
