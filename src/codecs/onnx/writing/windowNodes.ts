/** @file Convolutions and pools as ONNX nodes. Paddings by rule are written as the rule where they follow the map. */
import type { LayerParams } from '../../../layers/catalogue';
import { type AxisPadding, type Padding, resolvePadding } from '../../../layers/padding';
import { getMapSize, isMapShape, type Shape } from '../../../layers/shape';
import { computeEffectiveKernel } from '../../../layers/window';
import { mapAxes, type PerAxis } from '../../../util/perAxis';
import type { AttributeInputs } from './graphBuilder';
import { InexpressibleLayer, type LayerContext, trimInputs } from './layerContext';

type Sides = PerAxis<AxisPadding>;

interface Window {
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  readonly padding: Padding;
}

const getSize = (shape: Shape): PerAxis<number> => (isMapShape(shape) ? getMapSize(shape) : [1, 1]);

/** [top, left, bottom, right], as ONNX lists them. */
const listPads = ([rows, columns]: Sides) => [rows.before, columns.before, rows.after, columns.after];

const isNothing = (sides: Sides) => sides.every(({ before, after }) => before === 0 && after === 0);

const getExtent = ({ kernelSize, dilation }: Window) =>
  mapAxes(kernelSize, (kernel, axis) => computeEffectiveKernel(kernel, dilation[axis]));

function resolveSides(window: Window, input: Shape): Sides {
  const size = getSize(input);
  return mapAxes(getExtent(window), (extent, axis) =>
    resolvePadding(window.padding, axis, extent - 1, window.stride[axis], size[axis]),
  );
}

/**
 * Whether the padding is the rule itself: with a stride it depends on the map, so that numbers would hold for one size
 * of the image only. Runtimes disagree on the rule under dilation, and where windows leave gaps.
 */
const isRule = ({ padding, kernelSize, stride, dilation }: Window) =>
  padding === 'same' &&
  Math.max(...stride) > 1 &&
  Math.max(...dilation) === 1 &&
  kernelSize.every((length, axis) => length >= (stride[axis] ?? 1));

function describeWindow(window: Window): AttributeInputs {
  return { kernel_shape: window.kernelSize, strides: window.stride, dilations: window.dilation };
}

const describePadding = (window: Window, sides: Sides): AttributeInputs =>
  isRule(window) ? { auto_pad: 'SAME_UPPER' } : { pads: listPads(sides) };

/** Conv2d. */
export function writeConv2d(params: LayerParams<'Conv2d'>, context: LayerContext): void {
  const { input, from, finish, weight } = context;
  const padding = describePadding(params, resolveSides(params, input));
  const inputs = trimInputs([from, weight('weight'), weight('bias')]);
  finish('Conv', inputs, { ...describeWindow(params), ...padding, group: params.groups });
}

/** ConvTranspose2d. */
export function writeConvTranspose2d(params: LayerParams<'ConvTranspose2d'>, context: LayerContext): void {
  const { from, finish, weight } = context;
  const { stride, padding, outputPadding } = params;
  const extent = getExtent(params);
  const cut = mapAxes(extent, (length, axis) => {
    if (padding !== 'same') return resolvePadding(padding, axis, length - 1, stride[axis], null);
    const total = Math.max(length - stride[axis], 0);
    return { before: Math.floor(total / 2), after: total - Math.floor(total / 2) };
  });
  // Where the kernel is shorter than the stride, `same` fills up.
  const fill = mapAxes(extent, (length, axis) =>
    padding === 'same' ? Math.max(stride[axis] - length, 0) : 0,
  );
  const added = mapAxes(outputPadding, (extra, axis) => extra + fill[axis]);
  // Runtimes want less than a stride, and nothing but the bias is beyond.
  if (added.some((extra, axis) => extra > 0 && extra >= (stride[axis] ?? 1)))
    throw new InexpressibleLayer('padding');
  finish('ConvTranspose', trimInputs([from, weight('weight'), weight('bias')]), {
    ...describeWindow(params),
    pads: listPads(cut),
    output_padding: added,
    group: params.groups,
  });
}

/** How many windows there are by ONNX's rule, which keeps windows that begin behind the map. */
function countSteps(size: number, pads: AxisPadding, extent: number, stride: number, isUp: boolean): number {
  const steps = (size + pads.before + pads.after - extent) / stride;
  return (isUp ? Math.ceil(steps) : Math.floor(steps)) + 1;
}

interface PoolForm {
  readonly sides: Sides;
  readonly isCeil: boolean;
}

/** The padding of a pool, and whether the number of windows is rounded up, such that the sizes are those wanted. */
function planPool(window: Window, ceilMode: boolean, input: Shape, output: Shape): PoolForm {
  const sides = resolveSides(window, input);
  const size = getSize(input);
  const count = getSize(output);
  const extent = getExtent(window);
  const fits = (isCeil: boolean) =>
    sides.every(
      (own, axis) =>
        countSteps(size[axis] ?? 1, own, extent[axis] ?? 1, window.stride[axis] ?? 1, isCeil) === count[axis],
    );
  if (fits(ceilMode)) return { sides, isCeil: ceilMode };
  const enough = mapAxes(sides, ({ before }, axis) => ({
    before,
    after: Math.max((count[axis] - 1) * window.stride[axis] + extent[axis] - size[axis] - before, 0),
  }));
  return { sides: enough, isCeil: false };
}

/** Pads before the pool where it would pad by a whole window or more, which runtimes refuse. */
function writePool(
  opType: 'MaxPool' | 'AveragePool',
  window: Window,
  form: PoolForm,
  context: LayerContext,
  more: AttributeInputs,
): void {
  const { graph, step, finish } = context;
  const isWide = form.sides.some(({ before, after }, axis) => {
    const kernel = window.kernelSize[axis] ?? 1;
    return before >= kernel || after >= kernel;
  });
  let { from } = context;
  if (isWide) {
    // Of means, runtimes would join the two again and then refuse.
    if (opType === 'AveragePool') throw new InexpressibleLayer('padding');
    const [top = 0, left = 0, bottom = 0, right = 0] = listPads(form.sides);
    const pads = graph.integers([0, 0, top, left, 0, 0, bottom, right]);
    from = step('Pad', [from, pads, graph.floats([Number.NEGATIVE_INFINITY], [])], 'pad');
  }
  const padding = isWide ? {} : describePadding(window, form.sides);
  finish(opType, [from], {
    kernel_shape: window.kernelSize,
    strides: window.stride,
    ...padding,
    ceil_mode: form.isCeil ? 1 : undefined,
    ...more,
  });
}

/** MaxPool2d. */
export function writeMaxPool2d(params: LayerParams<'MaxPool2d'>, context: LayerContext): void {
  const form = planPool(params, params.ceilMode, context.input, context.output);
  writePool('MaxPool', params, form, context, { dilations: params.dilation });
}

/** AvgPool2d. */
export function writeAvgPool2d(params: LayerParams<'AvgPool2d'>, context: LayerContext): void {
  const window: Window = { ...params, dilation: [1, 1] };
  const form = planPool(window, params.ceilMode, context.input, context.output);
  const isPadded = !isNothing(form.sides) || params.padding !== 'valid';
  const counts = params.countIncludePad && isPadded ? 1 : undefined;
  writePool('AveragePool', window, form, context, { count_include_pad: counts });
}

/** AdaptiveAvgPool2d: a pool where the cells are equal, else two products with matrices of shares. */
export function writeAdaptiveAvgPool2d(
  { outputSize }: LayerParams<'AdaptiveAvgPool2d'>,
  { input, from, graph, step, finish }: LayerContext,
): void {
  const size = getSize(input);
  if (outputSize[0] === 1 && outputSize[1] === 1) {
    finish('GlobalAveragePool', [from]);
    return;
  }
  const ratio = mapAxes(size, (length, axis) => length / outputSize[axis]);
  if (ratio.every(Number.isInteger)) {
    finish('AveragePool', [from], { kernel_shape: ratio, strides: ratio });
    return;
  }
  /** The share of each pixel in each cell: [cells, pixels], or transposed. */
  const createShares = (axis: 0 | 1, isTransposed: boolean) => {
    const length = size[axis];
    const cells = outputSize[axis];
    const share = (cell: number, pixel: number) => {
      const start = Math.floor((cell * length) / cells);
      const end = Math.ceil(((cell + 1) * length) / cells);
      return pixel >= start && pixel < end ? 1 / (end - start) : 0;
    };
    const data = Array.from({ length: length * cells }, (_, index) =>
      isTransposed
        ? share(index % cells, Math.floor(index / cells))
        : share(Math.floor(index / length), index % length),
    );
    return graph.floats(data, isTransposed ? [length, cells] : [cells, length]);
  };
  const rows = step('MatMul', [createShares(0, false), from], 'rows');
  finish('MatMul', [rows, createShares(1, true)]);
}
