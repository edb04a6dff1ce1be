/**
 * @file Writes the `model.json` of a layers model of TensorFlow.js: the topology, without weights, which tfjs then
 * makes up. Shapes are those of the design's image size.
 */
import type { Analysis } from '../../analysis/analysis';
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { computeOrder } from '../../graph/order';
import type { LayerKind } from '../../layers/catalogue';
import { isMapShape, type Shape } from '../../layers/shape';
import { checkRunnable } from '../exportable';
import type { Exporter, ExportOptions, ExportResult } from '../exporter';
import type { ExportNote } from '../exportProblem';
import { sealDesign } from '../seal';
import { createLayerWriter, InexpressibleInTfjs } from './layerWriter';
import { writeTfjsLayer } from './tfjsLayers';
import { createTopologyBuilder, type TopologyBuilder } from './topologyBuilder';

const noShape: Shape = { features: 1 };

/** The version of tfjs whose layers these are. */
const version = 'tfjs-layers 4.22.0';

const listLengths = (shape: Shape): readonly number[] =>
  isMapShape(shape) ? [shape.height, shape.width, shape.channels] : [shape.features];

/** Kinds whose output is never below zero. */
const positiveKinds: ReadonlySet<LayerKind> = new Set([
  'ReLU',
  'ReLU6',
  'Sigmoid',
  'HardSigmoid',
  'Softmax',
] as const);

/** Kinds that pass on what is above zero. */
const keepingKinds: ReadonlySet<LayerKind> = new Set([
  ...(['MaxPool2d', 'AvgPool2d', 'AdaptiveAvgPool2d', 'GlobalAvgPool', 'GlobalMaxPool', 'Dropout'] as const),
  ...([
    'Identity',
    'Add',
    'Multiply',
    'Concat',
    'ZeroPad2d',
    'Upsample',
    'ChannelShuffle',
    'ChannelSlice',
  ] as const),
]);

/** The layers whose output is never below zero. */
function findPositive({ layers }: Architecture): ReadonlySet<LayerId> {
  const found = new Set<LayerId>();
  for (const id of computeOrder(layers).order) {
    const node = layers.get(id);
    if (node === undefined) continue;
    const { kind } = node.layer;
    const isKept = keepingKinds.has(kind) && node.inputs.every((input) => found.has(input));
    if (positiveKinds.has(kind) || isKept) found.add(id);
  }
  return found;
}

/** A name that tfjs takes: it makes names of tensors of it. */
function toTfjsName(id: string): string {
  const name = id.replace(/[^-A-Za-z0-9._/]/g, '_');
  return /^[A-Za-z0-9]/.test(name) ? name : `layer${name}`;
}

function nameLayers({ layers }: Architecture, builder: TopologyBuilder): ReadonlyMap<LayerId, string> {
  return new Map([...layers.keys()].map((id) => [id, builder.createName(toTfjsName(id))]));
}

interface Written {
  readonly refusal: ExportResult | null;
  readonly approximated: readonly LayerNode[];
}

function writeLayers(
  architecture: Architecture,
  analysis: Analysis,
  names: ReadonlyMap<LayerId, string>,
  builder: TopologyBuilder,
): Written {
  const { layers } = architecture;
  const getShape = (id: LayerId) => analysis.layers.get(id)?.shape ?? noShape;
  const positive = findPositive(architecture);
  const approximated: LayerNode[] = [];
  for (const id of computeOrder(layers).order) {
    const node = layers.get(id);
    if (node === undefined) continue;
    const output = getShape(id);
    if (node.layer.kind === 'Input') {
      const name = names.get(id) ?? id;
      const shape = { batch_input_shape: [null, ...listLengths(output)], dtype: 'float32', sparse: false };
      builder.add('InputLayer', name, shape, []);
      continue;
    }
    const [first] = node.inputs;
    const place = {
      inputs: node.inputs.map(getShape),
      output,
      isPositive: first !== undefined && positive.has(first),
      approximate: () => {
        approximated.push(node);
      },
    };
    try {
      writeTfjsLayer(node.layer, createLayerWriter(node, place, names, builder));
    } catch (error) {
      if (!(error instanceof InexpressibleInTfjs)) throw error;
      const { kind } = node.layer;
      const problem = { code: 'inexpressible', layer: node.name, kind, reason: error.reason } as const;
      return { refusal: { ok: false, problem }, approximated };
    }
  }
  return { refusal: null, approximated };
}

/** A note for each kind of which layers come out a little different. */
function collectNotes(approximated: readonly LayerNode[]): readonly ExportNote[] {
  const byKind = new Map<LayerKind, string[]>();
  for (const { layer, name } of approximated)
    byKind.set(layer.kind, [...(byKind.get(layer.kind) ?? []), name]);
  return [...byKind].map(([kind, layers]) => ({ code: 'approximated', kind, layers }));
}

function write(design: Design, options: ExportOptions = {}): ExportResult {
  const checked = checkRunnable(design, options);
  if ('problem' in checked) return { ok: false, problem: checked.problem };
  const { architecture, title } = design;
  const nodes = [...architecture.layers.values()];
  if (nodes.every(({ layer }) => layer.kind === 'Input')) return { ok: false, problem: { code: 'empty' } };
  const builder = createTopologyBuilder();
  const names = nameLayers(architecture, builder);
  const { refusal, approximated } = writeLayers(architecture, checked.analysis, names, builder);
  if (refusal !== null) return refusal;
  const fed = new Set(nodes.flatMap(({ inputs }) => inputs));
  const refer = ({ id }: LayerNode) => [names.get(id) ?? id, 0, 0];
  const isInput = ({ layer }: LayerNode) => layer.kind === 'Input';
  const modelTopology = {
    class_name: 'Model',
    config: {
      name: toTfjsName(title || 'network'),
      layers: builder.layers,
      input_layers: nodes.filter(isInput).map(refer),
      output_layers: nodes.filter((node) => !fed.has(node.id) && !isInput(node)).map(refer),
    },
    keras_version: version,
    backend: 'tensor_flow.js',
  };
  const model = {
    format: 'layers-model',
    generatedBy: 'Fovea',
    convertedBy: null,
    modelTopology,
    userDefinedMetadata: sealDesign(design, JSON.stringify(modelTopology)),
  };
  return { ok: true, content: `${JSON.stringify(model)}\n`, notes: collectNotes(approximated) };
}

/** Writes the `model.json` of TensorFlow.js. */
export const tfjsExporter: Exporter = {
  id: 'tfjs',
  extension: '.json',
  mediaType: 'application/json',
  write,
};
