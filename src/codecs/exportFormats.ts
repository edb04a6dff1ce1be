/**
 * @file The formats that designs are written in, by the word that the command line and the page use; each is loaded
 * when it is asked for.
 */
import type { Exporter } from './exporter';
import type { FormatId } from './formatId';

const loaders: Readonly<Record<FormatId, () => Promise<Exporter>>> = {
  json: async () => (await import('./json/jsonExporter')).jsonExporter,
  pytorch: async () => (await import('./pytorch/pytorchExporter')).pytorchExporter,
  keras: async () => (await import('./keras/kerasExporter')).kerasExporter,
  tfjs: async () => (await import('./tfjs/tfjsExporter')).tfjsExporter,
  onnx: async () => (await import('./onnx/writing/onnxExporter')).onnxExporter,
  project: async () => (await import('./project/projectExporter')).projectExporter,
  dot: async () => (await import('./dot/dotExporter')).dotExporter,
  svg: async () => (await import('./svg/svgExporter')).svgExporter,
  pdf: async () => (await import('./pdf/pdfExporter')).pdfExporter,
  csv: async () => (await import('./table/tableExporters')).csvExporter,
  markdown: async () => (await import('./table/tableExporters')).markdownExporter,
  latex: async () => (await import('./table/tableExporters')).latexExporter,
};

/** All words, in the order in which they are listed. */
export const formatIds: readonly string[] = Object.keys(loaders);

/** Whether a word names a format. */
export function isFormatId(value: string): value is FormatId {
  return Object.hasOwn(loaders, value);
}

/** The exporter of a format. */
export function loadExporter(format: FormatId): Promise<Exporter> {
  return loaders[format]();
}
