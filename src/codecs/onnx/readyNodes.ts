/**
 * @file Nodes whose layer is known already: what importers of other formats put into a graph, so that views, merges,
 * groups and reports are those of ONNX.
 */
import { createLayer, isLayerKind, type Layer } from '../../layers/catalogue';
import { isMapShape, type MapShape } from '../../layers/shape';
import { addPointwise } from './activationNodes';
import { toMap } from './arrangement';
import { getInt, getInts, getText, resolveAxes } from './attributes';
import { type Axes, permuteAxes } from './axes';
import { translateProduct } from './denseNodes';
import { addDraft, getLayerInput, type TranslationContext } from './drafts';
import type { NodeHandler } from './handler';
import { normalizeOver } from './normNodes';
import type { OnnxAttribute, OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { countApproximation } from './tally';
import { type LayerValue, unknownConstant } from './value';

/** The domain of nodes whose layer is known; their operator is what the format calls them. */
export const readyDomain = 'fovea.ready';

/** How a layer takes its input. */
export type ReadyForm =
  /** As a map, its axes in the given order. */
  | { readonly as: 'map'; readonly layer: Layer; readonly order: 'first' | 'last' }
  /** A convolution of each channel by itself, with `factor` outputs each. */
  | {
      readonly as: 'depthwise';
      readonly layer: Layer<'Conv2d'>;
      readonly factor: number;
      readonly order: 'first' | 'last';
    }
  /** As it is. */
  | { readonly as: 'pointwise'; readonly layer: Layer }
  /** A product along the last axis. */
  | { readonly as: 'dense'; readonly outFeatures: number; readonly bias: boolean }
  /** Statistics over axes, and a learnt scale and shift. */
  | { readonly as: 'norm'; readonly axes: readonly number[]; readonly affine: boolean }
  /** Not known; `reach` says whether each output sees everything. */
  | { readonly as: 'unknown'; readonly reach: 'local' | 'global' };

/** The attributes of a ready node. `isNearly` says that the layer's values are not quite those of the format. */
export function createReadyAttributes(form: ReadyForm, isNearly = false): ReadonlyMap<string, OnnxAttribute> {
  const { as, ...rest } = form;
  const attributes = new Map<string, OnnxAttribute>([['as', { text: as }]]);
  if (isNearly) attributes.set('nearly', { int: 1 });
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'number' || typeof value === 'boolean') attributes.set(name, { int: Number(value) });
    else if (typeof value === 'string') attributes.set(name, { text: value });
    else if (Array.isArray(value)) attributes.set(name, { ints: value });
    else attributes.set(name, { text: JSON.stringify(value) });
  }
  return attributes;
}

function readLayer(node: OnnxNode): Layer | null {
  const { kind, params } = JSON.parse(getText(node, 'layer', '{}'));
  return typeof kind === 'string' && isLayerKind(kind) ? createLayer(kind, params) : null;
}

const toFirst = [0, 3, 1, 2];
const toLast = [0, 2, 3, 1];

/** The largest factor that the layer takes. */
const maxScale = 64;

/** A factor beyond what the layer takes is a size. */
function limitScale(layer: Layer, { height, width }: MapShape): Layer {
  if (layer.kind !== 'Upsample' || layer.params.size !== null) return layer;
  const { scale } = layer.params;
  if (Math.max(...scale) <= maxScale) return layer;
  const size = [Math.floor(height * scale[0]), Math.floor(width * scale[1])] as const;
  return { kind: layer.kind, params: { ...layer.params, size, scale: [1, 1] } };
}

/** Adds a layer over a map; `adapt` may look at the map. */
function addOverMap(
  node: OnnxNode,
  context: TranslationContext,
  adapt: (layer: Layer, map: MapShape) => Layer,
): LayerValue | null {
  const input = getLayerInput(node, context);
  const layer = readLayer(node);
  if (!input || layer === null) return null;
  const isLast = getText(node, 'order', 'first') === 'last' && input.axes.length === 4;
  const permute = (axes: Axes, order: readonly number[]) =>
    isLast ? (permuteAxes(axes, order) ?? axes) : axes;
  const source = toMap(context, node, { ...input, axes: permute(input.axes, toFirst) });
  if (source === null || !isMapShape(source.shape)) return null;
  const { kind, params } = adapt(layer, source.shape);
  const draft = addDraft(context, node, kind, params, [source]);
  if (draft === null || !isMapShape(draft.shape)) return null;
  const { channels, height, width } = draft.shape;
  const axes: Axes = (['n', 'c', 'h', 'w'] as const).map((label, axis) => [
    { label, size: [context.batch, channels, height, width][axis] ?? 1, stride: 1 },
  ]);
  return { kind: 'layer', draft, axes: permute(axes, toLast) };
}

function translateForm(node: OnnxNode, context: TranslationContext): LayerValue | null {
  const input = getLayerInput(node, context);
  if (!input) return null;
  switch (getText(node, 'as', 'unknown')) {
    case 'map':
      return addOverMap(node, context, limitScale);
    case 'depthwise':
      return addOverMap(node, context, (layer, { channels }) => {
        if (layer.kind !== 'Conv2d') return layer;
        const outChannels = channels * getInt(node, 'factor', 1);
        return { kind: layer.kind, params: { ...layer.params, groups: channels, outChannels } };
      });
    case 'pointwise': {
      const layer = readLayer(node);
      return layer && addPointwise(node, context, layer.kind, layer.params);
    }
    case 'dense': {
      const axis = input.axes.length - 1;
      const [outFeatures, bias] = [getInt(node, 'outFeatures', 1), getInt(node, 'bias', 1) === 1];
      return translateProduct(node, context, { input, weights: unknownConstant, axis, outFeatures, bias });
    }
    case 'norm': {
      const axes = resolveAxes(getInts(node, 'axes') ?? [-1], input.axes.length);
      const over = input.axes.filter((_, axis) => axes?.includes(axis));
      return axes && normalizeOver(node, context, input, over, getInt(node, 'affine', 1) === 1);
    }
    default: {
      const values = node.inputs.map((name) => context.values.get(name));
      const [first = input, ...others] = values.filter((value) => value?.kind === 'layer');
      const isGlobal = getText(node, 'reach', 'local') === 'global';
      return addOpaque(context, node, [first, ...others], { reach: isGlobal ? 'global' : 'local' });
    }
  }
}

/** Translates a node of {@link readyDomain}. */
export const handleReadyNode: NodeHandler = (node, context) => {
  const value = translateForm(node, context);
  if (value !== null && getInt(node, 'nearly', 0) === 1)
    countApproximation(context.tally, node.opType, value.draft.layer.kind);
  return value;
};
