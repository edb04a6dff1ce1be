/**
 * @file Receptive fields of every layer output, per spatial axis.
 *
 * One walk in topological order; at a merge the smallest and the largest field over all incoming paths are
 * kept, and paths through a global layer are left out. Source: Araujo, Norris & Sim, Distill 2019; for the
 * minimum over paths, Richter et al., ICMLA 2021.
 */
import { getLayerWindow } from '../layers/catalogue';
import type { Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import type { Field } from './analysis';
import { applyWindow, imageField } from './fieldRecursion';
import {
  findMergeProblems,
  type MergeFinding,
  type MergeInput,
  mergeFields,
  takeSmaller,
} from './mergeFields';
import type { Network } from './network';

/** What the walk learns, by position. */
export interface FieldPass {
  /** What a unit sees; null where it sees the whole input, or where the image does not reach. */
  readonly fields: readonly (Field | null)[];
  /** The field over all inputs that have one, before the layer's own window; null for the image too. */
  readonly arriving: readonly (Field | null)[];
  /** Smallest `min` over the nearest convolutions upstream of the input. */
  readonly received: readonly (PerAxis<number> | null)[];
  /** 1 where the image has an influence at all. */
  readonly isReached: Uint8Array;
  /** 1 behind a global layer. */
  readonly hasGlobalContext: Uint8Array;
  readonly findings: readonly MergeFinding[];
}

/** Computes the field of every layer. Shapes are needed for paddings and windows that depend on the map's size. */
export function computeReceptiveFields(network: Network, shapes: readonly (Shape | null)[]): FieldPass {
  const { nodes, starts, sources, isConvolution } = network;
  const fields: (Field | null)[] = new Array(nodes.length).fill(null);
  const arriving: (Field | null)[] = new Array(nodes.length).fill(null);
  const received: (PerAxis<number> | null)[] = new Array(nodes.length).fill(null);
  // Smallest `min` over the nearest convolutions upstream of the output: the layer itself, if it is one.
  const nearest: (PerAxis<number> | null)[] = new Array(nodes.length).fill(null);
  const isReached = new Uint8Array(nodes.length);
  const hasGlobalContext = new Uint8Array(nodes.length);
  const findings: MergeFinding[] = [];
  for (const position of network.order) {
    const { layer } = nodes[position]!;
    if (layer.kind === 'Input') {
      fields[position] = imageField;
      nearest[position] = imageField.min;
      isReached[position] = 1;
      continue;
    }
    const start = starts[position]!;
    const end = starts[position + 1]!;
    const merged: MergeInput[] | null = end - start > 1 ? [] : null;
    let before: Field | null = null;
    let smallest: PerAxis<number> | null = null;
    for (let edge = start; edge < end; edge++) {
      const source = sources[edge]!;
      if (source < 0 || isReached[source] === 0) continue;
      isReached[position] = 1;
      const field = fields[source] ?? null;
      if (field === null || hasGlobalContext[source] === 1) hasGlobalContext[position] = 1;
      if (field === null) continue;
      before ??= field;
      const near = nearest[source] ?? null;
      smallest = smallest && near ? takeSmaller(smallest, near) : (smallest ?? near);
      merged?.push({ port: edge - start, field, shape: shapes[source] ?? null });
    }
    if (isReached[position] === 0) continue;
    const window = getLayerWindow(layer, shapes[sources[start]!] ?? null);
    if (window.type === 'pointwise' && window.seesWholeInput) hasGlobalContext[position] = 1;
    if (before === null) continue;
    if (merged !== null && merged.length > 1) {
      before = mergeFields(merged, shapes[position] ?? null);
      // A layer that sees everything has no place that its inputs could disagree about.
      if (window.type !== 'global') findMergeProblems(position, merged, findings);
    }
    const field = applyWindow(before, window);
    fields[position] = field;
    arriving[position] = before;
    received[position] = smallest;
    nearest[position] = field && isConvolution[position] === 1 ? field.min : field && smallest;
  }
  return { fields, arriving, received, isReached, hasGlobalContext, findings };
}
