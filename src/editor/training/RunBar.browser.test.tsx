/** @file A run does not start while a field holds a number that was not taken, nor of a network that cannot be trained. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { recallSetup, rememberSetup } from '../../state/training/keptSetup';
import { applyEvent, beginRun, getRuns } from '../../state/training/runViews';
import { emptyTraining } from '../../state/training/trainingView';
import type { RunId, TrainingEvent } from '../../training/protocol';
import { createQuickSetup } from '../../training/setups';
import { showSection } from './runActions';
import TrainPanel from './TrainPanel';

beforeEach(() => {
  useStore.setState({ training: emptyTraining });
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

test('one button leads through a run and keeps the focus; what the run does is announced', async () => {
  const screen = await render(<TrainPanel />);
  const { design, updateTraining } = useStore.getState();
  const setup = createQuickSetup(design.architecture, design.resolution);
  const run = 'run' as RunId;
  const say = (...events: readonly TrainingEvent[]) =>
    updateTraining((view) => events.reduce(applyEvent, view));
  screen.getByRole('button', { name: 'Start', exact: true }).element().focus();
  const plan = { name: 'Mine', network: design, setup };
  updateTraining((view) => beginRun(view, plan, { id: run, startedAt: 1, isNextOfSeries: false }));
  const pause = screen.getByRole('button', { name: 'Pause' });
  await expect.element(pause).toHaveFocus();
  await expect.element(pause).toHaveAttribute('aria-disabled', 'true');
  say({
    ...{ type: 'started', run, stepsPerEpoch: 4, totalSteps: 8, step: 0, trainCount: 40, testCount: 20 },
    ...{ classNames: ['a', 'b'], scale: { mean: [0.5], deviation: [0.25] } },
    backend: { backend: 'wasm', threads: 1, isIsolated: true, candidates: [] },
  });
  await expect.element(pause).not.toHaveAttribute('aria-disabled');
  await expect.element(screen.getByText('Mine: Training', { exact: true })).toBeInTheDocument();
  const progress = { loss: 1, accuracy: 0.5, learningRate: 0.1, saturation: null };
  say({
    ...{ type: 'progress', run },
    progress: { ...progress, step: 4, epoch: 1, imagesPerSecond: 988, secondsLeft: 5 },
  });
  const pace = screen.getByText('988 images a second', { exact: false });
  await expect.element(pace).toBeInTheDocument();
  // While probes train nothing else does: its speed and its time left hold no more.
  const probed = { type: 'probed', run, epoch: 1, settings: setup.probes, total: 2 } as const;
  say({ ...probed, probes: [], done: 0 });
  await expect.element(screen.getByText('Probes: 0 of 2 layers', { exact: false })).toBeInTheDocument();
  await expect.element(pace).not.toBeInTheDocument();
  say({ ...probed, probes: [], done: 2 });
  await expect.element(pace).toBeInTheDocument();
  say({ type: 'paused', run });
  await expect.element(screen.getByRole('button', { name: 'Resume' })).toHaveFocus();
  await expect.element(screen.getByText('Mine: Paused', { exact: true })).toBeInTheDocument();
  // A button that goes, or does nothing any more, gives the focus to the one that leads on.
  screen.getByRole('button', { name: 'Stop' }).element().focus();
  say({ type: 'stopped', run });
  await expect.element(screen.getByRole('button', { name: 'Start another' })).toHaveFocus();
  // The probes of a run that is over can be stopped as well.
  const stop = screen.getByRole('button', { name: 'Stop' });
  await expect.element(stop).toBeDisabled();
  say({ type: 'probed', run, epoch: 1, settings: setup.probes, probes: [], done: 0, total: 2 });
  await expect.element(stop).toBeEnabled();
  // That they train and that they are there is announced, and not each of them.
  const status = screen.getByRole('status');
  await expect.element(status).toHaveTextContent(/^Mine: Training probes$/);
  say({ ...probed, probes: [], done: 1 });
  await expect.element(status).toHaveTextContent(/^Mine: Training probes$/);
  say({ ...probed, probes: [], done: 2 });
  await expect.element(status).toHaveTextContent(/^Mine: Stopped, its probes are there$/);
  say({ ...probed, probes: [], done: 0 });
  await expect.element(stop).toBeEnabled();
  stop.element().focus();
  say({ type: 'stopped', run });
  await expect.element(stop).toBeDisabled();
  await expect.element(screen.getByRole('button', { name: 'Start another' })).toHaveFocus();
});

test('a run that the browser has no room for says so, until it has', async () => {
  const screen = await render(<TrainPanel />);
  const { design, updateTraining } = useStore.getState();
  const setup = createQuickSetup(design.architecture, design.resolution);
  const run = 'run' as RunId;
  const plan = { name: 'Mine', network: design, setup };
  updateTraining((view) => beginRun(view, plan, { id: run, startedAt: 1, isNextOfSeries: false }));
  const keep = (step: number | null) =>
    updateTraining((view) => applyEvent(view, { type: 'kept', run, step }));
  keep(null);
  await expect.element(screen.getByText(/no room to keep the run; it is lost when/)).toBeVisible();
  keep(10);
  await expect.element(screen.getByText(/no room/)).not.toBeInTheDocument();
  keep(null);
  await expect.element(screen.getByText(/what came after step 10 is lost when/)).toBeVisible();
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

test('what a run has kept is what the next visit sets up', async () => {
  await render(<TrainPanel />);
  const { design, updateTraining } = useStore.getState();
  const setup = createQuickSetup(design.architecture, design.resolution);
  rememberSetup(setup);
  const data = { kind: 'kept', name: 'Pets' } as const;
  updateTraining((view) => ({ ...view, setup: { ...setup, data } }));
  await expect.poll(() => recallSetup()?.data).toEqual(data);
  rememberSetup(null);
});
