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
