/** @file Maps made larger or smaller, and padding. */
import { isMapShape, type MapShape } from '../../layers/shape';
import { getFloats, getInts, getText, resolveAxis } from './attributes';
import { type AxisAtoms, getAxisLength, getDims, getLabels, isWholeAxis } from './axes';
import {
  addDraft,
  getConstantInput,
  getLayerInput,
  isSpreadLater,
  resolveDraft,
  type TranslationContext,
} from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { getListArgument } from './shapeArguments';
import { countApproximation } from './tally';
import type { Draft, LayerValue } from './value';

/** What a resize does to one axis: `scale` is null where only the size is given. */
interface AxisResize {
  readonly size: number;
  readonly scale: number | null;
}

/** The axes of a list of scales, sizes or pads: named (operator set 18) or all. */
function getNamedAxes(
  node: OnnxNode,
  context: TranslationContext,
  rank: number,
  count: number,
  port: number,
): readonly number[] | null {
  const list = getListArgument(node, 'axes', port < 0 ? undefined : getConstantInput(node, context, port));
  const axes = (list ?? Array.from({ length: rank }, (_, axis) => axis)).map((axis) =>
    resolveAxis(axis, rank),
  );
  const known = axes.filter((axis) => axis !== null);
  return known.length === axes.length && axes.length === count ? known : null;
}

/** Scales and sizes by axis; null where the file computes them from something that is not known. */
function readResize(
  node: OnnxNode,
  context: TranslationContext,
  dims: readonly number[],
): ReadonlyMap<number, AxisResize> | null {
  const isOld = node.opType === 'Upsample' || node.inputs.length === 2;
  const scaleInput = getConstantInput(node, context, isOld ? 1 : 2)?.data;
  const scales = scaleInput?.length ? scaleInput : getFloats(node, 'scales');
  const sizes = getConstantInput(node, context, 3)?.data;
  const values = sizes?.length ? sizes : scales;
  const axes = values && getNamedAxes(node, context, dims.length, values.length, -1);
  if (!values || !axes) return null;
  const result = new Map<number, AxisResize>();
  for (const [index, axis] of axes.entries()) {
    const length = dims[axis] ?? 1;
    const value = values[index] ?? 1;
    if (!(value > 0)) return null;
    result.set(
      axis,
      sizes?.length
        ? { size: value, scale: null }
        : { size: Math.floor(length * value + 1e-9), scale: value },
    );
  }
  return result;
}

/** Which of the tensor's axes are the height and the width of the layer's map; null where they are not whole. */
function findSpatialAxes(
  value: LayerValue,
  map: MapShape,
): { readonly h: number; readonly w: number } | null {
  const find = (label: 'h' | 'w', size: number) =>
    value.axes.findIndex((axis) => isWholeAxis(axis, label, size) && getLabels(axis).has(label));
  const h = find('h', map.height);
  const w = find('w', map.width);
  return h >= 0 && w >= 0 ? { h, w } : null;
}

/** A scale for the layer: the file's own, or the ratio of the sizes where that is a whole number. */
function getRatio(length: number, resize: AxisResize | undefined): number | null {
  if (resize === undefined) return 1;
  const ratio = resize.size / length;
  const isClean = Number.isInteger(ratio) || Number.isInteger(1 / ratio);
  const scale = resize.scale ?? (isClean ? ratio : null);
  return scale !== null && scale >= 1 / 64 && scale <= 64 ? scale : null;
}

function replaceSpace(value: LayerValue, at: { h: number; w: number }, draft: Draft): LayerValue {
  const { shape } = draft;
  const [height, width] = isMapShape(shape) ? [shape.height, shape.width] : [1, 1];
  const axes = value.axes.map((axis, index): AxisAtoms => {
    if (index === at.h) return [{ label: 'h', size: height, stride: 1 }];
    return index === at.w ? [{ label: 'w', size: width, stride: 1 }] : axis;
  });
  return { kind: 'layer', draft, axes };
}

const handleResize: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const draft = input && resolveDraft(input.draft);
  if (!input || !draft || !isMapShape(draft.shape)) return null;
  const at = findSpatialAxes(input, draft.shape);
  const resizes = readResize(node, context, getDims(input.axes));
  if (at === null || resizes === null) return null;
  for (const [axis, { size }] of resizes)
    if (axis !== at.h && axis !== at.w && size !== getAxisLength(input.axes[axis] ?? [])) return null;
  const { height, width } = draft.shape;
  if (height === 1 && width === 1 && isSpreadLater(node, context)) return input;
  const vertical = getRatio(height, resizes.get(at.h));
  const horizontal = getRatio(width, resizes.get(at.w));
  const file = getText(node, 'mode', 'nearest');
  const mode = file === 'nearest' ? 'nearest' : 'bilinear';
  const alignCorners = getText(node, 'coordinate_transformation_mode', 'half_pixel') === 'align_corners';
  const target = [resizes.get(at.h)?.size ?? height, resizes.get(at.w)?.size ?? width] as const;
  const scaling =
    vertical !== null && horizontal !== null ? { scale: [vertical, horizontal] as const } : { size: target };
  const resized = addDraft(context, node, 'Upsample', { mode, alignCorners, ...scaling }, [draft]);
  if (resized === null) return null;
  if (file === 'cubic') countApproximation(context.tally, `${node.opType} (cubic)`, 'Upsample (bilinear)');
  return replaceSpace(input, at, resized);
};

const handlePad: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const constant = getConstantInput(node, context, 1);
  const pads = getInts(node, 'pads') ?? getInts(node, 'paddings') ?? constant?.data;
  if (!input || !pads) return null;
  const rank = input.axes.length;
  const axes = getNamedAxes(node, context, rank, pads.length / 2, 3);
  if (axes === null) return null;
  const before = new Map(axes.map((axis, index) => [axis, pads[index] ?? 0]));
  const after = new Map(axes.map((axis, index) => [axis, pads[index + axes.length] ?? 0]));
  if (pads.every((pad) => pad === 0)) return input;
  const draft = resolveDraft(input.draft);
  const at = isMapShape(draft.shape) ? findSpatialAxes(input, draft.shape) : null;
  const isSpatial =
    at !== null &&
    axes.every((axis) => axis === at.h || axis === at.w || (!before.get(axis) && !after.get(axis)));
  const padding = at && {
    ...{ top: before.get(at.h) ?? 0, bottom: after.get(at.h) ?? 0 },
    ...{ left: before.get(at.w) ?? 0, right: after.get(at.w) ?? 0 },
  };
  const padded = isSpatial && padding && addDraft(context, node, 'ZeroPad2d', { padding }, [draft]);
  if (padded) {
    const mode = getText(node, 'mode', 'constant');
    if (mode !== 'constant') countApproximation(context.tally, `Pad (${mode})`, 'ZeroPad2d');
    return replaceSpace(input, at, padded);
  }
  const dims = getDims(input.axes).map(
    (length, axis) => length + (before.get(axis) ?? 0) + (after.get(axis) ?? 0),
  );
  return addOpaque(context, node, [input], { dims });
};

/** Handlers of resizing and padding. */
export const resizeHandlers: NodeHandlers = {
  Resize: handleResize,
  Upsample: handleResize,
  Pad: handlePad,
};
