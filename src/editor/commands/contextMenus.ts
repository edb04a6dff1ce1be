/** @file What the menus of the canvas hold, as names of commands in groups. */
import type { MenuSubject } from '../canvas/wiring/menuPlace';
import type { CommandName } from './allCommands';

/** The commands of each menu; those that cannot be run are left out. */
export const contextMenus: Readonly<Record<MenuSubject, readonly (readonly CommandName[])[]>> = {
  layers: [
    ['add-behind', 'connect', 'disconnect', 'skip'],
    ['copy', 'cut', 'duplicate', 'rename', 'delete'],
    ['group', 'ungroup', 'toggle-fold', 'select-group', 'move-out', 'move-in'],
    ['split-off', 'split-row', 'join-row'],
    ['select-upstream', 'select-downstream', 'select-branch', 'zoom-selection', 'tidy-selection'],
  ],
  edge: [
    ['insert-on-edge', 'delete'],
    ['input-earlier', 'input-later'],
  ],
  canvas: [
    ['add-here', 'paste'],
    ['undo', 'redo'],
    ['select-all', 'find-in-network', 'fit', 'tidy', 'turn', 'toggle-map'],
  ],
};
