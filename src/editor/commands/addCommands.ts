/** @file A command for every entry of the palette. */
import { offersKinds } from '../../state/assignmentRun';
import { addEntry } from '../palette/addEntry';
import { entryKeys, formatEntry, getEntryKinds, paletteIds } from '../palette/paletteEntries';
import type { Command } from './command';

/** Adds a layer or a block; the letters count on the network only. */
export const addCommands: readonly Command[] = paletteIds.map((id) => {
  const key = entryKeys[id];
  return {
    id: `add:${id}`,
    label: (text) => text.steps.add(formatEntry(id, text)),
    shortcuts: key === undefined ? [] : [{ key }],
    keys: 'network',
    isEnabled: (state) => offersKinds(state, getEntryKinds(id)),
    run: () => addEntry(id, true),
  };
});
