import { expect, test } from 'vitest';
import { allCommands } from './allCommands';
import { commands } from './commands';
import { isWritingKey, type KeyPress, matchesShortcut } from './pressedShortcut';

const free = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false } as const;

function findPressed(press: KeyPress): readonly string[] {
  return allCommands
    .filter(({ shortcuts }) => shortcuts.some((shortcut) => matchesShortcut(press, shortcut)))
    .map(({ id }) => id);
}

test('a key press is the shortcut with its letter and its modifiers', () => {
  expect(findPressed({ ...free, key: 'z', code: 'KeyZ', ctrlKey: true })).toEqual([commands.undo.id]);
  expect(findPressed({ ...free, key: 'Z', code: 'KeyZ', metaKey: true, shiftKey: true })).toEqual([
    commands.redo.id,
  ]);
  // On a German keyboard Z and Y have changed places: what is printed on the key counts.
  expect(findPressed({ ...free, key: 'z', code: 'KeyY', ctrlKey: true })).toEqual([commands.undo.id]);
});

test('on a keyboard without Latin letters the place of the key is its letter', () => {
  expect(findPressed({ ...free, key: 'я', code: 'KeyZ', ctrlKey: true })).toEqual([commands.undo.id]);
  expect(findPressed({ ...free, key: 'Я', code: 'KeyZ', ctrlKey: true, shiftKey: true })).toEqual([
    commands.redo.id,
  ]);
  expect(findPressed({ ...free, key: 'с', code: 'KeyC' })).toEqual(
    findPressed({ ...free, key: 'c', code: 'KeyC' }),
  );
});

test('signs that Option writes on a Mac are no letters', () => {
  expect(findPressed({ ...free, key: 'ç', code: 'KeyC', altKey: true })).toEqual([]);
});

test('on a Mac, Control with a letter is for the text that is written, Command is not', () => {
  const press = { ...free, key: 'k', code: 'KeyK' };
  expect(isWritingKey({ ...press, ctrlKey: true }, true)).toBe(true);
  expect(isWritingKey({ ...press, metaKey: true }, true)).toBe(false);
  expect(isWritingKey({ ...press, ctrlKey: true }, false)).toBe(false);
});
