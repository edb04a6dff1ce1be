/**
 * @file The ONNX importer: read the structure, fuse patterns, translate at a size of the image, assemble.
 */

import type { PerAxis } from '../../util/perAxis';
import type { ByteSource, Importer, ImportNote, ImportOptions, ImportResult } from '../importer';
import { isSealed, openSeal, restoreDesign } from '../seal';
import { assemble } from './assemble';
import { ImportFailure } from './byteCursor';
import { describeGraph } from './describeGraph';
import { fusePatterns } from './fusePatterns';
import { findFreeInputs, findImageInput, type ImageInput, listResolutions } from './imageInput';
import { createNodeIndex, type NodeIndex } from './nodeIndex';
import { orderNodes } from './nodeOrder';
import type { OnnxModel } from './onnxModel';
import { hasModelHead, readModel } from './readModel';
import { createReport } from './tally';
import { type PreparedGraph, type Translation, translate } from './translate';

/** Operator sets that were tried. */
const triedOpsets = { min: 7, max: 23 };

/** Nodes translated in search of a size that fits; a large graph gets fewer guesses. */
const maxGuessedNodes = 40_000;

/** The translation at the first size at which all lengths fit, or else at the first size. */
function translateAtFittingSize(
  graph: PreparedGraph,
  sizes: readonly PerAxis<number>[],
): { readonly translation: Translation; readonly size: PerAxis<number> } {
  const [first = [224, 224] as const, ...others] = sizes;
  const translation = translate(graph, first);
  if (translation.tally.mismatches > 0) {
    for (const size of others.slice(0, maxGuessedNodes / graph.nodes.length)) {
      const other = translate(graph, size);
      if (other.tally.mismatches === 0) return { translation: other, size };
    }
  }
  return { translation, size: first };
}

function collectNotes(
  model: OnnxModel,
  index: NodeIndex,
  image: ImageInput,
  size: PerAxis<number>,
  translation: Translation,
): readonly ImportNote[] {
  const notes: ImportNote[] = [];
  if (image.size.includes(null)) notes.push({ code: 'assumed-resolution', resolution: size });
  if (image.channels === null) notes.push({ code: 'assumed-channels', channels: 3 });
  const names = findFreeInputs(model, index).map((input) => input.name);
  const ignored = names.filter((name) => name !== image.name);
  if (ignored.length > 0) notes.push({ code: 'ignored-inputs', names: ignored });
  const external = [...model.tensors.values()].filter((tensor) => tensor.isExternal).length;
  if (external > 0) notes.push({ code: 'external-data', tensors: external });
  if (isSealed(model.metadata)) notes.push({ code: 'changed-design' });
  const opset = model.opset ?? 0;
  if (opset < triedOpsets.min || opset > triedOpsets.max) notes.push({ code: 'untried-opset', opset });
  const hasConvolution = translation.drafts.some(
    ({ layer }) => layer.kind === 'Conv2d' || layer.kind === 'ConvTranspose2d',
  );
  if (!hasConvolution) notes.push({ code: 'no-convolutions' });
  return notes;
}

/** The title of an imported network: the graph's name where it says something, else the file's. */
function createTitle(model: OnnxModel, fileName: string): string {
  const isTelling =
    model.graphName !== '' && !/^(torch[-_]jit|main_graph|graph|tf2onnx)/i.test(model.graphName);
  const stem = fileName.replace(/\.[^.]*$/, '');
  return (stem || (isTelling ? model.graphName : '')).slice(0, 200);
}

async function importOnnx(source: ByteSource, options: ImportOptions): Promise<ImportResult> {
  const model = await readModel(source, options);
  const own = openSeal(model.metadata, describeGraph(model.nodes));
  if (own !== null) return restoreDesign(own, source.name, 'onnx', model.nodes.length);
  if (model.nodes.length === 0) throw new ImportFailure({ code: 'empty-graph' });
  const ordered = orderNodes(model.nodes);
  const index = createNodeIndex(model);
  const image = findImageInput(model, index, options);
  const graph: PreparedGraph = { model, nodes: fusePatterns(ordered, index), image };
  const sizes = listResolutions(image, options.resolution);
  const { translation, size } = translateAtFittingSize(graph, sizes);
  const notes = collectNotes(model, index, image, size, translation);
  return {
    ok: true,
    architecture: assemble(translation.drafts),
    resolution: image.size.includes(null) ? null : size,
    workedAt: size,
    title: createTitle(model, source.name),
    report: createReport(translation.tally, model.nodes.length, notes),
  };
}

/** Imports the structure of convolutional networks from ONNX files. */
export const onnxImporter: Importer = {
  id: 'onnx',
  extensions: ['.onnx'],
  recognize: (head, fileName) => fileName.toLowerCase().endsWith('.onnx') || hasModelHead(head),
  async read(source, options = {}) {
    try {
      return await importOnnx(source, options);
    } catch (error) {
      if (error instanceof ImportFailure) return { ok: false, error: error.error };
      return { ok: false, error: { code: 'internal', detail: String(error) } };
    }
  },
};
