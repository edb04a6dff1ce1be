/** @file The inspector: the selected layer, what several layers have in common, or the whole network. */
import { lazy, Suspense } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { selectChosenGroups } from '../canvas/chosenGroups';
import { LayerInspector } from './LayerInspector';
import { NetworkOverview } from './NetworkOverview';
import { SelectionInspector } from './SelectionInspector';
import '../../ui/forcedColors.css';
import './Inspector.css';

const GroupSection = lazy(() => import('./GroupSection'));

/** The selected layer where exactly one is selected. */
function selectSingle({ selection }: Store): LayerId | null {
  const [id] = selection;
  return id !== undefined && selection.size === 1 ? id : null;
}

/** The content of the layer panel; a group stands above its layers. */
export function Inspector() {
  const id = useStore(selectSingle);
  const count = useStore((state) => state.selection.size);
  // The panel of a row goes on being the same while the number of its groups is typed.
  const group = useStore((state) => selectChosenGroups(state)[0]?.[0]);
  return (
    <>
      {group !== undefined && (
        <Suspense>
          <GroupSection key={group} />
        </Suspense>
      )}
      {id !== null ? (
        <LayerInspector key={id} id={id} />
      ) : count === 0 ? (
        <NetworkOverview />
      ) : (
        <SelectionInspector />
      )}
    </>
  );
}
