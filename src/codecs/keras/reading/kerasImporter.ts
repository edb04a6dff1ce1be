/**
 * @file The importer of Keras and TensorFlow.js: a model's configuration, from whatever holds it (JSON, a `.keras`
 * archive, an `.h5` file), as a graph of nodes that goes the way of ONNX from there. Weights are not read.
 */

import { guessForeignFile } from '../../foreignFile';
import { hasHdf5Head, readRootTexts } from '../../hdf5/rootAttributes';
import type { ByteSource, Importer, ImportNote, ImportOptions, ImportResult } from '../../importer';
import { fetchBytes, ImportFailure } from '../../onnx/byteCursor';
import { fusePatterns } from '../../onnx/fusePatterns';
import type { ImageInput } from '../../onnx/imageInput';
import { importGraph } from '../../onnx/importGraph';
import { createNodeIndex } from '../../onnx/nodeIndex';
import { orderNodes } from '../../onnx/nodeOrder';
import type { OnnxModel, OnnxNode, OnnxTensor } from '../../onnx/onnxModel';
import { isSealed, openSeal, restoreDesign } from '../../seal';
import { hasZipHead, readZipEntry } from '../../zipEntry';
import { type AxisOrder, createEmitter } from './emitter';
import { countLevels, getEntry, getWord, isObject } from './jsonAccess';
import { flattenModel, type KerasCall, type KerasGraph, type KerasInput } from './kerasGraph';
import { emitCall, inactiveLayers } from './kerasRules';
import { type FoundModel, findModel } from './modelEntry';

/** The longest configuration that is read, in bytes; that of EfficientNetB7 has half a million. */
const maxBytes = 64_000_000;

const extensions = ['.keras', '.h5', '.hdf5'];

async function readText(source: ByteSource, options: ImportOptions): Promise<string> {
  const head = await fetchBytes(source, 0, Math.min(64, source.size));
  if (hasHdf5Head(head)) {
    const texts = await readRootTexts(source, new Set(['model_config', 'layer_names']));
    const config = texts.get('model_config');
    if (config === undefined) throw new ImportFailure({ code: 'weights-only' });
    return config;
  }
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (hasZipHead(head)) {
    const bytes = await readZipEntry(source, 'config.json', maxBytes, options);
    if (bytes === null) throw new ImportFailure({ code: 'not-keras', looksLike: 'zip' });
    return decode(bytes);
  }
  const looksLike = guessForeignFile(head);
  if (looksLike !== 'text' && looksLike !== 'other')
    throw new ImportFailure({ code: 'not-keras', looksLike });
  if (source.size > maxBytes)
    throw new ImportFailure({ code: 'too-large', what: 'bytes', actual: source.size, max: maxBytes });
  const text = decode(await fetchBytes(source, 0, source.size));
  if (!/^\uFEFF?\s*[{"[]/.test(text)) throw new ImportFailure({ code: 'not-keras', looksLike });
  return text.replace(/^\uFEFF/, '');
}

/** Most levels of lists and objects within each other; nested models have ten or so each. */
const maxLevels = 500;

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
    // What to_json() returned is often written through json.dump once more.
    if (typeof value === 'string') value = JSON.parse(value);
  } catch {
    throw new ImportFailure({ code: 'no-json' });
  }
  const levels = countLevels(value, maxLevels + 1);
  if (levels > maxLevels)
    throw new ImportFailure({ code: 'too-large', what: 'levels', actual: levels, max: maxLevels });
  return value;
}

/** The entries of TensorFlow.js that users may leave: where Fovea keeps its design. */
function readMetadata(value: unknown): ReadonlyMap<string, string> {
  const metadata = getEntry(value, 'userDefinedMetadata');
  const entries = isObject(metadata) ? Object.entries(metadata) : [];
  return new Map(
    entries.flatMap(([key, entry]) => (typeof entry === 'string' ? [[key, entry] as const] : [])),
  );
}

/** The order of axes: what most layers say. */
function findOrder(calls: readonly KerasCall[]): AxisOrder {
  const said = calls.map(({ config }) => getWord(config, 'data_format'));
  const first = said.filter((word) => /^channels_?first$/i.test(word ?? '')).length;
  return first > said.filter((word) => /^channels_?last$/i.test(word ?? '')).length ? 'first' : 'last';
}

/** The input that is the image. @throws ImportFailure where there is none, or more than one. */
function findImage(inputs: readonly KerasInput[], wanted: string | undefined): KerasInput {
  const candidates = inputs.filter(({ dims }) => dims.length === 4);
  const named = candidates.find(({ name }) => name === wanted);
  const [first, ...others] = named === undefined ? candidates : [named];
  const strip = ({ name, dims }: KerasInput) => ({ name, dims });
  if (first === undefined) throw new ImportFailure({ code: 'no-image-input', inputs: inputs.map(strip) });
  if (others.length > 0)
    throw new ImportFailure({ code: 'several-image-inputs', candidates: candidates.map(strip) });
  return first;
}

function describeImage({ name, tensor, dims }: KerasInput, order: AxisOrder): ImageInput {
  const [batch, ...lengths] = dims.map((length) => (length === null || length < 1 ? null : length));
  const [first = null, second = null, third = null] = lengths;
  const isLast = order === 'last';
  return {
    name: tensor,
    layerName: name,
    batch: batch ?? 1,
    channels: isLast ? third : first,
    size: isLast ? [first, second] : [second, third],
    order: isLast ? 'channels-last' : 'channels-first',
    hasBatch: true,
  };
}

function emitGraph(graph: KerasGraph, order: AxisOrder): OnnxModel {
  const nodes: OnnxNode[] = [];
  const tensors = new Map<string, OnnxTensor>();
  for (const call of graph.calls) emitCall(createEmitter(call, order, { nodes, tensors }));
  const named = (name: string) => ({ name, type: 'real', dims: null }) as const;
  return {
    ...{ irVersion: 8, producer: '', graphName: graph.name, opset: 17, nodes, tensors },
    ...{ inputs: graph.inputs.map(({ tensor }) => named(tensor)), outputs: graph.outputs.map(named) },
    ...{ valueInfos: new Map(), functions: new Map(), metadata: new Map() },
  };
}

function importModel(
  { entry, format }: FoundModel,
  source: ByteSource,
  options: ImportOptions,
  notes: readonly ImportNote[],
): ImportResult {
  const graph = flattenModel(entry);
  if (graph.calls.length === 0) throw new ImportFailure({ code: 'empty-graph' });
  const order = findOrder(graph.calls);
  const image = findImage(graph.inputs, options.input);
  const model = emitGraph(graph, order);
  const index = createNodeIndex(model);
  const ignored = graph.inputs.filter(({ tensor }) => tensor !== image.tensor).map(({ name }) => name);
  const inactive = graph.calls.filter(({ className }) => inactiveLayers.has(className)).length;
  const own: ImportNote[] = [...notes];
  if (ignored.length > 0) own.push({ code: 'ignored-inputs', names: ignored });
  if (graph.sharedLayers > 0) own.push({ code: 'shared-layers', count: graph.sharedLayers });
  if (inactive > 0) own.push({ code: 'inactive-layers', count: inactive });
  return importGraph(
    { model, nodes: fusePatterns(orderNodes(model.nodes), index), image: describeImage(image, order) },
    {
      format,
      title: createTitle(graph.name, source.name),
      resolution: options.resolution,
      nodesRead: graph.calls.length,
      notes: own,
    },
  );
}

/** The title: the file's name, unless that says nothing (`model.json`) and the model has one of its own. */
function createTitle(name: string, fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const isTelling = name !== '' && !/^(model|sequential|functional)(_\d+)?$/.test(name);
  return (isTelling && /^(model|config|)$/i.test(stem) ? name : stem || name).slice(0, 200);
}

async function importKeras(source: ByteSource, options: ImportOptions): Promise<ImportResult> {
  const value = parseJson(await readText(source, options));
  options.onProgress?.(1);
  const metadata = readMetadata(value);
  const own = openSeal(metadata, JSON.stringify(getEntry(value, 'modelTopology') ?? null));
  const found = findModel(value);
  if (own !== null) return restoreDesign(own, source.name, found.format, own.architecture.layers.size);
  return importModel(found, source, options, isSealed(metadata) ? [{ code: 'changed-design' }] : []);
}

/** Imports the networks that Keras and TensorFlow.js save. */
export const kerasImporter: Importer = {
  id: 'keras',
  extensions,
  recognize: (head, fileName) =>
    hasHdf5Head(head) ||
    /^\uFEFF?\s*[{"]/.test(new TextDecoder().decode(head)) ||
    extensions.some((extension) => fileName.toLowerCase().endsWith(extension)),
  async read(source, options = {}) {
    try {
      return await importKeras(source, options);
    } catch (error) {
      if (error instanceof ImportFailure) return { ok: false, error: error.error };
      return { ok: false, error: { code: 'internal', detail: String(error) } };
    }
  },
};
