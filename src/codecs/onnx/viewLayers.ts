/**
 * @file The layers that a view of a tensor stands for, if any: a vector, a channel shuffle, repeated rows and columns,
 * space and depth exchanged.
 */
import { isMapShape } from '../../layers/shape';
import { holdsEverything } from './arrangement';
import {
  type Axes,
  type AxisAtoms,
  compactAxis,
  findShuffleGroups,
  getAxisLength,
  isWholeAxis,
} from './axes';
import { addDraft, resolveDraft, type TranslationContext, viewDraft } from './drafts';
import type { OnnxNode } from './onnxModel';
import { addDepthToSpace, addSpaceToDepth, findDepthToSpace, findSpaceToDepth } from './spaceDepth';
import type { LayerValue } from './value';

/** Rows or columns that each stand there several times: how often, and along which axis of the tensor. */
function findRepeats(axes: Axes, value: LayerValue) {
  const { shape } = resolveDraft(value.draft);
  if (!isMapShape(shape)) return null;
  for (const [index, axis] of axes.entries()) {
    const [outer, inner, ...rest] = compactAxis(axis);
    if (outer === undefined || inner?.label !== 'copy' || rest.length > 0) continue;
    if (isWholeAxis([outer], 'h', shape.height))
      return { index, label: 'h', scale: [inner.size, 1] } as const;
    if (isWholeAxis([outer], 'w', shape.width)) return { index, label: 'w', scale: [1, inner.size] } as const;
  }
  return null;
}

/** Makes the layers that a new view of a layer's output stands for, if any. */
function finishView(node: OnnxNode, context: TranslationContext, value: LayerValue): LayerValue {
  const draft = resolveDraft(value.draft);
  const { shape } = draft;
  if (!isMapShape(shape)) return value;
  const [n, vector] = value.axes;
  if (value.axes.length === 2 && n && vector && isWholeAxis(n, 'n', context.batch) && shape.channels > 0) {
    const flat = holdsEverything(vector, draft) && addDraft(context, node, 'Flatten', {}, [draft]);
    if (flat) return viewDraft(context, flat);
  }
  for (const [index, axis] of value.axes.entries()) {
    const groups = findShuffleGroups(axis, shape.channels);
    if (groups === null) continue;
    const shuffled = addDraft(context, node, 'ChannelShuffle', { groups }, [draft]);
    if (shuffled === null) continue;
    const whole: AxisAtoms = [{ label: 'c', size: shape.channels, stride: 1 }];
    const axes = value.axes.map((own, position) => (position === index ? whole : own));
    return { kind: 'layer', draft: shuffled, axes };
  }
  const repeats = findRepeats(value.axes, value);
  if (repeats) {
    const { index, label, scale } = repeats;
    const upsampled = addDraft(context, node, 'Upsample', { mode: 'nearest', scale }, [draft]);
    const size = getAxisLength(value.axes[index] ?? []);
    const axes = value.axes.map((own, position) => (position === index ? [{ label, size, stride: 1 }] : own));
    if (upsampled) return finishView(node, context, { kind: 'layer', draft: upsampled, axes });
  }
  const raised = findDepthToSpace(value.axes, value);
  if (raised) return addDepthToSpace(context, node, value, raised) ?? value;
  const lowered = findSpaceToDepth(value.axes, value);
  return (lowered && addSpaceToDepth(context, node, value, lowered)) ?? value;
}

/** Looks at a layer's output through other axes; makes the layers that this stands for. */
export function viewThrough(
  node: OnnxNode,
  context: TranslationContext,
  input: LayerValue,
  axes: Axes,
): LayerValue {
  return finishView(node, context, { ...input, axes });
}
