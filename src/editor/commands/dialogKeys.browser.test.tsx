import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useStore } from '../../state/store';
import { listenForDialogs } from './dialogKeys';
import { heldKey, holdKey } from './heldKeys';
import { pressHeldKey } from './pressHeldKey';

let end = new AbortController();
let pressed: string[] = [];

/** A dialog as it is drawn in the end: with a field that has the focus. */
function drawDialog(value = ''): HTMLInputElement {
  document.body.innerHTML = `<div role="dialog"><form><input value="${value}" /></form></div>`;
  const field = document.querySelector('input');
  if (field === null) throw new Error('expected a field');
  field.focus();
  return field;
}

beforeEach(() => {
  end = new AbortController();
  const { signal } = end;
  pressed = [];
  document.body.innerHTML = '<input id="elsewhere" />';
  heldKey.press = pressHeldKey;
  addEventListener('keydown', holdKey, { signal, capture: true });
  addEventListener('keydown', ({ key }) => pressed.push(key), { signal });
  listenForDialogs(signal);
});

afterEach(() => {
  useStore.getState().showDialog(null);
  end.abort();
});

test('what is typed while a dialog is on its way goes into its field, wherever it was typed', async () => {
  const elsewhere = document.getElementById('elsewhere') as HTMLInputElement;
  elsewhere.focus();
  useStore.getState().showDialog('commands');
  await userEvent.keyboard('tidx{Backspace}y up');
  expect(elsewhere.value).toBe('');
  const field = drawDialog();
  await expect.poll(() => field.value).toBe('tidy up');
});

test('it is written over what is chosen there, and Enter sends the form', async () => {
  useStore.getState().showDialog('rename');
  await userEvent.keyboard('edge{Enter}');
  let sent = '';
  const field = drawDialog('conv4');
  field.select();
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    sent = field.value;
  });
  await expect.poll(() => sent).toBe('edge');
});

test('a dialog that does not come lets go of the keys', async () => {
  useStore.getState().showDialog('commands');
  await userEvent.keyboard('a');
  expect(pressed).toEqual([]);
  useStore.getState().showDialog(null);
  await expect.poll(() => pressed).toEqual(['a']);
  useStore.getState().showDialog('commands');
  await userEvent.keyboard('b');
  // The page goes with it where it cannot be loaded.
  end.abort();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await userEvent.keyboard('c');
  expect(useStore.getState().dialog).toBe('commands');
});

test('a key that has waited is let go of again, also where what had the focus is gone by then', () => {
  const told: string[] = [];
  const { signal } = end;
  for (const type of ['keydown', 'keyup'] as const)
    addEventListener(type, (event) => told.push(`${event.type} ${event.key}`), { signal });
  document.body.innerHTML = '<button type="button">A card</button>';
  const card = document.querySelector('button') as HTMLButtonElement;
  pressHeldKey(new KeyboardEvent('keydown', { key: 'a', bubbles: true }), card);
  card.addEventListener('keydown', () => card.remove());
  pressHeldKey(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }), card);
  expect(told).toEqual(['keydown a', 'keyup a', 'keydown Delete', 'keyup Delete']);
});
