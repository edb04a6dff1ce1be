/** @file Which pictures: what is said of files that are not chosen yet, and of those that did not stay. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { recallSetup, rememberSetup } from '../../state/training/keptSetup';
import { getRunControl } from '../../state/training/runControl';
import { emptyTraining } from '../../state/training/trainingView';
import type { DataSource } from '../../training/dataset';
import { deleteKeptData, getKeptFileName, keptDataFolder } from '../../training/keptData';
import { writeKeptHead } from '../../training/keptHead';
import { createQuickSetup } from '../../training/setups';
import { answerDialog } from './answerDialog.testing';
import { DataGroup } from './DataGroup';
import { createFileSource, pictureSettings } from './pictureFiles';
import { useSetup } from './useSetup';

const builder = createBuilder();
builder.add('Input', 'input');
builder.add('Conv2d', 'conv', { outChannels: 4 });
const design = createDesign(builder.build());
const lost = 'Chosen at an earlier visit and not kept: choose again.';

function OpenGroup() {
  return <DataGroup setup={useSetup()} />;
}

async function show(data?: DataSource) {
  await loadLateText();
  const quick = createQuickSetup(design.architecture, design.resolution);
  const setup = data === undefined ? quick : { ...quick, data };
  useStore.setState({ training: { ...emptyTraining, setup } });
  return render(<OpenGroup />);
}

const getData = () => useStore.getState().training.setup?.data;

beforeEach(() => useStore.getState().openDesign(design));
afterEach(() => rememberSetup(null));

test('who chooses to take files for the first time is not told that there were some', async () => {
  const screen = await show();
  await screen.getByRole('combobox', { name: 'Set' }).selectOptions('own');
  await expect.element(screen.getByRole('group', { name: 'Choose files' })).toBeVisible();
  expect(screen.getByText(lost).query()).toBeNull();
  await screen.getByRole('combobox', { name: 'Set' }).selectOptions('cifar10');
  expect(screen.getByText(lost).query()).toBeNull();
});

test('files of an earlier visit are asked for again', async () => {
  const quick = createQuickSetup(design.architecture, design.resolution);
  const data = createFileSource([{ path: 'cat/1.png', file: new Blob(['a']) }]);
  rememberSetup({ ...quick, data });
  const recalled = recallSetup();
  rememberSetup(null);
  const screen = await show(recalled?.data);
  await expect.element(screen.getByText(lost)).toBeVisible();
});

async function keep(...names: readonly string[]): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(keptDataFolder, { create: true });
  for (const name of names) await folder.getFileHandle(getKeptFileName(name), { create: true });
}

test('a name that is free is offered for a set, and one that is taken is not replaced unasked', async () => {
  await keep('pets');
  const files = [{ path: 'pets.zip', file: new Blob(['PK']) }];
  const screen = await show(createFileSource(files));
  await expect.element(screen.getByText('Kept in this browser', { exact: true })).toBeVisible();
  await screen.getByRole('switch', { name: 'Keep in this browser' }).click();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await expect.element(name).toHaveValue('pets, 2');
  const replace = screen.getByRole('switch', { name: 'Replace the kept set' });
  expect(replace.query()).toBeNull();
  await name.fill('pets');
  await expect.element(screen.getByText('A set is kept as “pets” already')).toBeVisible();
  expect(getData()).toMatchObject({ keepAs: 'pets' });
  await replace.click();
  expect(getData()).toMatchObject({ keepAs: 'pets', replaces: true });
  await expect.element(screen.getByText('is lost when this one is kept')).toBeVisible();
  // Another name is another question.
  await name.fill('cats');
  await name.fill('pets');
  await expect.element(replace).not.toBeChecked();
  await deleteKeptData('pets');
});

test('blanks around a name are no part of it', async () => {
  const screen = await show(createFileSource([{ path: 'pets.zip', file: new Blob(['PK']) }]));
  await screen.getByRole('switch', { name: 'Keep in this browser' }).click();
  await screen.getByRole('textbox', { name: 'Name' }).fill(' my pets ');
  expect(getData()).toMatchObject({ keepAs: 'my pets' });
});

async function keepDescribed(name: string, description: object): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(keptDataFolder, { create: true });
  const writable = await (
    await folder.getFileHandle(getKeptFileName(name), { create: true })
  ).createWritable();
  await writable.write(writeKeptHead(description));
  await writable.close();
}

test('a kept set that is chosen comes with what it was read with, as far as its file says it', async () => {
  const settings = { side: 48, testShare: 0.5, seed: 7, perClass: 20 };
  const size = (side: number) => ({ count: 5, channels: 3, height: side, width: side });
  await keepDescribed('told', { settings, train: size(48) });
  await keepDescribed('older', { train: size(64) });
  await keepDescribed('CIFAR10', { settings: null, train: size(32) });
  // As CIFAR10's pictures are, which were not brought to that size.
  await keepDescribed('older, 2', { train: size(32) });
  const screen = await show();
  const choose = (name: string) =>
    screen.getByRole('radio', { name: new RegExp(`^${name}, \\d+\\sB`) }).click();
  await choose('told');
  expect(getData()).toEqual({ kind: 'kept', name: 'told', settings });
  await choose('older');
  expect(getData()).toEqual({ kind: 'kept', name: 'older', settings: { ...pictureSettings, side: 64 } });
  await choose('older, 2');
  expect(getData()).toEqual({ kind: 'kept', name: 'older, 2' });
  await choose('told');
  await screen.getByRole('combobox', { name: 'Set' }).selectOptions('cifar10');
  expect(getData()).toEqual({ kind: 'kept', name: 'CIFAR10' });
  for (const name of ['told', 'older', 'older, 2', 'CIFAR10']) await deleteKeptData(name);
});

test('who leaves the dialog keeps what was chosen, and other files are read as it is set', async () => {
  const settings = { side: 64, testShare: 0.5, seed: 7, perClass: null };
  const screen = await show({ ...createFileSource([]), settings });
  const button = screen.getByRole('button', { name: 'Choose files' });
  answerDialog([new File(['PK'], 'pets.zip')]);
  await button.click();
  await expect.element(screen.getByText('1\u202ffile, 2\u202fB')).toBeVisible();
  expect(getData()).toMatchObject({ files: [{ path: 'pets.zip' }], settings });
  answerDialog(null);
  await button.click();
  expect(getData()).toMatchObject({ files: [{ path: 'pets.zip' }], settings });
  answerDialog([new File(['PK'], 'birds.zip')]);
  await button.click();
  await vi.waitFor(() => expect(getData()).toMatchObject({ files: [{ path: 'birds.zip' }], settings }));
  await expect.element(screen.getByRole('spinbutton', { name: 'Side in pixels' })).toHaveValue('64');
});

test('Parquet files stay own pictures, with the fields for their size and share, and after a visit too', async () => {
  const screen = await show();
  const set = screen.getByRole('combobox', { name: 'Set' });
  await set.selectOptions('own');
  answerDialog([new File(['PAR1'], 'beans-train.parquet'), new File(['PAR1'], 'beans-test.parquet')]);
  await screen.getByRole('button', { name: 'Choose files' }).click();
  await vi.waitFor(() => expect(getData()).toMatchObject({ kind: 'files', files: { length: 2 } }));
  await expect.element(set).toHaveValue('own');
  await screen.getByRole('spinbutton', { name: 'Side in pixels' }).fill('64');
  await screen.getByRole('spinbutton', { name: 'Seed of the pictures' }).fill('5');
  expect(getData()).toMatchObject({ settings: { ...pictureSettings, side: 64, seed: 5 } });
  await screen.getByRole('switch', { name: 'Keep in this browser' }).click();
  expect(getData()).toMatchObject({ keepAs: 'Own pictures' });
  const recalled = recallSetup();
  rememberSetup(null);
  useStore.setState({ training: { ...emptyTraining, setup: recalled } });
  await expect.element(screen.getByText(lost)).toBeVisible();
  await expect.element(set).toHaveValue('own');
  await expect.element(screen.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
  await expect.element(screen.getByRole('spinbutton', { name: 'Side in pixels' })).toHaveValue('64');
});

test('Parquet files that are chosen as CIFAR10 are CIFAR10', async () => {
  const screen = await show();
  const set = screen.getByRole('combobox', { name: 'Set' });
  await set.selectOptions('cifar10');
  answerDialog([new File(['PAR1'], 'train-00000-of-00001.parquet')]);
  await screen.getByRole('button', { name: 'Choose files' }).click();
  await vi.waitFor(() => expect(getData()).toMatchObject({ files: { length: 1 } }));
  await expect.element(set).toHaveValue('cifar10');
  await screen.getByRole('switch', { name: 'Keep in this browser' }).click();
  expect(getData()).toMatchObject({ keepAs: 'CIFAR10' });
});

test('what comes from an address has a size and a share, but CIFAR10 has its own', async () => {
  const screen = await show();
  await screen.getByRole('combobox', { name: 'Set' }).selectOptions('address');
  const side = screen.getByRole('spinbutton', { name: 'Side in pixels' });
  await expect.element(screen.getByRole('textbox', { name: 'Address' })).toBeVisible();
  expect(getData()).toMatchObject({ address: expect.stringMatching(/cifar-10-binary\.tar\.gz$/) });
  expect(side.query()).toBeNull();
  await screen.getByRole('textbox', { name: 'Address' }).fill('https://example.org/tiny-imagenet-200.zip');
  await side.fill('64');
  await screen.getByRole('spinbutton', { name: 'Share for testing' }).fill('0.5');
  expect(getData()).toMatchObject({ kind: 'address', settings: { side: 64, testShare: 0.5 } });
});

test('a kept set that is deleted is not chosen any more, and the focus goes to the next', async () => {
  await keep('birds', 'pets');
  const keepRuns = vi.spyOn(getRunControl(), 'keep');
  const screen = await show({ kind: 'kept', name: 'birds' });
  const remove = (name: string) => screen.getByRole('button', { name: `Delete ${name} from this browser` });
  await expect.element(remove('birds')).toBeVisible();
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveValue('own');
  await remove('birds').click();
  await expect.element(screen.getByRole('radio', { name: /^pets/ })).toHaveFocus();
  // A run may have waited for the room.
  expect(keepRuns).toHaveBeenCalledOnce();
  expect(useStore.getState().training.setup?.data).toEqual(createFileSource([]));
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveValue('own');
  // Who chooses a kept set has left the synthetic one.
  await screen.getByRole('combobox', { name: 'Set' }).selectOptions('synthetic');
  await screen.getByRole('radio', { name: /^pets/ }).click();
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveValue('own');
  await remove('pets').click();
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveFocus();
});
