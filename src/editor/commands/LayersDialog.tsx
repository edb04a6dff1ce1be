/** @file Finds a layer of the network by its name or kind. */
import { useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { useLateText } from '../useLateText';
import { findLayers } from './findLayers';
import { PickList } from './PickList';
import { showLayer } from './showLayer';

/** The search in the network. */
export default function LayersDialog() {
  const text = useLateText();
  const { actions, panels } = text;
  const architecture = useStore((state) => state.design.architecture);
  const picked = useRef<LayerId | null>(null);
  const close = () => useStore.getState().showDialog(null);
  return (
    <Dialog
      isOpen
      isTitleHidden
      className="pick-dialog"
      title={actions.findInNetwork}
      closeLabel={panels.close}
      onClose={close}
      onFocusBack={(event) => {
        if (picked.current === null) return;
        event.preventDefault();
        showLayer(picked.current);
      }}
    >
      <PickList
        label={actions.searchLayers}
        listLabel={actions.findInNetwork}
        emptyText={actions.noLayer}
        find={(query) =>
          findLayers(architecture, query, text).map(({ id, name, layer }) => ({
            id,
            label: name,
            note: text.layers.kinds[layer.kind],
            onPick: () => {
              picked.current = id;
              close();
            },
          }))
        }
      />
    </Dialog>
  );
}
