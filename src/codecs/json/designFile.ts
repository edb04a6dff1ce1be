/** @file Designs in .json files: recognise, then read; the shape of an importer, with a whole design as the answer. */
import type { DesignProblem } from '../../document/designProblem';
import type { ByteSource } from '../importer';
import { looksLikeKeras } from '../keras/reading/modelEntry';
import { type DesignResult, readDesign } from './readDesign';

/** Why a file holds no design. */
export type DesignFileProblem =
  | DesignProblem
  | { readonly code: 'file-too-large'; readonly actual: number; readonly max: number }
  /** Bytes that are no UTF-8. */
  | { readonly code: 'no-text' }
  /** `line` counts from 1; null where the parser does not say. */
  | { readonly code: 'no-json'; readonly line: number | null };

/** A design, the first thing that is wrong with its file, or whose file it is instead. */
export type DesignFileResult =
  | DesignResult
  | { readonly problem: DesignFileProblem }
  | { readonly other: 'keras' };

/** Largest file that is read, in bytes; the largest design allowed stays far below. */
const maxBytes = 64_000_000;

/** With the dot, in lower case. */
export const designExtensions: readonly string[] = ['.json'];

/** Whether a file that starts with `head` may hold a design: JSON with an object, behind white space and a mark. */
export function recognizeDesignFile(head: Uint8Array): boolean {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return head.subarray(start).find((byte) => ![0x09, 0x0a, 0x0d, 0x20].includes(byte)) === 0x7b;
}

/** Bytes that are looked at to tell whose JSON it is. */
const sniffedLength = 4096;

/**
 * Whether JSON begins like that of Keras or TensorFlow.js, so that it need not be parsed to be handed on. What this
 * misses {@link readDesignFile} still finds.
 */
export async function beginsLikeKeras(source: ByteSource): Promise<boolean> {
  const bytes = await source.read(0, Math.min(sniffedLength, source.size));
  return /"(class_name|modelTopology|model_config|keras_version)"\s*:/.test(new TextDecoder().decode(bytes));
}

/** The line that the parser's message points at; not every message does. */
function findLine(text: string, error: unknown): number | null {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads a design from the text of its file. */
export function readDesignText(text: string): DesignFileResult {
  try {
    const value: unknown = JSON.parse(text);
    return looksLikeKeras(value) ? { other: 'keras' } : readDesign(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: { code: 'no-json', line: findLine(text, error) } };
  }
}

/** Reads the design in a file. Rejects where the source does. */
export async function readDesignFile(source: ByteSource): Promise<DesignFileResult> {
  const { size } = source;
  if (size > maxBytes) return { problem: { code: 'file-too-large', actual: size, max: maxBytes } };
  const text = decodeText(await source.read(0, size));
  if (text === null) return { problem: { code: 'no-text' } };
  return readDesignText(text);
}
