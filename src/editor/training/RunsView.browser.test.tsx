/** @file The list of runs: names that are taken back, and what cannot be started with its reason. */
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createRun, createSmallDesign } from '../../lessons/lessonRuns.testing';
import { useStore } from '../../state/store';
import { type DesignRun, emptyTraining } from '../../state/training/trainingView';
import { RunsView } from './RunsView';

function show(phase: DesignRun['state']['phase']): DesignRun {
  const run = createRun(createSmallDesign(), { saturation: [], probes: [], accuracy: 70, phase });
  useStore.setState({
    training: { ...emptyTraining, runs: new Map([[run.id, run]]), shown: [run.id], active: run.id },
  });
  return run;
}

const getName = (id: DesignRun['id']) => useStore.getState().training.runs?.get(id)?.name;

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('a name of nothing is given up for the earlier one, also one that was shortened letter by letter', async () => {
  const { id } = show('finished');
  const screen = await render(<RunsView />);
  const field = screen.getByRole('textbox', { name: 'Name of the run' });
  await field.click();
  await userEvent.keyboard('{End}');
  for (const _ of 'A run') await userEvent.keyboard('{Backspace}');
  await userEvent.keyboard(' ');
  await expect.element(field).toHaveValue(' ');
  await userEvent.tab();
  await expect.element(field).toHaveValue('A run');
  expect(getName(id)).toBe('A run');
  await field.fill('Mine');
  await userEvent.keyboard('{Enter}');
  await field.fill('Yours');
  expect(getName(id)).toBe('Yours');
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveValue('Mine');
  expect(getName(id)).toBe('Mine');
});

test('ready comparisons say why they wait', async () => {
  show('running');
  const screen = await render(<RunsView />);
  await expect.element(screen.getByText(/^A run is at work\./)).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: 'VGG16 and its truncated form' }))
    .toHaveAccessibleDescription(/^A run is at work\./);
});
