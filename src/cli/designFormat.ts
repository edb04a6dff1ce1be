/** @file Designs in .json files. */
import { readDesign } from '../codecs/json/readDesign';
import { en } from '../text/en';
import { cliText } from '../text/en/cliText';
import type { FileSource } from './fileSource';
import type { FileFormat, TargetResult } from './target';

const maxBytes = 64_000_000;

/** The first byte behind a byte order mark and white space. */
function findFirstByte(head: Uint8Array): number | undefined {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return head.subarray(start).find((byte) => ![0x09, 0x0a, 0x0d, 0x20].includes(byte));
}

/** The line that the parser's message points at; not every message does. */
function findLine(text: string, error: unknown): number | null {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

async function readText(source: FileSource): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await source.read(0, source.size));
  } catch (error) {
    // Bytes that are no UTF-8; a disk that fails is the caller's.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function readDesignFile(source: FileSource): Promise<TargetResult> {
  const { name, size } = source;
  const { formatFileProblem } = cliText;
  if (size > maxBytes)
    return { refusal: formatFileProblem(name, { code: 'too-large', actual: size, max: maxBytes }) };
  const text = await readText(source);
  if (text === null) return { refusal: formatFileProblem(name, { code: 'no-text' }) };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { refusal: formatFileProblem(name, { code: 'no-json', line: findLine(text, error) }) };
  }
  const result = readDesign(json);
  if ('problem' in result) {
    return { refusal: cliText.formatFileContent(name, en.designs.formatDesignProblem(result.problem)) };
  }
  const { title, architecture, resolution, rule } = result.design;
  return { target: { title: title || name, architecture, resolution, rule, report: null, notes: [] } };
}

/** Designs as Fovea saves them. */
export const designFormat: FileFormat = {
  extensions: ['.json'],
  recognize: (head) => findFirstByte(head) === 0x7b,
  read: readDesignFile,
};
