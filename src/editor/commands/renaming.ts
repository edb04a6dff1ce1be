/** @file Gives what is selected another name: the group that it is, else the single layer. */
import type { GroupId, LayerNode } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { AllText } from '../../text/enLate';
import { selectChosenGroups } from '../canvas/chosenGroups';
import { renameLayer } from '../inspector/layerEdits';
import { renameGroup } from './groupEdits';

type Named =
  | { readonly kind: 'group'; readonly id: GroupId; readonly name: string }
  | { readonly kind: 'layer'; readonly node: LayerNode; readonly name: string };

/** What would be renamed; null where nothing or several things are selected. */
export function findNamed(state: Store): Named | null {
  const { design, selection, preview } = state;
  if (preview !== null) return null;
  const { layers, groups } = design.architecture;
  const [id] = selectChosenGroups(state)[0] ?? [];
  const group = id === undefined ? undefined : groups.get(id);
  if (id !== undefined && group !== undefined) return { kind: 'group', id, name: group.name };
  const [layer] = selection;
  const node = layer === undefined || selection.size > 1 ? undefined : layers.get(layer);
  return node === undefined ? null : { kind: 'layer', node, name: node.name };
}

/** Renames it, as one step. */
export function rename(named: Named, name: string, text: AllText): void {
  const { endGesture } = useStore.getState();
  endGesture();
  if (named.kind === 'group') renameGroup(named.id, name);
  else renameLayer(named.node, name, text);
  endGesture();
}
