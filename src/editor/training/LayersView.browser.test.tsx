/** @file Runs over each other: the slider has the epochs of all, each says its own; links lead into its own network. */
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { createRun } from '../../lessons/lessonRuns.testing';
import { findPreset } from '../../presets/presets';
import { useStore } from '../../state/store';
import { applyEvent } from '../../state/training/runViews';
import { type DesignRun, emptyTraining } from '../../state/training/trainingView';
import type { RunId, TrainingEvent } from '../../training/protocol';
import { LayersView } from './LayersView';
import { showSection } from './runActions';
import TrainPanel from './TrainPanel';

const room = { width: 800, height: 500 };

function build(): Design {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'conv1');
  net.add('Conv2d', 'conv2');
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures: 10 });
  return createDesign(net.build());
}

/** A run of some epochs, with probes at its last. */
function createLong(design: Design, name: string, count: number): DesignRun {
  const run = createRun(design, { saturation: [60, 50, 40], probes: [50, 60, 70], accuracy: 70 });
  const [report] = run.state.epochs;
  const [round] = run.state.probeRounds;
  if (report === undefined || round === undefined) throw new Error('The run has an epoch and its probes');
  const epochs = Array.from({ length: count }, (_, index) => ({
    ...report,
    epoch: index + 1,
    step: index + 1,
  }));
  return {
    ...run,
    id: name as RunId,
    name,
    state: { ...run.state, run: name as RunId, epochs, probeRounds: [{ ...round, epoch: count }] },
  };
}

function show(...runs: readonly DesignRun[]): void {
  useStore.getState().updateTraining((view) => ({
    ...view,
    runs: new Map(runs.map((run) => [run.id, run])),
    shown: runs.map(({ id }) => id),
  }));
}

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('the slider moves all runs that are shown, whichever is in front, and each says where it stands', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  show(createLong(design, 'Short', 1), createLong(design, 'Middle', 3), createLong(design, 'Long', 5));
  const screen = await render(<LayersView room={room} />);
  const slider = screen.getByRole('slider', { name: 'Epoch' });
  await expect.element(slider).toHaveAttribute('max', '4');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'epoch 5');
  const headings = () =>
    screen
      .getByRole('heading', { level: 3 })
      .elements()
      .map((each) => each.textContent);
  expect(headings()).toEqual(['Short, epoch 1', 'Middle, epoch 3', 'Long, epoch 5']);
  const legend = () =>
    screen
      .getByRole('list', { name: 'Runs shown' })
      .getByRole('listitem')
      .elements()
      .map((each) => each.textContent);
  expect(legend()[1]).toBe('Middleepoch 3 · probe accuracy (line), epoch 3');
  await slider.fill('1');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'epoch 2');
  expect(headings()).toEqual(['Short, epoch 1', 'Middle, epoch 2', 'Long, epoch 2']);
  expect(legend()).toEqual([
    'Shortepoch 1 · probe accuracy (line), epoch 1',
    'Middleepoch 2 · no probes yet',
    'Longepoch 2 · no probes yet',
  ]);
  await expect
    .element(screen.getByText('Layers as a table: Long, epoch 2', { exact: true }))
    .toBeInTheDocument();
});

test.each([
  [true, 'of the network of the run', 'vgg11'],
  [false, 'of another one of the same family', 'vgg13'],
])('a name in the table is a link: %s in the design %s', async (isLinked, _, open) => {
  const buildPreset = (id: string) => {
    const preset = findPreset(id);
    if (preset === null) throw new Error(`${id} is a preset`);
    return createDesign(preset.build({ classes: 10 }), { resolution: [32, 32] });
  };
  const own = buildPreset('vgg11');
  useStore.getState().openDesign(open === 'vgg11' ? own : buildPreset(open));
  show(createLong(own, 'Mine', 1));
  const screen = await render(<LayersView room={room} />);
  await screen.getByText('Layers as a table: epoch 1', { exact: true }).click();
  const table = screen.getByRole('table', { name: 'Mine, epoch 1: Layers as a table' });
  await expect.element(table.getByRole('rowheader', { name: 'conv7' })).toBeInTheDocument();
  expect(table.getByRole('button', { name: 'conv7' }).elements()).toHaveLength(isLinked ? 1 : 0);
  await expect.element(screen.getByText('Probes of epoch 1', { exact: true })).toBeInTheDocument();
});

test('an accuracy of a probe that was ended before its best says so in the table', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  const run = createLong(design, 'Mine', 1);
  const [round] = run.state.probeRounds;
  if (round === undefined) throw new Error('The run has probes');
  const probes = round.probes.map((probe, index) => (index === 1 ? { ...probe, isSettled: false } : probe));
  show({ ...run, state: { ...run.state, probeRounds: [{ ...round, probes }] } });
  const screen = await render(<LayersView room={room} />);
  await screen.getByText('Layers as a table: epoch 1', { exact: true }).click();
  const cells = (name: string) =>
    screen
      .getByRole('row', { name })
      .getByRole('cell')
      .elements()
      .map((each) => each.textContent?.replaceAll('\u00a0', ' '));
  expect(cells('conv1').slice(3, 5)).toEqual(['50.0 %', '50.0 %']);
  expect(cells('conv2').slice(3, 5)).toEqual(['60.0 %, before the best fit', '60.0 %']);
});

const say = (event: TrainingEvent) => useStore.getState().updateTraining((view) => applyEvent(view, event));

test('an epoch that is chosen by keys among all of them leads to the slider', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  show(createLong(design, 'Mine', 3));
  const screen = await render(<LayersView room={room} />);
  await screen.getByRole('button', { name: 'All epochs' }).click();
  screen
    .getByRole('button', { name: /epoch 2/ })
    .element()
    .focus();
  await userEvent.keyboard('{Enter}');
  const slider = screen.getByRole('slider', { name: 'Epoch' });
  await expect.element(slider).toHaveFocus();
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'epoch 2');
});

test('a button that has done its work leaves the focus among its neighbours, not on what starts a run', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  const run = createLong(design, 'Mine', 2);
  const [report] = run.state.epochs;
  if (report === undefined) throw new Error('The run has epochs');
  const spread = { epoch: 2.5, layers: [] };
  show({ ...run, state: { ...run.state, phase: 'running', spread } });
  useStore.getState().updateTraining((view) => ({ ...view, active: run.id }));
  showSection('layers');
  const screen = await render(<TrainPanel />);
  const now = screen.getByRole('button', { name: 'Participation now' });
  now.element().focus();
  say({ type: 'epoch', run: run.id, report: { ...report, epoch: 3, step: 3 } });
  say({ type: 'finished', run: run.id });
  await expect.element(now).not.toBeInTheDocument();
  await expect.element(screen.getByRole('slider', { name: 'Epoch' })).toHaveFocus();
  // Probes take their time, and can be trained again afterwards.
  const probe = screen.getByRole('button', { name: 'Train probes' });
  probe.element().focus();
  const { probes: settings } = run.setup;
  const probed = { type: 'probed', run: run.id, epoch: 3, settings, probes: [], total: 3 } as const;
  say({ ...probed, done: 0 });
  await expect.element(probe).toHaveAttribute('aria-disabled', 'true');
  await expect.element(probe).toHaveFocus();
  say({ ...probed, done: 3 });
  await expect.element(probe).not.toHaveAttribute('aria-disabled');
  await expect.element(probe).toHaveFocus();
});

test('the verdict says that probes are under way, until they are there', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  const run = createLong(design, 'Mine', 1);
  const [round] = run.state.probeRounds;
  if (round === undefined) throw new Error('The run has probes');
  show(run);
  const probed = { type: 'probed', run: run.id, epoch: 1, settings: run.setup.probes, total: 3 } as const;
  const screen = await render(<LayersView room={room} />);
  const verdict = screen.getByRole('region', { name: 'Verdict' });
  say({ ...probed, probes: round.probes.slice(0, 2), done: 2 });
  await expect.element(verdict).toHaveTextContent(/Probes are under way: 2 of 3.layers so far\.$/);
  say({ ...probed, probes: round.probes, done: 3 });
  await expect.element(verdict).not.toHaveTextContent(/under way/);
});

test('probes that cannot be trained say why', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  show(createLong(design, 'Mine', 1));
  const screen = await render(<LayersView room={room} />);
  await expect.element(screen.getByText(/^Its weights are not in this browser/)).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: 'Train probes' }))
    .toHaveAccessibleDescription(/^Its weights are not in this browser/);
  await expect.element(screen.getByRole('button', { name: 'All epochs' })).not.toBeInTheDocument();
});

test('the words of the field above the plot are explained, each where it comes first', async () => {
  const design = build();
  useStore.getState().openDesign(design);
  show(createLong(design, 'Mine', 1));
  const screen = await render(<LayersView room={room} />);
  const caption = screen.container.querySelector('figcaption');
  expect(caption?.textContent).toBe('epoch 1 · saturation (bars) · probe accuracy (line), epoch 1');
  const terms = [...(caption?.querySelectorAll<HTMLElement>('.term') ?? [])];
  expect(terms.map(({ textContent, dataset }) => [textContent, dataset.term])).toEqual([
    ['saturation', 'saturation'],
    ['probe accuracy', 'probe'],
  ]);
});
