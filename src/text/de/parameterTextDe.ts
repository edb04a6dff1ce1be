/** @file Sätze für Werte, die ein Parameter nicht erlaubt. */
import type { Parameter } from '../../layers/parameter';
import type { parameterText } from '../en/parameterText';
import { formatNumber } from '../quantities';
import { listDe } from './wordsDe';

const expectations: Readonly<Record<Parameter['type'], string>> = {
  integer: 'eine ganze Zahl',
  real: 'eine Zahl',
  integerPerAxis: 'zwei ganze Zahlen, Höhe und Breite',
  realPerAxis: 'zwei Zahlen, Höhe und Breite',
  boolean: 'wahr oder falsch',
  choice: 'ein Wort',
  padding: '„same“, „valid“ oder ganze Zahlen für oben, unten, links und rechts',
  sides: 'ganze Zahlen für oben, unten, links und rechts',
  optionalIntegerPerAxis: 'zwei ganze Zahlen, Höhe und Breite, oder nichts',
  optionalShape: 'eine Form (Kanäle, Höhe und Breite, oder Werte) oder nichts',
  text: 'ein Text',
};

/** Werte, die Parameter nicht erlauben, in Worten. */
export const parameterTextDe: typeof parameterText = {
  expectations,
  formatParameterProblem: (label, problem) => {
    switch (problem.code) {
      case 'wrong-type':
        return { what: `${label} muss ${expectations[problem.expected]} sein.` };
      case 'not-whole': {
        const below = Math.floor(problem.actual);
        return {
          what: `${label} muss eine ganze Zahl sein, nicht ${formatNumber(problem.actual, 6)}.`,
          fix: `${formatNumber(below)} oder ${formatNumber(below + 1)} verwenden.`,
        };
      }
      case 'out-of-range': {
        const { actual, min, max } = problem;
        const limit =
          actual < min ? `mindestens ${formatNumber(min, 6)}` : `höchstens ${formatNumber(max, 6)}`;
        return {
          what: `${label} muss ${limit} sein, nicht ${formatNumber(actual, 6)}.`,
          fix: `Einen Wert von ${formatNumber(min, 6)} bis ${formatNumber(max, 6)} verwenden.`,
        };
      }
      case 'not-an-option':
        return {
          what: `${label} kann nicht „${problem.actual}“ sein.`,
          fix: `${listDe(problem.options, 'oder')} verwenden.`,
        };
      case 'too-long':
        return { what: `${label} hat ${problem.actual} Zeichen; ${problem.max} sind erlaubt.` };
      case 'unknown-parameter':
        return { what: `${label} ist kein Parameter dieser Art von Schicht.` };
    }
  },
};
