/** @file Networks in files of other programs: ONNX, Keras, TensorFlow.js. */
import type { Importer } from '../codecs/importer';
import { cliText } from '../text/en/cliText';
import { enAll as en } from '../text/enAll';
import type { FileFormat } from './target';

/** The files that an importer reads; weights are not read. */
export const createImportedFormat = (importer: Importer): FileFormat => ({
  extensions: importer.extensions,
  recognize: (head, name) => importer.recognize(head, name),
  read: async (source, { resolution }) => {
    const result = await importer.read(source, resolution === null ? {} : { resolution });
    if (!result.ok)
      return { refusal: cliText.formatFileContent(source.name, en.imports.explainError(result.error)) };
    const { architecture, design, title, report } = result;
    const assumed = report.notes.find((note) => note.code === 'assumed-resolution');
    return {
      target: {
        title,
        architecture,
        // Sizes computed within the file hold for the one that was assumed.
        resolution: result.resolution ?? assumed?.resolution ?? null,
        rule: design?.rule ?? null,
        ...(design && { kept: { notes: design.notes, positions: design.positions } }),
        report,
        notes: en.imports.formatReport(report),
      },
    };
  },
});
