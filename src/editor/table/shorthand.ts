/**
 * @file A layer's parameters as a line that can be typed: `3x3, 64, /2`. It has the terms that cards show, in signs
 * that no language changes; what a line does not say is usual (stride 1, no dilation), but for sizes and counts,
 * which stay.
 */
import type { Layer, LayerKind } from '../../layers/catalogue';
import { checkParameter, getParameters } from '../../layers/validate';
import type { ShorthandProblem } from '../../text/shorthandProblem';
import { type Params, shorthandTerms } from './shorthandTerms';

/** Whether the parameters of a kind can be written as a line. */
export function hasShorthand(kind: LayerKind): boolean {
  return shorthandTerms[kind] !== undefined;
}

/** The line for a layer's parameters: `3x3, 64, /2`. */
export function writeShorthand({ kind, params }: Layer): string {
  const values = params as Params;
  const written = (shorthandTerms[kind] ?? []).map(({ parameter, write }) =>
    write(values[parameter] as never, values),
  );
  return written.filter((term) => term !== null).join(', ');
}

const aliases: Readonly<Record<string, (rest: string) => string>> = {
  k: (rest) => (rest.includes('x') ? rest : `${rest}x${rest}`),
  s: (rest) => `/${rest}`,
  p: (rest) => `pad${rest}`,
  d: (rest) => `dil${rest}`,
  g: (rest) => `${rest}gr`,
};

/** The terms of a line, each in its plainest form, beside what was typed. */
function splitTerms(line: string): readonly string[] {
  const plain = line
    .toLowerCase()
    .replaceAll('\u00D7', 'x')
    .replaceAll('\u2212', '-')
    .replace(/pad\s*(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)/g, 'pad$1:$2:$3:$4')
    .replace(/\b(pad|dil|out|to)\s+(?=[-\d])/g, '$1')
    .replace(/(\d)\s*gr(?:oups?)?\b/g, '$1gr');
  return plain.split(/[\s,;]+/).flatMap((term) => {
    if (term === '') return [];
    const alias = /^([kspdg])(-?\d.*)$/.exec(term);
    return alias === null ? term : (aliases[alias[1] ?? '']?.(alias[2] ?? '') ?? term);
  });
}

/** The parameters that a line stands for, or what is wrong with it. */
export type ShorthandResult = { readonly changes: Params } | { readonly problem: ShorthandProblem };

/** Reads a line for a layer. What it does not say is usual; sizes and counts stay as they are. */
export function readShorthand({ kind, params }: Layer, line: string): ShorthandResult {
  const own = shorthandTerms[kind] ?? [];
  const before = params as Params;
  const said: Record<string, unknown> = {};
  // Counts come first: a group for every filter depends on how many there are.
  for (const term of splitTerms(line).toSorted((a, b) => Number(a === 'dw') - Number(b === 'dw'))) {
    const matches = own.flatMap(({ parameter, read }) => {
      const value = read(term, { ...before, ...said });
      return value === undefined ? [] : [[parameter, value] as const];
    });
    if (matches.length === 0) return { problem: { code: 'unknown-term', term } };
    for (const [parameter, value] of matches) said[parameter] = value;
  }
  const changes = { ...said };
  for (const { parameter, getUsual } of own)
    if (!(parameter in said) && getUsual) changes[parameter] = getUsual(before, { ...before, ...changes });
  const parameters = getParameters(kind);
  for (const [parameter, value] of Object.entries(changes)) {
    const spec = parameters[parameter];
    const problem = spec === undefined ? null : checkParameter(spec, value);
    if (problem !== null) return { problem: { code: 'invalid', parameter, problem } };
  }
  return { changes };
}
