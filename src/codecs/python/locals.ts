/** @file Multiples of parameters that a template writes again and again, as local variables. */
import { createIdentifiers } from './names';
import type { Template } from './templates';

/** A template's texts with local variables in place of what they stand for. */
export interface Locals {
  /** `mid_channels = 6 * channels`. */
  readonly lines: readonly string[];
  readonly texts: readonly (string | null)[];
}

/** Written less often than this, a product is clearer than a name. */
const fewestUses = 3;

const derived = /^(?:\d+ \* \w*channels|\w*channels \/\/ \d+)$/;

/** Names the multiples of channels that stand in at least three places. */
export function introduceLocals({ parameters, texts }: Template): Locals {
  const counts = new Map<string, number>();
  for (const text of texts)
    if (text !== null && derived.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const createName = createIdentifiers(parameters.map(({ name }) => name));
  const names = new Map<string, string>();
  for (const [text, count] of counts) if (count >= fewestUses) names.set(text, createName('mid_channels'));
  return {
    lines: [...names].map(([text, name]) => `${name} = ${text}`),
    texts: texts.map((text) => (text === null ? null : (names.get(text) ?? text))),
  };
}
