/** @file How ready blocks are written down: layers behind an entry that is not there yet. */
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { copySelection, type Fragment } from '../../architecture/fragment';
import { createNamer, nameStems } from '../../architecture/naming';
import type { LayerKind, LayerParams } from '../../layers/catalogue';

/** Adds a layer behind the last one, or behind those that are named; returns its id. */
export type AddToBlock = <K extends LayerKind>(
  kind: K,
  params?: Partial<LayerParams<K>>,
  inputs?: readonly LayerId[],
) => LayerId;

/**
 * A block as a piece with one source: a group, called by the stem with a number, whose layers are called after their
 * kinds.
 *
 * @param body adds the layers; `entry` stands for whatever will feed the block.
 */
export function createBlock(stem: string, body: (add: AddToBlock, entry: LayerId) => void): Fragment {
  const builder = createBuilder();
  const entry = builder.add('Identity', 'entry');
  const namer = createNamer([]);
  builder.group('block', `${stem}1`, () =>
    body(
      (kind, params, inputs) =>
        builder.add(
          kind,
          namer.createNumbered(nameStems[kind]),
          params,
          inputs === undefined ? {} : { inputs },
        ),
      entry,
    ),
  );
  const architecture = builder.build();
  const ids = new Set(architecture.layers.keys());
  ids.delete(entry);
  return copySelection(architecture, ids);
}

/** Adds a convolution without bias and its batch norm, and an activation where one is named; returns the last. */
export function addUnit(
  add: AddToBlock,
  params: Partial<LayerParams<'Conv2d'>>,
  activation: 'ReLU' | 'ReLU6' | null = 'ReLU',
  inputs?: readonly LayerId[],
): LayerId {
  add('Conv2d', { bias: false, ...params }, inputs);
  const norm = add('BatchNorm');
  return activation === null ? norm : add(activation);
}

/** A kernel of 1: it mixes channels and sees no neighbours. */
export const pointwise = [1, 1] as const;

/** A part of some channels, at least 1. */
export function divideChannels(channels: number, divisor: number): number {
  return Math.max(1, Math.round(channels / divisor));
}
