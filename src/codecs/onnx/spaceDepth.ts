/** @file Space and channels exchanged: pixel shuffle and its reverse, as operators or written as views. */
import { isMapShape } from '../../layers/shape';
import { type Axes, type AxisAtoms, compactAxis, coversLabels, getAxisLength, isWholeAxis } from './axes';
import { addDraft, resolveDraft, type TranslationContext, viewDraft } from './drafts';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { countApproximation } from './tally';
import type { LayerValue } from './value';

/** An axis that holds a whole layer axis outside and a piece of the channels inside, as pixel shuffle makes. */
function getInnerBlock(axis: AxisAtoms, label: 'h' | 'w', size: number): number | null {
  const [outer, inner, ...rest] = compactAxis(axis);
  if (rest.length > 0 || inner?.label !== 'c' || outer === undefined) return null;
  return isWholeAxis([outer], label, size) ? inner.size : null;
}

/** Channels moved into space: each pixel becomes a block. The field is that of nearest upsampling. */
export function addDepthToSpace(
  context: TranslationContext,
  node: OnnxNode,
  input: LayerValue,
  block: readonly [number, number],
): LayerValue | null {
  const draft = resolveDraft(input.draft);
  if (!isMapShape(draft.shape) || draft.shape.channels % (block[0] * block[1]) !== 0) return null;
  const end = draft.shape.channels / (block[0] * block[1]);
  const sliced = addDraft(context, node, 'ChannelSlice', { start: 0, end }, [draft], '/ChannelSlice');
  const raised = sliced && addDraft(context, node, 'Upsample', { mode: 'nearest', scale: block }, [sliced]);
  if (raised === null) return null;
  countApproximation(context.tally, 'DepthToSpace', 'Upsample');
  return viewDraft(context, raised);
}

/** Space moved into channels: a window of `block` that steps by its own size. */
export function addSpaceToDepth(
  context: TranslationContext,
  node: OnnxNode,
  input: LayerValue,
  block: readonly [number, number],
): LayerValue | null {
  const draft = resolveDraft(input.draft);
  if (!isMapShape(draft.shape)) return null;
  const { channels, height, width } = draft.shape;
  if (height % block[0] !== 0 || width % block[1] !== 0) return null;
  const dims = [context.batch, channels * block[0] * block[1], height / block[0], width / block[1]];
  const params = { kernelSize: block, stride: block };
  const plain: LayerValue = viewDraft(context, draft);
  return addOpaque(context, node, [plain], { operation: 'SpaceToDepth', dims, params });
}

/** The block of a view in which pieces of the channels stand within height and width; null for others. */
export function findDepthToSpace(axes: Axes, value: LayerValue): readonly [number, number] | null {
  const { shape } = resolveDraft(value.draft);
  const [, , h, w] = axes;
  if (axes.length !== 4 || !h || !w || !isMapShape(shape)) return null;
  const vertical = getInnerBlock(h, 'h', shape.height);
  const horizontal = getInnerBlock(w, 'w', shape.width);
  return vertical !== null && horizontal !== null ? [vertical, horizontal] : null;
}

/** The block of a view in which pieces of height and width stand among the channels; null for others. */
export function findSpaceToDepth(axes: Axes, value: LayerValue): readonly [number, number] | null {
  const { shape } = resolveDraft(value.draft);
  const [, c, h, w] = axes;
  if (axes.length !== 4 || !c || !h || !w || !isMapShape(shape)) return null;
  const rows = getAxisLength(h);
  const columns = getAxisLength(w);
  if (rows === shape.height || columns === shape.width) return null;
  const block = [shape.height / rows, shape.width / columns] as const;
  const isOuter = (axis: AxisAtoms, label: 'h' | 'w', stride: number) => {
    const [atom, ...rest] = compactAxis(axis);
    return rest.length === 0 && (atom === undefined || (atom.label === label && atom.stride === stride));
  };
  const isBlock = coversLabels([c], { c: shape.channels, h: block[0], w: block[1] });
  return isBlock && isOuter(h, 'h', block[0]) && isOuter(w, 'w', block[1]) ? block : null;
}
