/** @file Copies of groups arrive as the groups were drawn: folded, shown as one, or apart. */
import type { Architecture, GroupId, LayerGroup } from '../../architecture/architecture';
import { chooseFolds } from '../../layout/chooseFolds';
import type { Folds } from '../../layout/foldState';
import { useStore } from '../../state/store';

/** Tells whether a group belongs to one of the sets of what is folded. */
export type FoldTest = (set: keyof Folds, group: LayerGroup) => boolean;

const testIn =
  (folds: Folds): FoldTest =>
  (set, { id }) =>
    folds[set].has(id);

/** How groups are drawn right now. */
export function testDrawn(): FoldTest {
  return testIn(useStore.getState().canvasView.folds);
}

/** Draws new groups as others are, pairwise in order. */
export function drawAlike({ groups }: Architecture, copies: readonly GroupId[], hasOriginal: FoldTest): void {
  if (copies.length === 0) return;
  const { canvasView, setCanvasView } = useStore.getState();
  const originals = [...groups.values()];
  const extend = (set: keyof Folds) => {
    const alike = copies.filter((_, at) => {
      const original = originals[at];
      return original !== undefined && hasOriginal(set, original);
    });
    return new Set([...canvasView.folds[set], ...alike]);
  };
  setCanvasView({ folds: { folded: extend('folded'), joined: extend('joined'), splits: extend('splits') } });
}

/** What was copied last, with the names of its groups by how they were drawn: the clipboard holds the network only. */
let copied: {
  readonly text: string;
  readonly names: Readonly<Record<keyof Folds, ReadonlySet<string>>>;
} | null = null;

/** Notes how what is copied is drawn. */
export function noteCopied(text: string, { groups }: Architecture): void {
  const isDrawn = testDrawn();
  const list = (set: keyof Folds) =>
    new Set([...groups.values()].filter((group) => isDrawn(set, group)).map(({ name }) => name));
  copied = { text, names: { folded: list('folded'), joined: list('joined'), splits: list('splits') } };
}

/** How what is pasted was drawn where it was copied; of what comes from elsewhere, as it would be opened. */
export function testCopied(text: string, architecture: Architecture): FoldTest {
  if (copied?.text !== text) return testIn(chooseFolds(architecture));
  const { names } = copied;
  return (set, { name }) => names[set].has(name);
}
