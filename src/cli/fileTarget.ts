/** @file Networks in files: the format is found by what the file begins with, or else by its name. */
import { basename, extname, resolve } from 'node:path';
import type { Importer } from '../codecs/importer';
import { cliText } from '../text/en/cliText';
import { describeFileError, type FileSource, openFile } from './fileSource';
import type { FileFormat, TargetOptions, TargetResult } from './target';

const createImported = async (importer: Importer) =>
  (await import('./importedFormat')).createImportedFormat(importer);

/** Formats, in the order in which they are asked; each is loaded when its turn comes. */
const fileFormats: readonly (() => Promise<FileFormat>)[] = [
  async () => (await import('./designFormat')).designFormat,
  async () => createImported((await import('../codecs/onnx/onnxImporter')).onnxImporter),
  async () => createImported((await import('../codecs/keras/reading/kerasImporter')).kerasImporter),
];

const headLength = 64;

async function readOpenFile(source: FileSource, options: TargetOptions): Promise<TargetResult> {
  const head = await source.read(0, headLength);
  const extension = extname(source.name).toLowerCase();
  const extensions: string[] = [];
  let namesake: FileFormat | undefined;
  for (const load of fileFormats) {
    const format = await load();
    if (format.recognize(head, source.name)) return format.read(source, options);
    extensions.push(...format.extensions);
    if (format.extensions.includes(extension)) namesake = format;
  }
  // A file that is not what its name says gets the answer of the format that the name promises.
  if (namesake !== undefined) return namesake.read(source, options);
  return { refusal: cliText.formatFileProblem(source.name, { code: 'unknown-format', extensions }) };
}

/** The sentence for a path where no file is; a preset that was meant is named. */
async function refuseMissing(path: string): Promise<TargetResult> {
  const { findPreset } = await import('../presets/presets');
  const preset = findPreset(path.toLowerCase());
  const hint = preset && `preset:${preset.id}`;
  return { refusal: cliText.formatFileProblem(path, { code: 'no-file', preset: hint }) };
}

/** Reads the network in a file. */
export async function readFileTarget(path: string, options: TargetOptions): Promise<TargetResult> {
  const opened = await openFile(resolve(options.folder, path), basename(path));
  if ('problem' in opened) {
    if (opened.problem.code === 'no-file') return refuseMissing(path);
    return { refusal: cliText.formatFileProblem(path, opened.problem) };
  }
  try {
    return await readOpenFile(opened.source, options);
  } catch (error) {
    return { refusal: cliText.formatFileProblem(path, describeFileError(error)) };
  } finally {
    await opened.source.close();
  }
}
