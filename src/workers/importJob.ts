/** @file What the page and the import worker say to each other, and the work itself: any file format, by its content. */
import { createBlobSource } from '../codecs/byteSource';
import type { Importer, ImportOptions, ImportResult } from '../codecs/importer';
import { kerasImporter } from '../codecs/keras/reading/kerasImporter';
import { onnxImporter } from '../codecs/onnx/onnxImporter';

/** Every importer; the first one that recognizes a file reads it, and the first of all what nobody recognizes. */
const importers: readonly [Importer, ...Importer[]] = [onnxImporter, kerasImporter];

/** Asks for a file to be read; the file itself is not copied on the way to the worker. */
export interface ImportJob {
  readonly file: Blob;
  readonly name: string;
  readonly options: Pick<ImportOptions, 'input' | 'resolution'>;
}

/** How far a job is, 0 to 1, or its result. */
export type ImportAnswer = { readonly fraction: number } | { readonly result: ImportResult };

const headLength = 64;

/** Reads a file with the importer that knows it. Never rejects. */
export async function runImportJob(
  { file, name, options }: ImportJob,
  observe: Pick<ImportOptions, 'onProgress' | 'signal'>,
): Promise<ImportResult> {
  const source = createBlobSource(file, name);
  let importer = importers[0];
  try {
    const head = await source.read(0, headLength);
    importer = importers.find((own) => own.recognize(head, name)) ?? importer;
  } catch {
    return { ok: false, error: { code: 'unreadable' } };
  }
  return importer.read(source, { ...options, ...observe });
}
