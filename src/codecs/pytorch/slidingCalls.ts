/** @file Convolutions and pools in PyTorch's words: which padding it takes itself, and what must be done before. */
import type { LayerParams } from '../../layers/catalogue';
import { type PaddingSides, resolvePadding, splitSides } from '../../layers/padding';
import { getChannels, type Shape } from '../../layers/shape';
import { computeEffectiveKernel } from '../../layers/window';
import { isSquare, mapAxes, type PerAxis } from '../../util/perAxis';
import {
  type Argument,
  callStep,
  channelArgument,
  createCall,
  type Literal,
  option,
  type Step,
} from '../python/call';

/** A value per axis as PyTorch writes it: once where the axes agree. */
export function shorten(value: PerAxis<number>): Literal {
  return isSquare(value) ? value[0] : value;
}

interface Sliding {
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  readonly padding: LayerParams<'Conv2d'>['padding'];
}

/** How much on both sides of each axis, or why that is not all there is to say. */
type PaddingForm = PerAxis<number> | 'same' | 'sided';

/** What the padding is, where it does not depend on the size of the map. */
function classifyPadding({ kernelSize, stride, dilation, padding }: Sliding): PaddingForm {
  const extent = mapAxes(kernelSize, (kernel, axis) => computeEffectiveKernel(kernel, dilation[axis]));
  // With a stride the rule `same` looks at the size of the map, unless there is nothing to reach beyond it.
  if (padding === 'same' && extent.some((length, axis) => length > 1 && stride[axis] !== 1)) return 'same';
  const sides = mapAxes(extent, (length, axis) => resolvePadding(padding, axis, length - 1, 1, null));
  const isEven = sides.every(({ before, after }) => before === after);
  if (isEven) return [sides[0].before, sides[1].before];
  return padding === 'same' ? 'same' : 'sided';
}

/** Sides as F.pad takes them: the last axis first. */
function orderSides({ left, right, top, bottom }: PaddingSides): Literal {
  return [left, right, top, bottom];
}

/** Conv2d; uneven padding is a layer of its own before it. */
export function translateConvolution(params: LayerParams<'Conv2d'>, input: Shape): Step {
  const { outChannels, kernelSize, stride, dilation, groups, bias, padding } = params;
  const form = classifyPadding(params);
  const isStrided = !(stride[0] === 1 && stride[1] === 1);
  const own: Argument[] = [
    channelArgument('in_channels', getChannels(input)),
    channelArgument('out_channels', outChannels),
    option('kernel_size', shorten(kernelSize)),
    option('stride', shorten(stride), 1),
  ];
  const rest: Argument[] = [
    option('dilation', shorten(dilation), 1),
    { keyword: 'groups', value: groups, default: 1, family: 'channels', role: 'groups' },
    option('bias', bias, true),
  ];
  if (form === 'same' && isStrided) return callStep('SameConv2d', [...own, ...rest]);
  const amount = form === 'same' ? 'same' : form === 'sided' ? 0 : shorten(form);
  const convolution = createCall('nn.Conv2d', [...own, option('padding', amount, 0), ...rest]);
  if (form !== 'sided' || typeof padding === 'string') return { type: 'calls', calls: [convolution] };
  return { type: 'calls', calls: [createPad(padding, 'pad'), convolution] };
}

/** Zeros around a map, or pixels cropped from it. */
export function createPad(sides: PaddingSides, suffix = '') {
  const argument: Argument = { keyword: null, value: orderSides(sides), family: 'other', role: 'sides' };
  return createCall('nn.ZeroPad2d', [argument], suffix);
}

/** Padding for each axis as the padded pools take it: "same", or (before, after) of height and width. */
function writePoolPadding(padding: Sliding['padding']): Literal {
  if (padding === 'same') return 'same';
  if (padding === 'valid')
    return [
      [0, 0],
      [0, 0],
    ];
  return splitSides(padding).map(({ before, after }) => [before, after]);
}

interface Pool extends Sliding {
  readonly ceilMode: boolean;
}

/** A pool: PyTorch's own where the padding is even and at most half of the kernel, else the padded one. */
function translatePool(kind: 'MaxPool2d' | 'AvgPool2d', pool: Pool, rest: readonly Argument[]): Step {
  const { kernelSize, stride, padding, ceilMode } = pool;
  const form = classifyPadding(pool);
  const isOwn =
    typeof form !== 'string' &&
    form.every((amount, axis) => amount <= Math.floor((kernelSize[axis] ?? 1) / 2));
  const size = option('kernel_size', shorten(kernelSize));
  const pace = option('stride', shorten(stride), shorten(kernelSize));
  const ceil = option('ceil_mode', ceilMode, false);
  if (isOwn) return callStep(`nn.${kind}`, [size, pace, option('padding', shorten(form), 0), ...rest, ceil]);
  const sides = option('padding', writePoolPadding(padding), undefined, 'sides');
  return callStep(`Padded${kind}`, [size, pace, sides, ...rest, ceil]);
}

/** MaxPool2d. */
export function translateMaxPool(params: LayerParams<'MaxPool2d'>): Step {
  return translatePool('MaxPool2d', params, [option('dilation', shorten(params.dilation), 1)]);
}

/** AvgPool2d. */
export function translateAvgPool(params: LayerParams<'AvgPool2d'>): Step {
  return translatePool('AvgPool2d', { ...params, dilation: [1, 1] }, [
    option('count_include_pad', params.countIncludePad, true),
  ]);
}

/** What a transposed convolution keeps of its full result: pixels cut before the first, and added behind the last. */
function computeCut(
  params: LayerParams<'ConvTranspose2d'>,
): PerAxis<{ readonly before: number; readonly end: number }> {
  const { kernelSize, stride, dilation, padding, outputPadding } = params;
  return mapAxes(kernelSize, (kernel, axis) => {
    const extent = computeEffectiveKernel(kernel, dilation[axis]);
    const extra = outputPadding[axis];
    if (padding === 'same') {
      const missing = stride[axis] - extent;
      const before = Math.floor(Math.max(-missing, 0) / 2);
      return { before, end: missing + before + extra };
    }
    if (padding === 'valid') return { before: 0, end: extra };
    const [before, after] = axis === 0 ? [padding.top, padding.bottom] : [padding.left, padding.right];
    return { before, end: extra - after };
  });
}

/** How PyTorch gets there on one axis: what it cuts and adds itself, and what is added (or cut) before and behind. */
function planCut(cut: { readonly before: number; readonly end: number }, most: number) {
  const { before, end } = cut;
  const added = end + before;
  if (added >= 0 && added <= most) return { padding: before, added, fit: { before: 0, after: 0 } };
  const own = Math.min(Math.max(end, 0), most);
  return { padding: 0, added: own, fit: { before: before === 0 ? 0 : -before, after: end - own } };
}

/**
 * ConvTranspose2d. PyTorch cuts the same on both sides and can add less than a stride behind; where that does not
 * do, the whole result is made and then cut.
 */
export function translateTransposed(params: LayerParams<'ConvTranspose2d'>, input: Shape): Step {
  const { outChannels, kernelSize, stride, dilation, groups, bias } = params;
  const plans = mapAxes(computeCut(params), (cut, axis) =>
    planCut(cut, Math.max(stride[axis], dilation[axis]) - 1),
  );
  const convolution = createCall('nn.ConvTranspose2d', [
    channelArgument('in_channels', getChannels(input)),
    channelArgument('out_channels', outChannels),
    option('kernel_size', shorten(kernelSize)),
    option('stride', shorten(stride), 1),
    option('padding', shorten(mapAxes(plans, ({ padding }) => padding)), 0),
    option('output_padding', shorten(mapAxes(plans, ({ added }) => added)), 0),
    { keyword: 'groups', value: groups, default: 1, family: 'channels', role: 'groups' },
    option('bias', bias, true),
    option('dilation', shorten(dilation), 1),
  ]);
  const [rows, columns] = mapAxes(plans, ({ fit }) => fit);
  const fit = { top: rows.before, bottom: rows.after, left: columns.before, right: columns.after };
  if (Object.values(fit).every((amount) => amount === 0)) return { type: 'calls', calls: [convolution] };
  return { type: 'calls', calls: [convolution, createPad(fit, 'fit')] };
}

/** Whether more is added behind a result than PyTorch does itself: zeros, where a bias would stand. */
export function isTransposedApproximated(step: Step): boolean {
  const fit = step.type === 'calls' ? step.calls.find(({ suffix }) => suffix === 'fit') : undefined;
  const sides = fit?.arguments[0]?.value;
  return Array.isArray(sides) && sides.some((amount) => Number(amount) > 0);
}
