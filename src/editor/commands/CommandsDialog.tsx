/** @file All commands in one list, to find by typing and to run by Enter; and behind them the layers of the network. */
import { useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { useLateText } from '../useLateText';
import { allCommands } from './allCommands';
import { findLayers } from './findLayers';
import { type PickItem, PickList } from './PickList';
import { formatShortcut } from './shortcuts';
import { showLayer } from './showLayer';

const close = () => useStore.getState().showDialog(null);

function useFind(onLayer: (id: LayerId) => void): (query: string) => readonly PickItem[] {
  const text = useLateText();
  const [state] = useState(() => useStore.getState());
  return (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const commands = allCommands.flatMap((command): PickItem | [] => {
      const label = command.label(text, state);
      const isFound = words.every((word) => label.toLowerCase().includes(word));
      if (!isFound || command.id === 'commands' || !command.isEnabled(state)) return [];
      const [shortcut] = command.shortcuts;
      const note = shortcut && formatShortcut(shortcut, text.commands.keyNames);
      const onPick = () => {
        close();
        command.run();
      };
      return { id: command.id, label, note, onPick };
    });
    const layers = words.length === 0 ? [] : findLayers(state.design.architecture, query, text);
    return [
      ...commands,
      ...layers.map(({ id, name, layer }) => ({
        id: `layer ${id}`,
        label: text.actions.goTo(name),
        note: text.layers.kinds[layer.kind],
        onPick: () => onLayer(id),
      })),
    ];
  };
}

/** The command palette. */
export default function CommandsDialog() {
  const { actions, commands, panels } = useLateText();
  const picked = useRef<LayerId | null>(null);
  const find = useFind((id) => {
    picked.current = id;
    close();
  });
  return (
    <Dialog
      isOpen
      isTitleHidden
      className="pick-dialog"
      title={commands.commands}
      closeLabel={panels.close}
      onClose={close}
      onFocusBack={(event) => {
        if (picked.current === null) return;
        event.preventDefault();
        showLayer(picked.current);
      }}
    >
      <PickList
        label={actions.searchCommands}
        listLabel={commands.commands}
        emptyText={actions.noCommand}
        find={find}
      />
    </Dialog>
  );
}
