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
    const found = allCommands.flatMap((command) => {
      const label = command.label(text, state);
      const isFound = words.every((word) => label.toLowerCase().includes(word));
      return isFound && command.id !== 'commands' ? { command, label } : [];
    });
    const commands = found.flatMap(({ command, label }): PickItem | [] => {
      if (!command.isEnabled(state)) return [];
      const [shortcut] = command.shortcuts;
      const note = shortcut && formatShortcut(shortcut, text.commands.keyNames);
      const onPick = () => {
        close();
        command.run();
      };
      return { id: command.id, label, note, onPick };
    });
    // Who asks for something by name hears that it is there, but not now.
    const others = words.length === 0 ? [] : found.filter(({ command }) => !command.isEnabled(state));
    const layers = words.length === 0 ? [] : findLayers(state.design.architecture, query, text);
    return [
      ...commands,
      ...layers.map(({ id, name, layer }) => ({
        id: `layer ${id}`,
        label: text.actions.goTo(name),
        note: text.layers.kinds[layer.kind],
        onPick: () => onLayer(id),
      })),
      ...others.map(({ command, label }) => ({ id: command.id, label, note: text.actions.notNow })),
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
