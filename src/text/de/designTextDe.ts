/** @file Sätze für gespeicherte Entwürfe, die sich nicht lesen lassen. */
import type { StoredPath, StoredType } from '../../document/designProblem';
import type { designText } from '../en/designText';
import { formatBytes, formatExact, formatNumber } from '../quantities';
import { formatStoredPath } from '../storedPath';
import { parameterTextDe } from './parameterTextDe';

const expectations: Readonly<Record<StoredType, string>> = {
  object: 'ein Objekt',
  list: 'eine Liste',
  text: 'ein Text',
  number: 'eine Zahl',
  'whole-number': 'eine ganze Zahl',
  'two-numbers': 'eine Liste aus zwei Zahlen',
  word: 'eines der Wörter, die dort erlaubt sind',
};

const things: Readonly<Record<string, string>> = {
  layers: 'Schichten',
  connections: 'Verbindungen',
  groups: 'Gruppen',
};

const formatPath = (path: StoredPath) => formatStoredPath(path, 'die ganze Datei');

const damaged = 'Der Entwurf ist beschädigt:';

/** Gespeicherte Entwürfe, die sich nicht lesen lassen, in Worten. */
export const designTextDe: typeof designText = {
  formatDesignProblem: (problem) => {
    switch (problem.code) {
      case 'file-too-large':
        return {
          what: `Die Datei ist zu groß: Sie hat ${formatBytes(problem.actual)}, und ${formatBytes(problem.max)} werden gelesen.`,
        };
      case 'no-text':
        return { what: 'Die Datei ist kein Text in UTF-8, also auch kein JSON.' };
      case 'no-json':
        return {
          what:
            problem.line === null
              ? 'Die Datei ist kein gültiges JSON.'
              : `Die Datei ist kein gültiges JSON: Der Fehler ist in Zeile ${problem.line}.`,
        };
      case 'not-a-design':
        return problem.found === 'analysis'
          ? {
              what: 'Das ist eine Analyse, kein Entwurf.',
              fix: 'Die Datei öffnen, die analysiert wurde.',
            }
          : { what: 'Das ist kein Entwurf von Fovea.' };
      case 'too-new':
        return {
          what: `Diesen Entwurf hat ein neueres Fovea gesichert: Er hat Version ${formatNumber(problem.actual)}, und ${problem.newest} ist die neueste, die gelesen wird.`,
          fix: 'Fovea aktualisieren.',
        };
      case 'unknown-version':
        return { what: 'Dieser Entwurf sagt nicht, welche Version er hat, oder nennt eine, die es nie gab.' };
      case 'wrong-type':
        return {
          what: `${damaged} ${formatPath(problem.path)} muss ${expectations[problem.expected]} sein.`,
        };
      case 'missing':
        return { what: `${damaged} ${formatPath(problem.path)} fehlt.` };
      case 'unknown-key':
        return { what: `${damaged} ${formatPath(problem.path)} ist nicht bekannt.` };
      case 'out-of-range': {
        const { path, actual, min, max } = problem;
        return {
          what: `${damaged} ${formatPath(path)} muss von ${min} bis ${max} sein, nicht ${formatNumber(actual)}.`,
        };
      }
      case 'too-many':
        return {
          what: `Der Entwurf ist zu groß: Er hat ${formatExact(problem.actual)} ${things[problem.what] ?? problem.what}, und ${formatExact(problem.max)} sind erlaubt.`,
        };
      case 'id-too-long':
        return {
          what: `${damaged} ${formatPath(problem.path)} hat ${formatExact(problem.actual)} Zeichen, und ${problem.max} sind erlaubt.`,
        };
      case 'duplicate-id':
        return { what: `${damaged} ${formatPath(problem.path)}, „${problem.id}“, ist schon vergeben.` };
      case 'unknown-id':
        return {
          what: `${damaged} ${formatPath(problem.path)} nennt „${problem.id}“, was es nicht gibt.`,
        };
      case 'group-cycle':
        return { what: `${damaged} Die Gruppe „${problem.id}“ liegt in sich selbst.` };
      case 'unknown-kind':
        return {
          what: `Der Entwurf hat eine Schicht von unbekannter Art: ${formatPath(problem.path)} ist „${problem.kind}“.`,
        };
      case 'parameter':
        return parameterTextDe.formatParameterProblem(
          `Der Parameter ${problem.parameter} von ${problem.layer}`,
          problem.problem,
        );
    }
  },
};
