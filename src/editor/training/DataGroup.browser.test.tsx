/** @file Which pictures: what is said of files that are not chosen yet, and of those that did not stay. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { recallSetup, rememberSetup } from '../../state/training/keptSetup';
import { emptyTraining } from '../../state/training/trainingView';
import type { DataSource } from '../../training/dataset';
import { deleteKeptData, getKeptFileName, keptDataFolder } from '../../training/keptData';
import { createQuickSetup } from '../../training/setups';
import { DataGroup } from './DataGroup';
import { createFileSource } from './pictureFiles';
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

beforeEach(() => useStore.getState().openDesign(design));

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
  const getData = () => useStore.getState().training.setup?.data;
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

test('a kept set that is deleted is not chosen any more, and the focus goes to the next', async () => {
  await keep('birds', 'pets');
  const screen = await show({ kind: 'kept', name: 'birds' });
  const remove = (name: string) => screen.getByRole('button', { name: `Delete ${name} from this browser` });
  await expect.element(remove('birds')).toBeVisible();
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveValue('own');
  await remove('birds').click();
  await expect.element(screen.getByRole('radio', { name: /^pets/ })).toHaveFocus();
  expect(useStore.getState().training.setup?.data).toEqual(createFileSource([]));
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveValue('own');
  // Who chooses a kept set has left the synthetic one.
  await screen.getByRole('combobox', { name: 'Set' }).selectOptions('synthetic');
  await screen.getByRole('radio', { name: /^pets/ }).click();
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveValue('own');
  await remove('pets').click();
  await expect.element(screen.getByRole('combobox', { name: 'Set' })).toHaveFocus();
});
