/** @file Edits of groups and of rows of identical groups, as steps. */
import type { GroupId, LayerGroup } from '../../architecture/architecture';
import { setRepeatCount } from '../../architecture/editRepeats';
import { setGroupKind, setGroupName, ungroup } from '../../architecture/grouping';
import { computeEnclosingGroup, getGroup, getGroupLayers } from '../../architecture/membership';
import { findGroupBeside, moveToGroup } from '../../architecture/moveToGroup';
import { setArchitecture } from '../../document/designEdits';
import type { Design } from '../../document/document';
import { maxLayers, maxNameLength } from '../../document/limits';
import { findEnds, findSources } from '../../graph/region';
import { fold } from '../../layout/folds';
import { editArchitecture, sayRefusal } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { type ChosenGroups, selectChosenGroups } from '../canvas/chosenGroups';
import { selectGroups } from '../canvas/groupActions';

/** What groups are called: one by its name, a row by the first. */
function getGroupName(groups: ChosenGroups): string {
  const [first] = groups;
  return first === undefined ? '' : getGroup(useStore.getState().design.architecture, first).name;
}

/** Renames a group; a burst of typing is one step, and a name without letters is not taken. */
export function renameGroup(id: GroupId, value: string): void {
  const name = value.slice(0, maxNameLength);
  if (name.trim() === '') return;
  const before = getGroupName([id]);
  useStore.getState().editDesign(
    getLateText().steps.renameGroup(before),
    (design) => {
      const architecture = setGroupName(design.architecture, id, name);
      return architecture === design.architecture ? design : { ...design, architecture };
    },
    `group name ${id}`,
  );
}

/** Makes stages or blocks of groups, all or none. */
export function setKind(groups: ChosenGroups, kind: LayerGroup['kind']): void {
  const label = getLateText().steps.groupKind(getGroupName(groups), kind);
  editArchitecture(label, (before) => {
    let architecture = before;
    for (const id of groups) {
      const result = setGroupKind(architecture, id, kind);
      if (!result.ok) return result;
      architecture = result.architecture;
    }
    return { ok: true, architecture };
  });
}

/** Takes groups apart; what they held stays selected. */
export function dissolve(groups: ChosenGroups): void {
  const { groups: all } = useStore.getState().design.architecture;
  const names = groups.map((id) => all.get(id)?.name ?? id);
  editArchitecture(getLateText().steps.ungroup(names.join(', ')), (before) => ({
    ok: true,
    architecture: groups.reduce((edited, id) => ungroup(edited, id), before),
  }));
}

/** The group around everything that is selected. */
export function findOuter({ design, selection }: Pick<Store, 'design' | 'selection'>): LayerGroup | null {
  if (selection.size === 0) return null;
  const id = computeEnclosingGroup(design.architecture, selection);
  return id === null ? null : getGroup(design.architecture, id);
}

/** The group beside the selected layers that could take them in; a group that is selected stays one of its own. */
export function findNext(state: Store): LayerGroup | null {
  const { design, selection } = state;
  if (selection.size === 0 || selectChosenGroups(state).length > 0) return null;
  const id = findGroupBeside(design.architecture, selection);
  return id === null ? null : getGroup(design.architecture, id);
}

function moveSelected(target: LayerGroup['parent'], label: string): void {
  const { selection } = useStore.getState();
  editArchitecture(label, (before) => moveToGroup(before, selection, target));
}

/** Moves what is selected out of the group around it. */
export function moveSelectedOut(): void {
  const outer = findOuter(useStore.getState());
  if (outer !== null) moveSelected(outer.parent, getLateText().steps.moveOut(outer.name));
}

/** Moves what is selected into the group beside it. */
export function moveSelectedIn(): void {
  const beside = findNext(useStore.getState());
  if (beside !== null) moveSelected(beside.id, getLateText().steps.moveIn(beside.name));
}

/**
 * The row as it was before a burst of typing: "1" on the way to "12" must not forget what the other groups were called.
 */
let start: { readonly key: string; readonly design: Design; readonly groups: ChosenGroups } | null = null;

/** Sets how many identical groups are in a row; a burst of typing is one step. The row stays selected. */
export function setRowCount(groups: ChosenGroups, count: number): void {
  const [first] = groups;
  if (first === undefined) return;
  const key = `repeat ${first}`;
  const { design, gesture, canvasView, editDesign, setCanvasView } = useStore.getState();
  if (start?.key !== key || gesture !== key) start = { key, design, groups };
  const { design: before, groups: row } = start;
  const result = setRepeatCount(before.architecture, row, count);
  if (!result.ok) {
    void sayRefusal(result.reason);
    return;
  }
  const label = getLateText().steps.repeat(getGroupName(groups), count);
  editDesign(label, () => setArchitecture(before, result.architecture), key);
  const { folds } = canvasView;
  const isFolded = folds.folded.has(first) && !folds.joined.has(first);
  if (isFolded) setCanvasView({ folds: fold(folds, result.groups) });
  selectGroups(result.groups);
}

/** The longest row that a field offers. */
const longestRow = 99;

/** How many groups a row can have at most: a design holds no more than so many layers. */
export function findMaxCount({ architecture }: Design, groups: ChosenGroups): number {
  const [first] = groups;
  const size = first === undefined ? 1 : Math.max(1, getGroupLayers(architecture, first).length);
  const room = Math.floor((maxLayers - architecture.layers.size) / size);
  return Math.max(groups.length, Math.min(longestRow, groups.length + room));
}

/** Whether copies of a group would follow it in a row: it has one way in and one way out. */
export function canRepeat({ architecture }: Design, groups: ChosenGroups): boolean {
  const last = groups.at(-1);
  if (last === undefined) return false;
  const layers = new Set(getGroupLayers(architecture, last));
  return (
    findSources(architecture.layers, layers).length === 1 &&
    findEnds(architecture.layers, layers).length === 1
  );
}
