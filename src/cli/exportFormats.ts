/** @file The formats that `fovea convert` writes, by the word behind --to; each is loaded when it is asked for. */
import type { Exporter } from '../codecs/exporter';

const loaders = {
  json: async () => (await import('../codecs/json/jsonExporter')).jsonExporter,
  pytorch: async () => (await import('../codecs/pytorch/pytorchExporter')).pytorchExporter,
  keras: async () => (await import('../codecs/keras/kerasExporter')).kerasExporter,
  dot: async () => (await import('../codecs/dot/dotExporter')).dotExporter,
  csv: async () => (await import('../codecs/table/tableExporters')).csvExporter,
  markdown: async () => (await import('../codecs/table/tableExporters')).markdownExporter,
  latex: async () => (await import('../codecs/table/tableExporters')).latexExporter,
} as const satisfies Readonly<Record<string, () => Promise<Exporter>>>;

/** The word for a format. */
export type FormatId = keyof typeof loaders;

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
