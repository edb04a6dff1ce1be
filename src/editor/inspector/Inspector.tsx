/** @file The inspector: the selected layer, what several layers have in common, or the whole network. */
import type { LayerId } from '../../architecture/architecture';
import { type Store, useStore } from '../../state/store';
import { LayerInspector } from './LayerInspector';
import { NetworkOverview } from './NetworkOverview';
import { SelectionInspector } from './SelectionInspector';
import './Inspector.css';

/** The selected layer where exactly one is selected. */
function selectSingle({ selection }: Store): LayerId | null {
  const [id] = selection;
  return id !== undefined && selection.size === 1 ? id : null;
}

/** The content of the layer panel. */
export function Inspector() {
  const id = useStore(selectSingle);
  const count = useStore((state) => state.selection.size);
  if (id !== null) return <LayerInspector key={id} id={id} />;
  return count === 0 ? <NetworkOverview /> : <SelectionInspector />;
}
