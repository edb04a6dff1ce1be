/** @file What a comparison says of the cards of one of its networks. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { CardMark } from '../../codecs/drawing/cardShapes';
import { computeCards } from '../../layout/cards';
import type { CompareRow } from './compareRows';

/** The marks of one side, and the card that each layer is drawn on. */
export interface PictureMarks {
  readonly marks: ReadonlyMap<LayerId, CardMark>;
  readonly cardOf: ReadonlyMap<LayerId, LayerId>;
}

/** Marks cards: that of their own layer, else `changed` where what stands below it differs. O(layers). */
export function markCards(
  architecture: Architecture,
  rows: readonly CompareRow[],
  side: 'before' | 'after',
): PictureMarks {
  const types = new Map<LayerId, CardMark>();
  for (const { entry } of rows) {
    const id = entry[side];
    if (id !== null && entry.type !== 'same') types.set(id, entry.type);
  }
  const marks = new Map<LayerId, CardMark>();
  const cardOf = new Map<LayerId, LayerId>();
  for (const { id, main, rows: below } of computeCards(architecture).cards) {
    for (const layer of [main, ...below]) cardOf.set(layer, id);
    const mark = types.get(main) ?? (below.some((row) => types.has(row)) ? 'changed' : undefined);
    if (mark !== undefined) marks.set(id, mark);
  }
  return { marks, cardOf };
}
