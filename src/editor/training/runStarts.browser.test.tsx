/** @file Starts that would end what is to come, or lose what is kept nowhere, are asked about; a double press starts once. */
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createDesign } from '../../document/document';
import { findPreset } from '../../presets/presets';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { applyEvent, beginRun, editRun } from '../../state/training/runViews';
import { type DesignRun, emptyTraining, type PlannedRun } from '../../state/training/trainingView';
import type { RunId, TrainingEvent } from '../../training/protocol';
import { createQuickSetup } from '../../training/setups';
import { EditNotice } from '../panels/EditNotice';
import { showSection } from './runActions';
import TrainPanel from './TrainPanel';

const id = 'run' as RunId;
const { updateTraining } = useStore.getState();
const preset = findPreset('vgg11');
if (preset === null) throw new Error('VGG11 is a preset');
const network = createDesign(preset.build({ classes: 10 }), { title: 'VGG11' });
const setup = createQuickSetup(network.architecture, network.resolution);
const plan: PlannedRun = { name: 'Mine', network, setup };

const say = (...events: readonly TrainingEvent[]) =>
  updateTraining((view) => events.reduce(applyEvent, view));

/** What the page asks of the control, which does nothing but show the run. */
const start = vi.spyOn(getRunControl(), 'start');

beforeEach(() => {
  useStore.setState({ training: emptyTraining, notice: null });
  useStore.getState().openDesign(network);
  showSection('setup');
  start.mockReset();
  start.mockImplementation(([first]) => {
    if (first === undefined) return;
    const run = { id: 'next' as RunId, startedAt: 2, isNextOfSeries: false };
    updateTraining((view) => beginRun({ ...view, queue: [] }, first, run));
  });
});

/** A run that has finished. */
function finishRun(...events: readonly TrainingEvent[]): void {
  updateTraining((view) => beginRun(view, plan, { id, startedAt: 1, isNextOfSeries: false }));
  say({
    ...{ type: 'started', run: id, stepsPerEpoch: 4, totalSteps: 8, step: 0, trainCount: 40, testCount: 20 },
    ...{ classNames: ['a', 'b'], scale: { mean: [0.5], deviation: [0.25] } },
    backend: { backend: 'wasm', threads: 1, isIsolated: true, candidates: [] },
  });
  say(...events, { type: 'finished', run: id });
}

const renderPanel = () =>
  render(
    <>
      <TrainPanel />
      <EditNotice />
    </>,
  );

test('a start that ends what is still to follow is asked about', async () => {
  finishRun();
  updateTraining((view) => ({ ...view, queue: [plan, plan] }));
  const screen = await renderPanel();
  await screen.getByRole('button', { name: 'Start another' }).click();
  const question = screen.getByText('2 runs are still to follow', { exact: false });
  await expect.element(question).toBeInTheDocument();
  expect(start).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Start all the same' }).click();
  await vi.waitFor(() => expect(start).toHaveBeenCalledOnce());
  await expect.element(question).not.toBeInTheDocument();
});

test('a start that loses weights is asked about, for a comparison too', async () => {
  finishRun({ type: 'kept', run: id, step: null });
  const screen = await renderPanel();
  await screen.getByRole('button', { name: 'Start another' }).click();
  const question = screen.getByText('no room for the weights of “Mine”', { exact: false });
  await expect.element(question).toBeInTheDocument();
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  showSection('runs');
  await screen.getByRole('button', { name: /^VGG13/ }).click();
  await expect.element(question).toBeInTheDocument();
  expect(start).not.toHaveBeenCalled();
});

test('a comparison that is pressed twice at once starts once', async () => {
  showSection('runs');
  const screen = await renderPanel();
  const button = screen.getByRole('button', { name: /^VGG13/ });
  await expect.element(button).toBeEnabled();
  const element = button.element() as HTMLElement;
  element.click();
  element.click();
  await vi.waitFor(() => expect(useStore.getState().training.section).toBe('curves'));
  expect(start).toHaveBeenCalledOnce();
});

test('what the browser had no room for is said until both its results and its weights are kept', async () => {
  const note = (isUnwritten: boolean) =>
    updateTraining((view) => editRun(view, id, (run): DesignRun => ({ ...run, isUnwritten })));
  finishRun({ type: 'kept', run: id, step: null });
  note(true);
  const screen = await renderPanel();
  const words = screen.getByText('no room to keep the run', { exact: false });
  await expect.element(words).toBeInTheDocument();
  say({ type: 'kept', run: id, step: 8 });
  await expect.element(words).toHaveTextContent('it is lost when the page is left');
  note(false);
  await expect.element(words).not.toBeInTheDocument();
});

test('a run that a page was left in before it was kept is listed as that, and can be deleted', async () => {
  finishRun();
  updateTraining((view) => ({
    ...editRun(view, id, (run) => ({ ...run, state: { ...run.state, phase: 'stopped' } })),
    active: null,
  }));
  showSection('runs');
  const screen = await renderPanel();
  await expect.element(screen.getByText('Ended before it was kept', { exact: false })).toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Delete Mine' })).toBeEnabled();
  await expect.element(screen.getByRole('button', { name: 'Continue' })).not.toBeInTheDocument();
});
