/** @file What the commands that change the network do. Loaded behind the first picture. */

import { createLayerFragment } from '../../architecture/addLayer';
import type { GroupId, LayerId } from '../../architecture/architecture';
import { duplicate } from '../../architecture/duplicate';
import { copySelection, fitFragment } from '../../architecture/fragment';
import { createGroup } from '../../architecture/grouping';
import { computeEnclosingGroup } from '../../architecture/membership';
import { createName } from '../../architecture/naming';
import { placeFragment } from '../../architecture/placeFragment';
import { removeLayers } from '../../architecture/removeLayers';
import { computeConsumers } from '../../graph/graph';
import { findEnds, findSources } from '../../graph/region';
import { createLayer, type Layer } from '../../layers/catalogue';
import { editArchitecture } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { selectChosenEdge } from '../../state/wireView';
import { selectChosenGroups } from '../canvas/chosenGroups';
import { findSelectedGroups } from '../canvas/groupActions';
import { selectMade } from '../canvas/selectMade';
import { focusSelected } from '../table/gridFocus';
import { drawAlike, testDrawn } from './copiedFolds';
import { dissolve } from './groupEdits';
import { cutChosen } from './wireEdits';

/** Names of the given layers. */
export function getNames({ design }: Store, ids: Iterable<LayerId>): readonly string[] {
  return [...ids].flatMap((id) => design.architecture.layers.get(id)?.name ?? []);
}

/** Selects layers that have just been made, and takes the focus to the last. */
export function showMade(ids: readonly LayerId[]): void {
  selectMade(ids);
  const last = ids.at(-1);
  if (last !== undefined) focusSelected(last);
}

/** What to select once the selection is gone: what fed it, else what it fed. */
function findHeir({ design: { architecture }, selection }: Store): LayerId | undefined {
  const { layers } = architecture;
  const [source] = findSources(layers, selection);
  if (source !== undefined) return source;
  const consumers = computeConsumers(layers);
  return [...selection].flatMap((id) => consumers.get(id) ?? []).find((id) => !selection.has(id));
}

/** Removes what is selected as a step with this name; the neighbours are reconnected. */
export function removeSelected(label: string): void {
  const state = useStore.getState();
  const { edits } = getLateText();
  const heir = findHeir(state);
  const made = editArchitecture(label, (before) => removeLayers(before, state.selection));
  if (made === null) return;
  if (made.dissolved.length > 0)
    state.showNotice({ text: edits.formatDissolved(getNames(state, made.dissolved)) });
  if (heir !== undefined && made.architecture.layers.has(heir)) showMade([heir]);
}

/** Duplicates what is selected. */
export function duplicateSelected(): void {
  const state = useStore.getState();
  const label = getLateText().steps.duplicate(getNames(state, state.selection));
  const { architecture } = state.design;
  const made = editArchitecture(label, (before) => duplicate(before, state.selection));
  if (made === null) return;
  const original = fitFragment(architecture, copySelection(architecture, state.selection));
  drawAlike(original.architecture, made.groups, testDrawn());
  showMade(made.layers);
}

/** An Add behind the selected path that also takes what feeds the path. */
export function skipSelected(): void {
  const state = useStore.getState();
  const { design, selection } = state;
  const { architecture } = design;
  const { steps } = getLateText();
  const [source, ...otherSources] = findSources(architecture.layers, selection);
  const [end, ...otherEnds] = findEnds(architecture.layers, selection);
  if (source === undefined || end === undefined || otherSources.length + otherEnds.length > 0) {
    state.showNotice({ text: steps.noSkip });
    return;
  }
  const made = editArchitecture(steps.skip(getNames(state, selection)), (before) =>
    placeFragment(before, createLayerFragment(createLayer('Add') as Layer, createName('Add', before)), {
      at: 'after',
      layers: [end, source],
      group: computeEnclosingGroup(before, selection),
    }),
  );
  if (made !== null) showMade(made.layers);
}

/** Makes a group of what is selected. */
export function groupSelected(): void {
  const state = useStore.getState();
  const label = getLateText().steps.group(getNames(state, state.selection));
  editArchitecture(label, (before) => createGroup(before, state.selection));
}

/** What is selected as a group, else the groups that lie in the selection whole, else the innermost around it. */
function findGroups(state: Store): readonly GroupId[] {
  const { design, selection } = state;
  const [chosen] = selectChosenGroups(state);
  if (chosen !== undefined) return chosen;
  const selected = findSelectedGroups(state);
  const holder = selection.size === 0 ? null : computeEnclosingGroup(design.architecture, selection);
  return selected.length > 0 || holder === null ? selected : [holder];
}

/** Takes the selected groups apart. */
export function ungroupSelected(): void {
  dissolve(findGroups(useStore.getState()));
}

/** Removes what is selected: layers, or a connection. */
export function deleteSelected(): void {
  const state = useStore.getState();
  if (selectChosenEdge(state) !== null) {
    cutChosen();
    return;
  }
  removeSelected(getLateText().steps.remove(getNames(state, state.selection)));
}
