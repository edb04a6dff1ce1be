/** @file Folds and unfolds what is on the canvas. No step of the history: it changes how the network is looked at. */
import type { GroupId, LayerId } from '../../architecture/architecture';
import { findCoveredGroups, getGroup, getGroupLayers } from '../../architecture/membership';
import type { Folds } from '../../layout/foldState';
import { fold, join, split, splitOff, unfold } from '../../layout/folds';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { getShown, selectCardGraph } from './cardGraph';
import { focusLayer } from './focusLayer';
import { holdStill } from './heldCard';

/**
 * Changes what is folded; the card of `still` keeps its place on the screen, and takes the focus where the canvas
 * has it.
 */
export function changeFolds(change: (folds: Folds) => Folds, still: LayerId | undefined): void {
  const state = useStore.getState();
  const hasFocus = document.activeElement?.closest('.network-canvas') != null;
  if (still !== undefined) holdStill(getShown(selectCardGraph(state), still));
  state.setCanvasView({ folds: change(state.canvasView.folds) });
  if (hasFocus && still !== undefined) focusLayer(still);
}

function getFirstLayer(group: GroupId | undefined): LayerId | undefined {
  const { architecture } = useStore.getState().design;
  return group === undefined || !architecture.groups.has(group)
    ? undefined
    : getGroupLayers(architecture, group)[0];
}

/** The row that a group stands for on the canvas; itself where it stands for no other. */
function getDrawnRow(group: GroupId): readonly GroupId[] {
  const graph = selectCardGraph(useStore.getState());
  const card = graph.cards.find(({ folded }) => folded?.groups.includes(group));
  return card?.folded?.groups ?? graph.patterns.get(group) ?? [group];
}

/** Folds a group into one card; a row that is drawn once into the card that it shares. */
export function foldGroup(group: GroupId): void {
  changeFolds((folds) => fold(folds, [group]), getFirstLayer(group));
  useStore.getState().select(getLayers(getDrawnRow(group)));
}

/** Unfolds what a card stands for: a row of identical groups as one. */
export function unfoldGroups(groups: readonly GroupId[]): void {
  changeFolds((folds) => unfold(folds, groups), getFirstLayer(groups[0]));
}

/** Gives each group of the row that this one is drawn in a card of its own. */
export function splitRow(group: GroupId): void {
  const row = getDrawnRow(group);
  changeFolds((folds) => split(folds, row), getFirstLayer(row[0]));
}

/** Gives the last group of a row a card of its own, and selects it. */
export function splitLastOff(row: readonly GroupId[]): void {
  changeFolds((folds) => splitOff(folds, row), getFirstLayer(row.at(-1)));
  selectGroups(row.slice(-1));
}

/** Gives a row of identical groups one card. */
export function joinRow(row: readonly GroupId[]): void {
  changeFolds((folds) => join(folds, row), getFirstLayer(row[0]));
}

function getLayers(groups: readonly GroupId[]): readonly LayerId[] {
  const { architecture } = useStore.getState().design;
  return groups.flatMap((id) => (architecture.groups.has(id) ? getGroupLayers(architecture, id) : []));
}

/** Selects all layers of groups. */
export function selectGroups(groups: readonly GroupId[]): void {
  useStore.getState().select(getLayers(groups));
}

/** The groups that lie in the selection whole, outer ones only. */
export function findSelectedGroups({ design: { architecture }, selection }: Store): readonly GroupId[] {
  if (selection.size === 0) return [];
  const covered = findCoveredGroups(architecture, selection);
  return [...covered].filter((id) => {
    const { parent } = getGroup(architecture, id);
    return parent === null || !covered.has(parent);
  });
}
