/** @file The inspector: the selected layer, what several layers have in common, or the whole network. */
import { lazy, Suspense, useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { useTakenFocus } from '../../ui/useTakenFocus';
import { selectChosenGroups } from '../canvas/chosenGroups';
import { useLateText } from '../useLateText';
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

/** What the panel is about: a layer, a group or the first of a row, several layers, or the network. */
function useSubject(): string {
  const { inspector } = useLateText();
  return useStore((state) => {
    const { layers, groups } = state.design.architecture;
    const group = selectChosenGroups(state)[0]?.[0];
    const id = selectSingle(state);
    const named = group !== undefined ? groups.get(group) : id !== null ? layers.get(id) : undefined;
    const { size } = state.selection;
    return named?.name ?? (size === 0 ? inspector.network : inspector.several(size));
  });
}

/** The content of the layer panel; a group stands above its layers. */
export function Inspector() {
  const id = useStore(selectSingle);
  const count = useStore((state) => state.selection.size);
  // The panel of a row goes on being the same while the number of its groups is typed.
  const group = useStore((state) => selectChosenGroups(state)[0]?.[0]);
  const part = useRef<HTMLDivElement>(null);
  useTakenFocus(part);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part that can take the focus, not a set of fields
    <div className="inspector-part" role="group" ref={part} tabIndex={-1} aria-label={useSubject()}>
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
    </div>
  );
}
