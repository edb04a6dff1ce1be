/** @file The sheets of a phone: what is refused in one is said in it. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useStore } from '../../state/store';
import { SheetBar } from './SheetBar';

test('a notice is seen, and answered, in the sheet that covers the network', async () => {
  const screen = await render(<SheetBar />);
  await screen.getByRole('button', { name: 'Table' }).click();
  let presses = 0;
  const run = () => {
    presses += 1;
  };
  useStore.getState().showNotice({ text: 'A run is still to follow.', action: { label: 'Start', run } });
  const sheet = screen.getByRole('dialog', { name: 'Tables and plots' });
  // The table has a status of its own.
  const notice = sheet.getByRole('status').filter({ hasText: 'A run is still to follow.' });
  await expect.element(notice).toBeVisible();
  await sheet.getByRole('button', { name: 'Start' }).click();
  expect(presses).toBe(1);
  await expect.element(sheet).toBeVisible();
});

test('what is refused in the sheet with the tables is said there', async () => {
  useStore.getState().showDockTab('table');
  const screen = await render(<SheetBar />);
  await screen.getByRole('button', { name: 'Table' }).click();
  const sheet = screen.getByRole('dialog');
  await expect.element(sheet).toBeVisible();
  useStore.getState().showNotice({ text: 'Nothing was started.' });
  const notice = sheet.getByText('Nothing was started.');
  await expect.element(notice).toBeVisible();
  const box = notice.element().getBoundingClientRect();
  // Nothing lies over it.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  expect(notice.element().contains(document.elementFromPoint(x, y))).toBe(true);
  await sheet.getByRole('button', { name: 'Dismiss' }).click();
  expect(notice.query()).toBeNull();
});
