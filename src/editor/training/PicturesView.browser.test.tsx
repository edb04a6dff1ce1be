/** @file A look at pictures, through the real worker, or through answers that a test gives. */
import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { type DesignRun, emptyTraining } from '../../state/training/trainingView';
import type { DataSource, ImageSet } from '../../training/dataset';
import type { RunId } from '../../training/protocol';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import { ConfusionTable } from './ConfusionTable';
import { PicturesView } from './PicturesView';
import { pictureSettings } from './pictureFiles';

/** What a phone of 390 pixels leaves for the view. */
const width = 358;

const createSetup = (data: DataSource) => {
  const { design } = useStore.getState();
  return { ...createQuickSetup(design.architecture, design.resolution), data };
};

async function show(data: DataSource) {
  useStore.setState({ training: { ...emptyTraining, setup: createSetup(data) } });
  return render(<PicturesView />);
}

const set: ImageSet = {
  ...{ count: 2, channels: 3, height: 2, width: 2 },
  ...{ pixels: new Uint8Array(24), labels: Uint8Array.of(0, 0) },
};
/** Two classes that bear one name, as an older version has kept them. */
const cranes = {
  classNames: ['crane', 'crane'],
  trainCount: 2,
  testCount: 2,
  channels: 3,
  height: 2,
  width: 2,
};

/** A run of two epochs that is at hand; of its four pictures the first epoch took one, the second none by mistake. */
function createRun(): DesignRun {
  const id = 'run 1' as RunId;
  const score = { loss: 1, accuracy: 1 };
  const report = (epoch: number, mistakes: number) => ({
    ...{ epoch, step: epoch, train: score, test: score, saturation: null },
    confusion: [
      [2 - mistakes, mistakes],
      [0, 2],
    ],
  });
  return {
    ...{ id, name: 'First', startedAt: 0, network: useStore.getState().design },
    setup: createSetup({ kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 100 }),
    state: {
      ...createRunState(id),
      phase: 'finished',
      backend: { backend: 'wasm', threads: 1, isIsolated: true, candidates: [] },
      classNames: ['cat', 'dog'],
      epochs: [report(1, 1), report(2, 0)],
    },
  };
}

function open(run: DesignRun): void {
  const runs = new Map([[run.id, run]]);
  useStore.setState({ training: { ...emptyTraining, runs, active: run.id, shown: [run.id] } });
}

beforeEach(() => {
  vi.restoreAllMocks();
  return loadLateText();
});

test('pictures and what is said of them go on together, and the keys from the end back', async () => {
  const screen = await show({ kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 100 });
  const status = screen.getByRole('status');
  const next = screen.getByRole('button', { name: 'Next pictures' });
  const previous = screen.getByRole('button', { name: 'Previous pictures' });
  await expect.element(status).toHaveTextContent('1 to 48 of 100');
  expect(screen.getByRole('listitem').elements()).toHaveLength(48);
  next.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(status).toHaveTextContent('49 to 96 of 100');
  await userEvent.keyboard('{Enter}');
  await expect.element(status).toHaveTextContent('97 to 100 of 100');
  expect(screen.getByRole('listitem').elements()).toHaveLength(4);
  await expect.element(previous).toHaveFocus();
  await expect.element(next).toBeDisabled();
});

test('until the next pictures come those before them keep their own words', async () => {
  const answers: (() => void)[] = [];
  const control = getRunControl();
  const look = vi.spyOn(control, 'look').mockImplementation(
    (query) =>
      new Promise((resolve) => {
        const leftOut = [{ reason: 'unreadable', count: 2, names: ['x.png', 'y.png'] }] as const;
        const facts = { run: 'look' as RunId, query, data: cranes, total: 100, pictures: set, leftOut };
        answers.push(() => resolve({ type: 'pictures', ...facts, answers: null }));
      }),
  );
  const endLook = vi.spyOn(control, 'endLook');
  const screen = await show({ kind: 'kept', name: 'Pets' });
  await expect.element(screen.getByText('Reading pictures …')).toBeVisible();
  look.mock.calls[0]?.[2]?.({ bytes: 5e6, totalBytes: 2e7 });
  await expect.element(screen.getByText('Reading pictures, 5.00\u202fMB of 20.0\u202fMB …')).toBeVisible();
  answers[0]?.();
  await expect.element(screen.getByRole('status')).toHaveTextContent('1 to 48 of 100');
  await expect.element(screen.getByText('2\u202fpictures could not be opened')).toBeVisible();
  await screen.getByRole('button', { name: 'Next pictures' }).click();
  await expect.element(screen.getByRole('list')).toHaveAttribute('aria-busy', 'true');
  await expect.element(screen.getByRole('status')).toHaveTextContent('1 to 48 of 100');
  answers[1]?.();
  await expect.element(screen.getByRole('status')).toHaveTextContent('49 to 96 of 100');
  await expect.element(screen.getByRole('list')).toHaveAttribute('aria-busy', 'false');
  expect(endLook).not.toHaveBeenCalled();
  screen.unmount();
  expect(endLook).toHaveBeenCalled();
});

test('a page and a class of one set are not asked of a smaller one', async () => {
  const classNames = ['ant', 'bee', 'cow'];
  vi.spyOn(getRunControl(), 'look').mockImplementation(async (query, data) => {
    const isLarge = data?.kind === 'kept' && data.name === 'Large';
    const held = isLarge ? { ...cranes, classNames } : { ...cranes, classNames: classNames.slice(0, 2) };
    const facts = { run: 'look' as RunId, query, data: held, total: isLarge ? 100 : 2, pictures: set };
    return { type: 'pictures', ...facts, answers: null };
  });
  const screen = await show({ kind: 'kept', name: 'Large' });
  const status = screen.getByRole('status');
  await screen.getByRole('combobox', { name: 'Class' }).selectOptions('cow');
  await screen.getByRole('button', { name: 'Next pictures' }).click();
  await expect.element(status).toHaveTextContent('49 to 96 of 100');
  const setup = createSetup({ kind: 'kept', name: 'Small' });
  useStore.getState().updateTraining((view) => ({ ...view, setup }));
  await expect.element(status).toHaveTextContent('1 to 2 of 2');
  await expect.element(screen.getByRole('combobox', { name: 'Class' })).toHaveValue('');
});

test('a mistake between two classes of one name is one, and it is said whose pictures these are', async () => {
  vi.spyOn(getRunControl(), 'look').mockImplementation(async (query) => ({
    ...{ run: 'run 1' as RunId, type: 'pictures', query, data: cranes },
    ...{ total: 2, pictures: set, answers: Uint16Array.of(0, 1) },
  }));
  open(createRun());
  const screen = await render(<PicturesView />);
  await expect.element(screen.getByText('Those of the run “First”: 2 pictures to train')).toBeVisible();
  const tiles = screen.getByRole('listitem').elements();
  expect(tiles.map((tile) => tile.hasAttribute('data-wrong'))).toEqual([false, true]);
  await expect.element(screen.getByRole('img', { name: 'crane, taken for crane' })).toBeVisible();
});

test('what is no address is not asked', async () => {
  const look = vi.spyOn(getRunControl(), 'look');
  const address = '127.0.0.1:8000/pets.zip';
  const screen = await show({ kind: 'address', address, settings: pictureSettings, keepAs: null });
  await expect.element(screen.getByRole('alert')).toHaveTextContent(`“${address}” is no address.`);
  expect(look).not.toHaveBeenCalled();
});

test('only the confusion of the last test leads to its pictures', async () => {
  open(createRun());
  const props = { label: 0, answer: 0, hasAnswers: true, onChoose: () => {} };
  const screen = await render(<ConfusionTable {...props} />);
  const cell = (count: number) => screen.getByRole('button', { name: `${count}\u202fpicture` }).first();
  await expect.element(cell(2)).toBeEnabled();
  await expect.element(cell(2)).toHaveAttribute('aria-pressed', 'true');
  useStore.getState().updateTraining((view) => ({ ...view, moment: 1 }));
  await expect.element(screen.getByText('it is kept for the last test only')).toBeVisible();
  for (const button of screen.getByRole('button').elements()) expect(button).toBeDisabled();
  await expect.element(cell(1)).toHaveAttribute('aria-pressed', 'false');
  useStore.getState().updateTraining((view) => ({ ...view, moment: 2 }));
  await expect.element(cell(2)).toBeEnabled();
});

test('names of classes at any length leave the view as wide as the phone', async () => {
  const classNames = ['a'.repeat(250), 'many words '.repeat(6)];
  const dataset = { classNames, train: set, test: set, mean: [0, 0, 0], deviation: [1, 1, 1] };
  const { design } = useStore.getState();
  const quick = createQuickSetup(design.architecture, design.resolution);
  const setup = { ...quick, data: { kind: 'pictures', dataset } as const };
  useStore.setState({ training: { ...emptyTraining, setup } });
  const screen = await render(
    <div style={{ width }}>
      <PicturesView />
    </div>,
  );
  await expect.element(screen.getByRole('list').getByRole('listitem').first()).toBeVisible();
  for (const select of screen.getByRole('combobox').elements())
    expect(select.getBoundingClientRect().right).toBeLessThanOrEqual(width + 16);
  expect(screen.container.firstElementChild?.scrollWidth).toBe(width);
});
