/** @file Reads networks of Keras in tests, and lists what was read. */
import { analyze } from '../../../analysis/analyze';
import { formatShape } from '../../../text/quantities';
import { createBytesSource } from '../../byteSource.testing';
import type { ImportOptions, ImportResult } from '../../importer';
import { kerasImporter } from './kerasImporter';

/** What was read of a network. */
export type Read = Extract<ImportResult, { ok: true }>;

/** Reads a configuration, as the text of a file. */
export const readJson = (value: unknown, name = 'net.json', options: ImportOptions = {}) =>
  kerasImporter.read(createBytesSource(new TextEncoder().encode(JSON.stringify(value)), name), options);

/** Reads a configuration. @throws Error where it is refused */
export async function readNetwork(value: unknown, options: ImportOptions = {}): Promise<Read> {
  const result = await readJson(value, 'net.json', options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result;
}

/** The analysis of what was read, at the size that it was worked out for. */
export const analyzeRead = ({ architecture, workedAt }: Read) =>
  analyze(architecture, { resolution: workedAt, rule: 'paper' });

/** `kind name <- inputs shape` of every layer. */
export function listRead(read: Read): readonly string[] {
  const analysis = analyzeRead(read);
  return [...read.architecture.layers.values()].map(({ id, name, layer, inputs }) => {
    const shape = analysis.layers.get(id)?.shape;
    return `${layer.kind} ${name} <- ${inputs.join(', ')} ${shape ? formatShape(shape) : '?'}`;
  });
}

/** `kind parent > name` of every group. */
export const listGroups = ({ architecture }: Read) =>
  [...architecture.groups.values()].map(
    ({ name, kind, parent }) =>
      `${kind} ${parent === null ? '' : `${architecture.groups.get(parent)?.name} > `}${name}`,
  );
