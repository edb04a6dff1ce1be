/** @file What commands are called in menus and lists, and the words of their dialogs. */

/** Names of commands that the bar does not show. */
export const actionText = {
  shortcuts: 'Keys',
  searchCommands: 'What do you want to do?',
  noCommand: (query: string) => `No command is called “${query}”.`,
  keysNote: 'Single letters count on the network, not in fields.',
  canvasKeys: [
    { keys: 'arrows', meaning: 'Walk along the connections' },
    { keys: 'Shift + arrows', meaning: 'Select on the way' },
    { keys: 'Alt + arrows', meaning: 'Move the cards' },
    { keys: 'Esc', meaning: 'Select nothing' },
  ],
  save: 'Save as a file',
  saveAs: 'Save as another file',
  export: 'Export',
  delete: 'Delete what is selected',
  duplicate: 'Duplicate what is selected',
  connect: 'Connect the two selected layers',
  skip: 'Skip connection around what is selected',
  group: 'Group what is selected',
  ungroup: 'Ungroup',
  copy: 'Copy as a link',
  cut: 'Cut',
  paste: 'Paste',
  selectAll: 'Select all layers',
  selectUpstream: 'Select what feeds it',
  selectDownstream: 'Select what it feeds',
  toggleDock: 'Table panel',
} as const;
