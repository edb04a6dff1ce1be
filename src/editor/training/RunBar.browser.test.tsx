/** @file A run does not start while a field holds a number that was not taken, nor of a network that cannot be trained. */
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
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures: 10 });
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

test('what cannot be trained is said at once, and cannot be started', async () => {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures: 5 });
  const screen = await render(<TrainPanel />);
  const start = screen.getByRole('button', { name: 'Start', exact: true });
  await expect.element(start).toBeEnabled();
  useStore.getState().openDesign(createDesign(net.build()));
  await expect.element(start).toBeDisabled();
  const reason = screen.getByText(
    /^Cannot start\. fc answers with 5\snumbers, but the pictures have 10 classes\./,
  );
  await expect.element(reason).toBeVisible();
  await expect.element(start).toHaveAttribute('aria-describedby', 'run-setup-problem');
});

test('groups of the form stay in their column when one of them grows', async () => {
  const screen = await render(<TrainPanel />);
  await expect.element(screen.getByRole('heading', { name: 'Measuring' })).toBeVisible();
  const listPlaces = () =>
    [...document.querySelectorAll('.setup-group h3')].map((title) => [
      title.textContent,
      Math.round(title.getBoundingClientRect().left),
    ]);
  const before = listPlaces();
  expect(before.length).toBeGreaterThan(5);
  await screen.getByRole('combobox', { name: 'Set', exact: true }).selectOptions('own');
  await expect.element(screen.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
  expect(listPlaces()).toEqual(before);
});
