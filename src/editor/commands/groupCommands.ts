/** @file Commands that fold and unfold groups; none is a step of the history. */
import type { GroupId } from '../../architecture/architecture';
import { computeEnclosingGroup } from '../../architecture/membership';
import { noFolds } from '../../layout/foldState';
import { findRow, foldAll } from '../../layout/folds';
import { type Store, useStore } from '../../state/store';
import { selectCardGraph } from '../canvas/cardGraph';
import {
  findSelectedGroups,
  foldGroup,
  joinRow,
  selectGroups,
  splitRow,
  unfoldGroups,
} from '../canvas/groupActions';
import type { Command } from './command';

const hasGroups = ({ design }: Store) => design.architecture.groups.size > 0;

/** What the first folded card stands for of which a layer is selected. */
function findFoldedRow(state: Store): readonly GroupId[] | null {
  const { cards, cardOf } = selectCardGraph(state);
  for (const layer of state.selection) {
    const id = cardOf.get(layer);
    const folded = cards.find((card) => card.id === id)?.folded;
    if (folded !== undefined) return folded.groups;
  }
  return null;
}

/** The group that folding is about: one that is selected whole, else the innermost around the selection. */
function findOpenGroup(state: Store): GroupId | null {
  if (state.selection.size === 0) return null;
  return findSelectedGroups(state)[0] ?? computeEnclosingGroup(state.design.architecture, state.selection);
}

function findOuterGroup(state: Store): GroupId | null {
  if (state.selection.size === 0) return null;
  return computeEnclosingGroup(state.design.architecture, state.selection);
}

const getName = ({ design }: Store, id: GroupId | null | undefined) =>
  (id ? design.architecture.groups.get(id)?.name : undefined) ?? '';

/** The row of identical groups that is drawn as one, and that the selection belongs to. */
function findDrawnRow(state: Store): readonly GroupId[] | null {
  const folded = findFoldedRow(state);
  if (folded !== null) return folded.length > 1 ? folded : null;
  const { patterns } = selectCardGraph(state);
  const open = findOpenGroup(state);
  for (const row of patterns.values()) if (open !== null && row.includes(open)) return row;
  const [selected] = findSelectedGroups(state);
  for (const row of patterns.values()) if (selected !== undefined && row.includes(selected)) return row;
  return null;
}

function findSplitRow(state: Store): readonly GroupId[] | null {
  if (findDrawnRow(state) !== null) return null;
  const open = findFoldedRow(state)?.[0] ?? findOpenGroup(state);
  if (open === null) return null;
  const row = findRow(state.design.architecture, open);
  return row.length > 1 ? row : null;
}

/** Commands that fold and unfold. */
export const groupCommands = {
  'toggle-fold': {
    id: 'toggle-fold',
    label: ({ groups }, state) => {
      const folded = findFoldedRow(state);
      return folded === null
        ? groups.fold(getName(state, findOpenGroup(state)))
        : groups.unfold(getName(state, folded[0]));
    },
    shortcuts: [{ key: 'e' }],
    keys: 'network',
    isEnabled: (state) => findFoldedRow(state) !== null || findOpenGroup(state) !== null,
    run: () => {
      const state = useStore.getState();
      const folded = findFoldedRow(state);
      const open = findOpenGroup(state);
      if (folded !== null) unfoldGroups(folded);
      else if (open !== null) foldGroup(open);
    },
  },
  'fold-outer': {
    id: 'fold-outer',
    label: ({ groups }, state) => groups.fold(getName(state, findOuterGroup(state))),
    shortcuts: [{ key: 'e', shift: true }],
    keys: 'network',
    isEnabled: (state) => findOuterGroup(state) !== null,
    run: () => {
      const outer = findOuterGroup(useStore.getState());
      if (outer !== null) foldGroup(outer);
    },
  },
  'fold-blocks': {
    id: 'fold-blocks',
    label: ({ groups }) => groups.foldBlocks,
    shortcuts: [],
    isEnabled: hasGroups,
    run: () => {
      const { design, setCanvasView } = useStore.getState();
      setCanvasView({ folds: foldAll(design.architecture, 'block') });
    },
  },
  'fold-stages': {
    id: 'fold-stages',
    label: ({ groups }) => groups.foldStages,
    shortcuts: [],
    isEnabled: hasGroups,
    run: () => {
      const { design, setCanvasView } = useStore.getState();
      setCanvasView({ folds: foldAll(design.architecture, 'stage') });
    },
  },
  'unfold-all': {
    id: 'unfold-all',
    label: ({ groups }) => groups.unfoldAll,
    shortcuts: [],
    isEnabled: (state) => selectCardGraph(state).standsFor.size > 0,
    run: () => useStore.getState().setCanvasView({ folds: noFolds }),
  },
  'split-row': {
    id: 'split-row',
    label: ({ groups }, state) => groups.split(findDrawnRow(state)?.length ?? 0),
    shortcuts: [],
    isEnabled: (state) => findDrawnRow(state) !== null,
    run: () => {
      const [first] = findDrawnRow(useStore.getState()) ?? [];
      if (first !== undefined) splitRow(first);
    },
  },
  'join-row': {
    id: 'join-row',
    label: ({ groups }, state) => groups.join(findSplitRow(state)?.length ?? 0),
    shortcuts: [],
    isEnabled: (state) => findSplitRow(state) !== null,
    run: () => {
      const row = findSplitRow(useStore.getState());
      if (row === null) return;
      joinRow(row);
      selectGroups(row);
    },
  },
} as const satisfies Readonly<Record<string, Command>>;
