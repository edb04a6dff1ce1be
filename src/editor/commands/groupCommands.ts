/** @file Commands about groups: fold and unfold, which is no step of the history, select, move in and out, repeat. */
import type { GroupId } from '../../architecture/architecture';
import { computeEnclosingGroup } from '../../architecture/membership';
import { noFolds } from '../../layout/foldState';
import { findRow, foldAll } from '../../layout/folds';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { selectCardGraph } from '../canvas/cardGraph';
import { type ChosenGroups, selectChosenGroups } from '../canvas/chosenGroups';
import {
  findSelectedGroups,
  foldGroup,
  joinRow,
  selectGroups,
  splitLastOff,
  splitRow,
  unfoldGroups,
} from '../canvas/groupActions';
import type { Command } from './command';
import {
  canRepeat,
  findMaxCount,
  findNext,
  findOuter,
  moveSelectedIn,
  moveSelectedOut,
  setKind,
  setRowCount,
} from './groupEdits';

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

/** The row that can be made longer or shorter. */
function findRepeated(state: Store): ChosenGroups | null {
  const [chosen] = selectChosenGroups(state);
  return chosen !== undefined && canRepeat(state.design, chosen) ? chosen : null;
}

/** Makes the selected row longer or shorter. */
const repeat = (difference: number) => () => {
  const state = useStore.getState();
  const row = findRepeated(state);
  if (row === null) return;
  state.endGesture();
  void loadLateText().then(() => {
    setRowCount(row, row.length + difference);
    useStore.getState().endGesture();
  });
};

const getOtherKind = ({ design }: Store, [first]: ChosenGroups = []) =>
  first !== undefined && design.architecture.groups.get(first)?.kind === 'block' ? 'stage' : 'block';

/** Commands about groups. */
export const groupCommands = {
  'toggle-fold': {
    id: 'toggle-fold',
    label: ({ groups }, state) => {
      const folded = findFoldedRow(state);
      if (folded !== null) return groups.unfold(getName(state, folded[0]));
      const open = findOpenGroup(state);
      return open === null ? groups.foldInner : groups.fold(getName(state, open));
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
    label: ({ groups }, state) => {
      const outer = findOuterGroup(state);
      return outer === null ? groups.foldOuter : groups.fold(getName(state, outer));
    },
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
  'split-off': {
    id: 'split-off',
    label: ({ groups }) => groups.splitOff,
    shortcuts: [],
    isEnabled: (state) => findDrawnRow(state) !== null,
    run: () => {
      const row = findDrawnRow(useStore.getState());
      if (row !== null) splitLastOff(row);
    },
  },
  'select-group': {
    id: 'select-group',
    label: ({ groups }, state) => groups.select(findOuter(state)?.name ?? ''),
    shortcuts: [],
    isEnabled: (state) => findOuter(state) !== null,
    run: () => {
      const outer = findOuter(useStore.getState());
      if (outer !== null) selectGroups([outer.id]);
    },
  },
  'more-repeats': {
    id: 'more-repeats',
    label: ({ groups }, state) => groups.more(getName(state, findRepeated(state)?.[0])),
    shortcuts: [],
    isEnabled: (state) => {
      const row = findRepeated(state);
      return row !== null && row.length < findMaxCount(state.design, row);
    },
    run: repeat(1),
  },
  'fewer-repeats': {
    id: 'fewer-repeats',
    label: ({ groups }, state) => groups.fewer(getName(state, findRepeated(state)?.[0])),
    shortcuts: [],
    isEnabled: (state) => (findRepeated(state)?.length ?? 0) > 1,
    run: repeat(-1),
  },
  'group-kind': {
    id: 'group-kind',
    label: ({ groups }, state) => {
      const [chosen] = selectChosenGroups(state);
      return groups.make(getName(state, chosen?.[0]), getOtherKind(state, chosen));
    },
    shortcuts: [],
    isEnabled: (state) => selectChosenGroups(state).length > 0,
    run: () => {
      const state = useStore.getState();
      const [chosen] = selectChosenGroups(state);
      if (chosen !== undefined) void loadLateText().then(() => setKind(chosen, getOtherKind(state, chosen)));
    },
  },
  'move-out': {
    id: 'move-out',
    label: ({ groups }, state) => groups.moveOut(findOuter(state)?.name ?? ''),
    shortcuts: [],
    isEnabled: (state) => findOuter(state) !== null,
    run: () => void loadLateText().then(moveSelectedOut),
  },
  'move-in': {
    id: 'move-in',
    label: ({ groups }, state) => groups.moveIn(findNext(state)?.name ?? ''),
    shortcuts: [],
    isEnabled: (state) => findNext(state) !== null,
    run: () => void loadLateText().then(moveSelectedIn),
  },
} as const satisfies Readonly<Record<string, Command>>;
