/** @file Why a layer's output is as large as it is: channels, height and width, or features, as formulas. */
import type { LayerNode } from '../../architecture/architecture';
import { getLayerWindow } from '../../layers/catalogue';
import { getMapSize, isMapShape, type MapShape, type Shape } from '../../layers/shape';
import { computeEffectiveKernel, type SlidingWindow } from '../../layers/window';
import { type Axis, axes } from '../../util/perAxis';
import { difference, evaluateFormula, type Formula, product, sum, wholeQuotient } from './formula';

/** One length of an output. */
export interface OutputLength {
  readonly part: 'channels' | 'height' | 'width' | 'features';
  readonly value: number;
  /** Null where nothing is calculated: `origin` says where the number comes from. */
  readonly formula: Formula | null;
  readonly origin: LengthOrigin;
}

/**
 * Where a length comes from: a calculation, an input that has it, a parameter, a pool over everything, a map of
 * which nothing is left, or inputs that do not fit, for which there is no calculation.
 */
export type LengthOrigin = 'formula' | 'input' | 'parameter' | 'pooled' | 'vanished' | 'misfit';

const parts = ['height', 'width'] as const;

/** Whether a layer's window may start in the padding behind: one that does not read the map at all is dropped. */
function hasCeilMode({ layer: { params } }: LayerNode): boolean {
  return 'ceilMode' in params && params.ceilMode;
}

/** floor((n + pads - e) / s) + 1, with the effective kernel written out where it is dilated. */
function explainSteps(node: LayerNode, window: SlidingWindow, size: number, axis: Axis): Formula {
  const [kernel, dilation] = [window.kernelSize[axis], window.dilation[axis]];
  const { before, after } = window.padding[axis];
  const stride = window.stride[axis];
  const extent: Formula = dilation === 1 ? kernel : sum(product(dilation, difference(kernel, 1)), 1);
  // Cropping is padding below zero.
  const added = sum(size, ...[before, after].filter((pixels) => pixels > 0));
  const cut = [before, after].filter((pixels) => pixels < 0).map((pixels) => -pixels);
  const isCeil = hasCeilMode(node);
  const steps = sum(wholeQuotient(difference(added, ...cut, extent), stride, isCeil ? 'ceil' : 'floor'), 1);
  const isDropped = isCeil && (evaluateFormula(steps) - 1) * stride >= size + before;
  return isDropped ? difference(steps, 1) : steps;
}

/** (n - 1) s - pads + e + output padding, and what `same` fills up. */
function explainTransposed(
  { layer: { params } }: LayerNode<'ConvTranspose2d'>,
  { before, after }: { readonly before: number; readonly after: number },
  size: number,
  axis: Axis,
): Formula {
  const { stride, dilation, kernelSize, outputPadding, padding } = params;
  const extent = computeEffectiveKernel(kernelSize[axis], dilation[axis]);
  const written: Formula =
    dilation[axis] === 1 ? extent : sum(product(dilation[axis], difference(kernelSize[axis], 1)), 1);
  const fill = padding === 'same' ? Math.max(stride[axis] - extent, 0) : 0;
  const spread = product(difference(size, 1), stride[axis]);
  return sum(difference(spread, before, after), written, fill, outputPadding[axis]);
}

function explainLength(node: LayerNode, input: MapShape, axis: Axis): Formula | null {
  const size = getMapSize(input)[axis];
  const { layer } = node;
  if (layer.kind === 'Upsample') {
    const { size: target, scale } = layer.params;
    if (target !== null) return null;
    const scaled = product(size, scale[axis]);
    return Number.isInteger(evaluateFormula(scaled)) ? scaled : { op: 'floor', of: scaled };
  }
  if (layer.kind === 'Opaque') {
    const stride = layer.params.stride[axis];
    return layer.params.outputShape !== null || stride === 1 ? null : wholeQuotient(size, stride, 'ceil');
  }
  const window = getLayerWindow(layer, input);
  if (window.type === 'transposed' && layer.kind === 'ConvTranspose2d')
    return explainTransposed({ ...node, layer }, window.padding[axis], size, axis);
  return window.type === 'sliding' ? explainSteps(node, window, size, axis) : null;
}

function explainChannels({ layer }: LayerNode, inputs: readonly Shape[]): Formula | null {
  switch (layer.kind) {
    case 'Concat':
      return sum(...inputs.map((input) => (isMapShape(input) ? input.channels : input.features)));
    case 'ChannelSlice':
      return difference(layer.params.end, layer.params.start);
    default:
      return null;
  }
}

/** Where a length comes from. */
function findOrigin(
  { layer }: LayerNode,
  part: OutputLength['part'],
  value: number,
  formula: Formula | null,
): LengthOrigin {
  const { kind, params } = layer;
  // A map that vanishes has no pixel left, however much is missing.
  if (value === 0) return 'vanished';
  // What does not fit is left out of the output, so the calculation comes to another number.
  if (formula !== null) return evaluateFormula(formula) === value ? 'formula' : 'misfit';
  const isWide = part === 'channels' || part === 'features';
  if (isWide && ('outChannels' in params || 'outFeatures' in params)) return 'parameter';
  if (kind === 'Opaque' && params.outputShape !== null) return 'parameter';
  if (isWide) return 'input';
  if (kind === 'GlobalAvgPool' || kind === 'GlobalMaxPool') return 'pooled';
  return kind === 'AdaptiveAvgPool2d' || (kind === 'Upsample' && params.size !== null)
    ? 'parameter'
    : 'input';
}

/** The lengths of an output. @param inputs the shapes by port. */
export function explainOutput(
  node: LayerNode,
  inputs: readonly Shape[],
  output: Shape,
): readonly OutputLength[] {
  const [input] = inputs;
  const describe = (part: OutputLength['part'], value: number, formula: Formula | null): OutputLength => {
    const origin = findOrigin(node, part, value, formula);
    return { part, value, formula: origin === 'formula' ? formula : null, origin };
  };
  if (!isMapShape(output)) {
    const isFlat = node.layer.kind === 'Flatten' && input !== undefined && isMapShape(input);
    const formula = isFlat
      ? product(input.channels, input.height, input.width)
      : explainChannels(node, inputs);
    return [describe('features', output.features, formula)];
  }
  const lengths = getMapSize(output);
  return [
    describe('channels', output.channels, explainChannels(node, inputs)),
    ...axes.map((axis) => {
      const isMap = input !== undefined && isMapShape(input);
      return describe(parts[axis], lengths[axis], isMap ? explainLength(node, input, axis) : null);
    }),
  ];
}
