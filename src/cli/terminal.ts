/** @file Where a command writes: text, colours where the reader has them, and the width there is. */
import { styleText } from 'node:util';
import type { Severity } from '../analysis/diagnostic';
import type { CellStyle } from '../codecs/table/layerTable';

/** The world around a command, as a value, so that tests can be one. */
export interface Terminal {
  readonly write: (text: string | Uint8Array) => void;
  /** For the sentence that says why a command failed, and for what is worth knowing of one that did not. */
  readonly writeError: (text: string) => void;
  readonly isColored: boolean;
  /** Columns of characters; undefined where output is no terminal and lines may be as long as they like. */
  readonly columns: number | undefined;
  /** The folder that relative paths start from. */
  readonly folder: string;
}

/** What of the environment matters here. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/**
 * Whether to write colours: FORCE_COLOR decides where it is set, then NO_COLOR (no-color.org) turns them off, then a
 * terminal has them unless it is a dumb one.
 */
export function hasColor(env: Environment, isTty: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTty && term !== 'dumb';
}

/** The folder that the reader is in: npm starts scripts in the project's and says where it was called. */
export function findFolder(env: Environment, workingFolder: string): string {
  return (env.npm_lifecycle_event !== undefined && env.INIT_CWD) || workingFolder;
}

type Format = Parameters<typeof styleText>[0];

/** The convention of the field, in the terminal's own palette: neutral, orange, red. Words say the same. */
const formats: Readonly<Record<CellStyle | Severity | 'strong', Format | null>> = {
  productive: 'cyan',
  critical: 'yellow',
  partial: 'yellow',
  unproductive: 'red',
  head: 'dim',
  none: 'dim',
  quiet: 'dim',
  plain: null,
  header: 'bold',
  strong: 'bold',
  error: 'red',
  warning: 'yellow',
  note: 'dim',
};

/** Styles a text. */
export type Paint = (text: string, style: keyof typeof formats) => string;

/** How to style text for this terminal: not at all without colours. */
export function createPaint({ isColored }: Pick<Terminal, 'isColored'>): Paint {
  return (text, style) => {
    const format = formats[style];
    // Whether the stream has colours is decided above.
    return isColored && format !== null ? styleText(format, text, { validateStream: false }) : text;
  };
}
