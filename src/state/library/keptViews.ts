/**
 * @file How each design was last looked at on the canvas, kept in this browser beside the designs themselves. Losing it
 * loses no work.
 */
import type { GroupId } from '../../architecture/architecture';
import type { Folds } from '../../layout/foldState';
import type { Direction } from '../../layout/geometry';
import type { DesignId } from './designId';

/** How a design is looked at: what is folded, and in which direction it is read. */
export interface CanvasView {
  readonly folds: Folds;
  readonly direction: Direction;
}

const key = 'fovea.views';
const maxViews = 40;
/** In UTF-16 units; the browser gives about five million to all of the page's keys. */
const maxLength = 400_000;

type StoredView = Readonly<Partial<Record<'folded' | 'joined' | 'splits', readonly string[]>>> & {
  readonly direction?: string;
};

function readAll(): Readonly<Record<string, StoredView>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, StoredView>) : {};
  } catch {
    return {};
  }
}

function readIds(value: unknown): ReadonlySet<GroupId> {
  return new Set(Array.isArray(value) ? value.filter((id): id is GroupId => typeof id === 'string') : []);
}

/** How a design was last looked at; null where that is not known. */
export function recallView(id: DesignId): CanvasView | null {
  const stored = readAll()[id];
  if (stored === undefined) return null;
  const { folded, joined, splits, direction } = stored;
  return {
    folds: { folded: readIds(folded), joined: readIds(joined), splits: readIds(splits) },
    direction: direction === 'right' ? 'right' : 'down',
  };
}

/** Remembers how a design is looked at, where the browser keeps anything; the oldest make room. */
export function rememberView(id: DesignId, { folds, direction }: CanvasView): void {
  const { [id]: _before, ...others } = readAll();
  const view = { folded: [...folds.folded], joined: [...folds.joined], splits: [...folds.splits], direction };
  let entries = [...Object.entries(others), [id, view] as const].slice(-maxViews);
  try {
    while (entries.length > 1 && JSON.stringify(entries).length > maxLength) entries = entries.slice(1);
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(entries)));
  } catch {
    // A browser that keeps nothing shows every design as it would be opened first.
  }
}
