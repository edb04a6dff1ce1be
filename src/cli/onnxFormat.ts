/** @file Networks in .onnx files. */
import { onnxImporter } from '../codecs/onnx/onnxImporter';
import { cliText } from '../text/en/cliText';
import { enAll as en } from '../text/enAll';
import type { FileFormat } from './target';

/** Files that PyTorch, Keras and other programs export; weights are not read. */
export const onnxFormat: FileFormat = {
  extensions: onnxImporter.extensions,
  recognize: (head, name) => onnxImporter.recognize(head, name),
  read: async (source, { resolution }) => {
    const result = await onnxImporter.read(source, resolution === null ? {} : { resolution });
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
};
