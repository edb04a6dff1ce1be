/**
 * @file A program's structure: blocks that hold layers and other blocks, in the order in which they are computed.
 * A tensor is known by the layer that makes it.
 */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import type { Step } from './call';

/** A layer or a block in its place within a block. */
export interface Item {
  /** As the document calls it, without what the block's own name says already. */
  readonly name: string;
  /** By port. */
  readonly inputs: readonly LayerId[];
  readonly outputs: readonly LayerId[];
  readonly content:
    | { readonly type: 'layer'; readonly node: LayerNode; readonly step: Step }
    | { readonly type: 'block'; readonly block: Block };
}

/** Part of a program, or all of it. */
export interface Block {
  readonly name: string;
  /** `unit`: a convolution with what follows it; `row`: equal blocks one behind the other. */
  readonly kind: 'network' | 'stage' | 'block' | 'unit' | 'row';
  /** Tensors from outside, in the order in which they are used first. */
  readonly inputs: readonly LayerId[];
  /** Tensors that are used outside, or by nothing. */
  readonly outputs: readonly LayerId[];
  readonly items: readonly Item[];
}

/** Whether every item does nothing but go on from the one before: no forks, no merges, nothing written in place. */
export function isSequence({ inputs, outputs, items }: Block): boolean {
  if (inputs.length !== 1 || outputs.length !== 1) return false;
  let last = inputs[0];
  for (const { inputs: from, outputs: to, content } of items) {
    if (from.length !== 1 || from[0] !== last || to.length !== 1) return false;
    if (content.type === 'layer' && content.step.type !== 'calls') return false;
    last = to[0];
  }
  return last === outputs[0];
}

/** The tensors that a run of items takes from outside of it, in the order in which they are used first. */
export function findInputs(items: readonly Item[]): readonly LayerId[] {
  const made = new Set<LayerId>();
  const taken = new Set<LayerId>();
  for (const item of items) {
    for (const input of item.inputs) if (!made.has(input)) taken.add(input);
    for (const output of item.outputs) made.add(output);
  }
  return [...taken];
}
