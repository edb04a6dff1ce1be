/** @file Names that Python takes for variables, attributes and classes. */
import { toCamelCase, toWord } from './names';

/** Words of the language, and names that code which we write relies on. */
export const pythonWords: readonly string[] = [
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def'],
  ...['del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is'],
  ...['lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
  ...['self', 'super', 'print', 'range', 'sum', 'max', 'min', 'len', 'type', 'str', 'int', 'float', 'tuple'],
  ...['list', 'math', 'match', 'case', 'property'],
];

const words = new Set(pythonWords);

/** A name in lower case that can stand as a variable or an attribute; `stem` begins it where a digit would. */
export function toIdentifier(name: string, stem: string): string {
  const word = toWord(name).toLowerCase();
  if (word === '') return stem;
  if (/^\d/.test(word)) return `${stem}_${word}`;
  return words.has(word) ? `${word}_` : word;
}

/** A name that can stand for a class; `Network` where nothing of it is left. */
export function toClassName(name: string): string {
  const word = toCamelCase(name).slice(0, 60);
  if (word === '') return 'Network';
  return /^\d/.test(word) || words.has(word) ? `Network${word}` : word;
}
