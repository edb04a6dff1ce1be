/** @file A run does not start while a field of its setup holds a number that was not taken. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { getRuns } from '../../state/training/runViews';
import { showSection } from './runActions';
import TrainPanel from './TrainPanel';

beforeEach(() => {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'conv', { outChannels: 8 });
  useStore.getState().openDesign(createDesign(net.build()));
  showSection('setup');
});

test('start is refused with the reason, and the field has the focus', async () => {
  const screen = await render(<TrainPanel />);
  const field = screen.getByRole('spinbutton', { name: 'Pictures to train' });
  await field.fill('-5');
  await screen.getByRole('button', { name: 'Start', exact: true }).click();
  const alert = screen.getByRole('alert');
  await expect.element(alert).toHaveTextContent(/^Not started\. .*at least 100, not −5/);
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('-5');
  expect(getRuns(useStore.getState().training).size).toBe(0);
  expect(useStore.getState().training.section).toBe('setup');
  await field.fill('200');
  await expect.element(alert).not.toBeInTheDocument();
});
