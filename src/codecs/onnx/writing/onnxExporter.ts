/**
 * @file Writes ONNX files: version 8 of the format, version 17 of the operators, any number of images at once. Weights
 * that were not trained are made by nodes, so that files are small and a runtime can run them.
 */
import type { Analysis } from '../../../analysis/analysis';
import type { Architecture, LayerId, LayerNode } from '../../../architecture/architecture';
import type { Design } from '../../../document/document';
import { computeOrder } from '../../../graph/order';
import { isMapShape, type Shape } from '../../../layers/shape';
import { enLate } from '../../../text/enLate';
import { checkRunnable } from '../../exportable';
import type { Exporter, ExportOptions, ExportResult } from '../../exporter';
import type { ExportNote } from '../../exportProblem';
import { describePixels } from '../../pixelScale';
import { sealDesign } from '../../seal';
import { describeGraph } from '../describeGraph';
import { type EncodedValue, encodeModel } from './encodeModel';
import { createGraphBuilder, type GraphBuilder } from './graphBuilder';
import { createLayerContext, InexpressibleLayer } from './layerContext';
import { writeLayer } from './layerNodes';

const noShape: Shape = { features: 1 };

const listLengths = (shape: Shape): readonly number[] =>
  isMapShape(shape) ? [shape.channels, shape.height, shape.width] : [shape.features];

/** A tensor name for each layer. */
function nameTensors({ layers }: Architecture, graph: GraphBuilder): ReadonlyMap<LayerId, string> {
  return new Map([...layers.keys()].map((id) => [id, graph.createName(id === '' ? 'layer' : id)]));
}

/** Adds all layers; the first that ONNX has no form for is the answer, else null. */
function writeLayers(
  { layers }: Architecture,
  analysis: Analysis,
  names: ReadonlyMap<LayerId, string>,
  graph: GraphBuilder,
): ExportResult | null {
  const getShape = (id: LayerId) => analysis.layers.get(id)?.shape ?? noShape;
  for (const id of computeOrder(layers).order) {
    const node = layers.get(id);
    if (node === undefined) continue;
    const shapes = { inputs: node.inputs.map(getShape), output: getShape(id) };
    try {
      writeLayer(node.layer, createLayerContext(node, shapes, names, graph));
    } catch (error) {
      if (!(error instanceof InexpressibleLayer)) throw error;
      const { kind } = node.layer;
      return { ok: false, problem: { code: 'inexpressible', layer: node.name, kind, reason: error.reason } };
    }
  }
  return null;
}

function collectNotes(nodes: readonly LayerNode[]): readonly ExportNote[] {
  const opaque = nodes.filter(({ layer }) => layer.kind === 'Opaque').map(({ name }) => name);
  return opaque.length > 0 ? [{ code: 'placeholders', layers: opaque }] : [];
}

function write(design: Design, options: ExportOptions = {}): ExportResult {
  const checked = checkRunnable(design, options);
  if ('problem' in checked) return { ok: false, problem: checked.problem };
  const { architecture, title } = design;
  const nodes = [...architecture.layers.values()];
  if (nodes.every(({ layer }) => layer.kind === 'Input')) return { ok: false, problem: { code: 'empty' } };
  const graph = createGraphBuilder(options.weights);
  const names = nameTensors(architecture, graph);
  const refusal = writeLayers(architecture, checked.analysis, names, graph);
  if (refusal !== null) return refusal;
  const toValue = ({ id }: LayerNode): EncodedValue => ({
    name: names.get(id) ?? id,
    lengths: listLengths(checked.analysis.layers.get(id)?.shape ?? noShape),
  });
  const fed = new Set(nodes.flatMap(({ inputs }) => inputs));
  const inputs = nodes.filter(({ layer }) => layer.kind === 'Input').map(toValue);
  const outputs = nodes.filter(({ id, layer }) => !fed.has(id) && layer.kind !== 'Input').map(toValue);
  const built = graph.build();
  const { pixelScale } = options;
  const text = (options.text ?? enLate).exports;
  const content = encodeModel({
    ...built,
    name: title || 'network',
    documentation: [text.madeBy, ...(pixelScale ? text.describePixels(pixelScale) : [])].join(' '),
    inputs,
    outputs,
    metadata: {
      ...sealDesign(design, describeGraph(built.nodes)),
      ...(pixelScale && describePixels(pixelScale)),
    },
  });
  return { ok: true, content, notes: collectNotes(nodes) };
}

/** Writes ONNX files. */
export const onnxExporter: Exporter = {
  id: 'onnx',
  extension: '.onnx',
  mediaType: 'application/octet-stream',
  write,
};
