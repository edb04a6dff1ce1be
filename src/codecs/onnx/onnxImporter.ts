/**
 * @file The ONNX importer: read the structure, fuse patterns, translate at a size of the image, assemble.
 */
import type { ByteSource, Importer, ImportNote, ImportOptions, ImportResult } from '../importer';
import { isSealed, openSeal, restoreDesign } from '../seal';
import { ImportFailure } from './byteCursor';
import { describeGraph } from './describeGraph';
import { fusePatterns } from './fusePatterns';
import { findFreeInputs, findImageInput, type ImageInput } from './imageInput';
import { importGraph } from './importGraph';
import { inlineFunctions } from './inlineFunctions';
import { createNodeIndex, type NodeIndex } from './nodeIndex';
import { orderNodes } from './nodeOrder';
import type { OnnxModel } from './onnxModel';
import { hasModelHead, readModel } from './readModel';
import { resolveSequences } from './sequences';

/** Operator sets that were tried. */
const triedOpsets = { min: 7, max: 23 };

/** Tensors that nodes read and nothing in the file makes. */
function findMissingTensors(model: OnnxModel, { producers }: NodeIndex): readonly string[] {
  const known = new Set(['', ...model.inputs.map(({ name }) => name)]);
  const read = new Set(model.nodes.flatMap(({ inputs }) => inputs));
  return [...read].filter((name) => !known.has(name) && !producers.has(name) && !model.tensors.has(name));
}

function collectNotes(model: OnnxModel, index: NodeIndex, image: ImageInput): readonly ImportNote[] {
  const notes: ImportNote[] = [];
  const names = findFreeInputs(model, index).map((input) => input.name);
  const ignored = names.filter((name) => name !== image.name);
  if (ignored.length > 0) notes.push({ code: 'ignored-inputs', names: ignored });
  const missing = findMissingTensors(model, index);
  const [first] = missing;
  if (first !== undefined) notes.push({ code: 'missing-tensors', name: first, count: missing.length });
  const external = [...model.tensors.values()].filter((tensor) => tensor.isExternal).length;
  if (external > 0) notes.push({ code: 'external-data', tensors: external });
  if (isSealed(model.metadata)) notes.push({ code: 'changed-design' });
  const opset = model.opset ?? 0;
  if (opset < triedOpsets.min || opset > triedOpsets.max) notes.push({ code: 'untried-opset', opset });
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
  const file = await readModel(source, options);
  const own = openSeal(file.metadata, describeGraph(file.nodes));
  if (own !== null) return restoreDesign(own, source.name, 'onnx', file.nodes.length);
  const model = inlineFunctions(file);
  if (model.nodes.length === 0) throw new ImportFailure({ code: 'empty-graph' });
  const ordered = orderNodes(model.nodes);
  const index = createNodeIndex(model);
  const image = findImageInput(model, index, options);
  return importGraph(
    { model, nodes: fusePatterns(resolveSequences(ordered, index), index), image },
    {
      format: 'onnx',
      title: createTitle(model, source.name),
      resolution: options.resolution,
      nodesRead: model.nodes.length,
      notes: collectNotes(model, index, image),
    },
  );
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
