/** @file Keys of the table: where each leads, and that none leads out of it. */
import { describe, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { type GridCursor, listRange, moveCursor } from './gridCursor';
import type { ColumnId } from './tableColumns';

const ids = Array.from({ length: 25 }, (_, position) => `l${position}` as LayerId);
const columns: readonly ColumnId[] = ['name', 'kind', 'field', 'status'];
const extent = { ids, columns };

const at = (row: number | null, column: ColumnId = 'kind'): GridCursor => ({
  row: row === null ? null : (ids[row] ?? null),
  column,
});

describe('a key leads', () => {
  test.each<[string, GridCursor, GridCursor]>([
    ['ArrowDown', at(0), at(1)],
    ['ArrowUp', at(1), at(0)],
    ['ArrowUp', at(0), at(null)],
    ['ArrowUp', at(null), at(null)],
    ['ArrowDown', at(null), at(0)],
    ['ArrowDown', at(24), at(24)],
    ['ArrowRight', at(3), at(3, 'field')],
    ['ArrowRight', at(3, 'status'), at(3, 'status')],
    ['ArrowLeft', at(null, 'kind'), at(null, 'name')],
    ['PageDown', at(3), at(13)],
    ['PageDown', at(20), at(24)],
    ['PageUp', at(3), at(0)],
    ['Home', at(3), at(3, 'name')],
    ['End', at(3), at(3, 'status')],
  ])('%s from %o', (key, from, to) => {
    expect(moveCursor(from, { key, ctrlKey: false }, extent)).toEqual(to);
  });

  test('with Control to the first and the last row', () => {
    expect(moveCursor(at(7), { key: 'Home', ctrlKey: true }, extent)).toEqual(at(0));
    expect(moveCursor(at(7), { key: 'End', ctrlKey: true }, extent)).toEqual(at(24));
  });

  test('nowhere for other keys', () => {
    expect(moveCursor(at(7), { key: 'c', ctrlKey: false }, extent)).toBeNull();
  });

  test('nowhere in an empty table', () => {
    expect(moveCursor(at(null), { key: 'ArrowDown', ctrlKey: false }, { ids: [], columns })).toEqual(
      at(null),
    );
  });
});

test('a range goes either way, and starts afresh where its start is not listed', () => {
  expect(listRange(ids, ids[3] ?? null, ids[5] as LayerId)).toEqual(['l3', 'l4', 'l5']);
  expect(listRange(ids, ids[5] ?? null, ids[3] as LayerId)).toEqual(['l3', 'l4', 'l5']);
  expect(listRange(ids, 'gone' as LayerId, ids[3] as LayerId)).toEqual(['l3']);
});
