import { expect, test } from 'vitest';
import { en } from '../../text/en';
import { allCommands } from './allCommands';
import { commands } from './commands';
import { formatShortcut } from './shortcuts';

const { keyNames } = en.commands;

test('shortcuts are written as the system writes them', () => {
  const [redo, other] = commands.redo.shortcuts;
  if (redo === undefined || other === undefined) throw new Error('expected two shortcuts');
  expect(formatShortcut(redo, keyNames, false)).toBe('Ctrl+Shift+Z');
  expect(formatShortcut(redo, keyNames, true)).toBe('⇧⌘Z');
  expect(formatShortcut(other, keyNames, false)).toBe('Ctrl+Y');
});

test('no two commands share a shortcut', () => {
  const all = allCommands.flatMap(({ shortcuts }) =>
    shortcuts.map((shortcut) => formatShortcut(shortcut, keyNames, false)),
  );
  expect(new Set(all).size).toBe(all.length);
});
