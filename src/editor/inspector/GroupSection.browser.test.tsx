/** @file The panel of a selected group in a browser: what it says, and that what it does is one step each. */
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { GroupId, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createGroup } from '../../architecture/grouping';
import { createDesign } from '../../document/document';
import { noFolds } from '../../layout/foldState';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import '../../state/startFolding';
import { selectCardGraph } from '../canvas/cardGraph';
import { Inspector } from './Inspector';
import '../../ui/theme.css';

const store = () => useStore.getState();
const ids = (text: string) => text.split(' ') as LayerId[];

/**
 * Three blocks of a 3x3 convolution with 8 filters in a stage with a fourth layer, then a classifier. An image of 4 px
 * is seen whole after two of them: 3, 5, 7 px; what the third receives is 5 > 4, so it is unproductive, the second
 * critical, the first productive. Params: 3 * 8 * 9 = 216, 8 * 8 * 9 = 576 twice, 8 * 10 + 10 = 90; 1368 of 1458 are
 * 94 %.
 */
function createNetwork() {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const name of ids('conv1 conv2 conv3')) builder.add('Conv2d', name, { outChannels: 8, bias: false });
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  let architecture = builder.build();
  const groups = ['conv1', 'conv2', 'conv3', 'conv1 conv2 conv3 relu'];
  for (const layers of groups) {
    const result = createGroup(architecture, new Set(ids(layers)), {
      kind: layers.includes('relu') ? 'stage' : 'block',
      name: layers.includes('relu') ? 'body' : layers.replace('conv', 'block'),
    });
    if (!result.ok) throw new Error(result.reason.code);
    architecture = result.architecture;
  }
  return architecture;
}

beforeEach(async () => {
  await loadLateText();
  store().openDesign(createDesign(createNetwork(), { resolution: [4, 4] }));
  store().setCanvasView({ folds: noFolds });
});

const show = async (layers: string) => {
  store().select(ids(layers));
  const screen = await render(<Inspector />);
  const panel = screen.getByRole('region', { name: 'Group' });
  await expect.element(panel).toBeVisible();
  return panel;
};

test('says what a row of groups sees, costs and comes to', async () => {
  const panel = await show('conv1 conv2 conv3');
  await expect.element(panel).toHaveTextContent('3 identical blocks in a row in body');
  const facts = panel.element().querySelector('dl')?.textContent?.replaceAll(/\s/g, ' ');
  expect(facts).toMatch(/^Sees in front1 pxSees behind7 pxShare of params94 %/);
  await expect.element(panel).toHaveTextContent(/unproductive, 1 of 3 convolutions/);
});

test('of convolutions that are not judged it says so, and not that there are none', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Conv2d', 'reduce', { outChannels: 8, kernelSize: [1, 1] });
  builder.add('ReLU', 'relu');
  let architecture = builder.build();
  for (const layers of ['reduce', 'relu']) {
    const made = createGroup(architecture, new Set(ids(layers)), { kind: 'block', name: `of-${layers}` });
    if (!made.ok) throw new Error(made.reason.code);
    architecture = made.architecture;
  }
  store().openDesign(createDesign(architecture));
  store().setCanvasView({ folds: noFolds });
  const panel = await show('reduce');
  await expect.element(panel).toHaveTextContent('no convolution that is judged');
  store().select(ids('relu'));
  await expect.element(panel).toHaveTextContent('no convolution within');
});

test('a number that is typed is one step, which keeps names and selection', async () => {
  const panel = await show('conv1 conv2 conv3');
  const before = store().design;
  const field = panel.getByRole('spinbutton', { name: 'Repeats' });
  await field.fill('1');
  await userEvent.keyboard('2');
  await expect.element(field).toHaveValue('12');
  const { design, past, selection } = store();
  expect(past).toHaveLength(1);
  // Twelve convolutions, and all that was there is still there.
  expect(selection.size).toBe(12);
  expect([...before.architecture.layers.keys()].every((id) => design.architecture.layers.has(id))).toBe(true);
  await field.fill('100');
  await expect.element(panel).toHaveTextContent('Repeats must be at most 99, not 100.');
  // 10 was on the way to 100, which cannot be: nothing has been changed.
  expect(store().design).toBe(before);
  expect(store().past).toHaveLength(0);
  expect(store().selection.size).toBe(3);
});

test('renames, makes a stage, refuses what cannot be, takes apart', async () => {
  const panel = await show('conv1 conv2 conv3 relu');
  await panel.getByRole('textbox', { name: 'Name of the group' }).fill('trunk');
  expect(store().design.architecture.groups.get('body' as GroupId)?.name).toBe('trunk');
  expect(store().past.at(-1)?.label).toBe('Rename body');
  store().select(ids('conv1'));
  await panel.getByText('Stage', { exact: true }).click();
  expect(store().design.architecture.groups.get('block1' as GroupId)?.kind).toBe('stage');
  await panel.getByRole('button', { name: 'Move out of trunk' }).click();
  expect(store().design.architecture.groups.get('block1' as GroupId)?.parent).toBe(null);
  // A block cannot hold the stage that block2 has become.
  store().select(ids('conv2'));
  await panel.getByText('Stage', { exact: true }).click();
  store().select(ids('conv2 conv3 relu'));
  await panel.getByText('Block', { exact: true }).click();
  expect(store().design.architecture.groups.get('body' as GroupId)?.kind).toBe('stage');
  await expect.poll(() => store().notice?.text).toMatch(/is a stage, and a stage cannot lie inside a block/);
  await panel.getByRole('button', { name: 'Ungroup' }).click();
  expect(store().design.architecture.groups.has('body' as GroupId)).toBe(false);
});

test('folds, splits one off, and shows a row apart and as one; none of it is a step', async () => {
  const panel = await show('conv1 conv2 conv3');
  const drawn = () => selectCardGraph(store()).cards.map(({ folded }) => folded?.groups.length ?? 0);
  // input, three convolutions, the ReLU, which is in no block, gap and fc.
  expect(drawn()).toEqual([0, 0, 0, 0, 0, 0, 0]);
  store().setCanvasView({
    folds: { ...noFolds, folded: new Set(['block1', 'block2', 'block3'] as GroupId[]) },
  });
  expect(drawn().filter((count) => count > 0)).toEqual([3]);
  await panel.getByRole('button', { name: 'Split the last one off' }).click();
  expect(drawn().filter((count) => count > 0)).toEqual([2, 1]);
  expect([...store().selection]).toEqual(['conv3']);
  await panel.getByRole('button', { name: 'Show as one' }).click();
  expect(drawn().filter((count) => count > 0)).toEqual([3]);
  await panel.getByRole('button', { name: 'Show apart' }).click();
  expect(drawn().filter((count) => count > 0)).toEqual([1, 1, 1]);
  expect(store().past).toHaveLength(0);
});

test('the button that folds is the one that unfolds, and keeps the focus', async () => {
  const panel = await show('conv1');
  await panel.getByRole('button', { name: 'Fold', exact: true }).click();
  await expect.element(panel.getByRole('button', { name: 'Unfold', exact: true })).toHaveFocus();
});
