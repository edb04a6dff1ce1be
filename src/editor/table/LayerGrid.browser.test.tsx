/** @file The table as a grid: walked by keys, filtered, sorted, edited in place, in step with the selection. */
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { deleteSelected, duplicateSelected } from '../commands/networkEdits';
import { placeEntry } from '../palette/placeEntry';
import { LayerGrid } from './LayerGrid';

const store = () => useStore.getState();
const getNode = (id: string) => store().design.architecture.layers.get(id as LayerId);
const getSelection = () => [...store().selection].map(String);

beforeEach(() => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'stem', { outChannels: 16, kernelSize: [7, 7] });
  builder.add('ReLU', 'relu');
  builder.add('MaxPool2d', 'pool');
  builder.add('Conv2d', 'wide', { outChannels: 32 });
  store().openDesign(createDesign(builder.build()));
});

async function openTable() {
  const screen = await render(<LayerGrid />);
  const getCell = (name: string) => screen.getByRole('gridcell', { name, exact: true });
  const listNames = () =>
    [...screen.container.querySelectorAll('td:first-child')].map(({ textContent }) => textContent);
  return { screen, getCell, listNames };
}

describe('the table', () => {
  test('is walked by keys, cell by cell; rows are selected on the way', async () => {
    const { screen, getCell } = await openTable();
    await getCell('stem').click();
    expect(getSelection()).toEqual(['stem']);
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(getCell('Conv 7x7, 16')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(getCell('Max pool 2x2, /2')).toHaveFocus();
    expect(getSelection()).toEqual(['pool']);
    await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
    expect(getSelection()).toEqual(['stem', 'relu', 'pool']);
    await userEvent.keyboard('{Home}');
    await expect.element(getCell('stem')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(screen.getByRole('button', { name: 'Layer' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('columnheader', { name: 'Layer' }))
      .toHaveAttribute('aria-sort', 'ascending');
  });

  test('has one stop for Tab, at what is selected', async () => {
    const { screen } = await openTable();
    store().select(['pool' as LayerId]);
    const stops = () => [...screen.container.querySelectorAll<HTMLElement>('table [tabindex="0"]')];
    await expect.poll(() => stops().map(({ textContent }) => textContent)).toEqual(['pool']);
  });

  test('a click selects, with Control in addition, with Shift all between', async () => {
    const { getCell } = await openTable();
    await getCell('stem').click();
    await getCell('wide').click({ modifiers: ['ControlOrMeta'] });
    expect(getSelection()).toEqual(['stem', 'wide']);
    await getCell('relu').click();
    await getCell('wide').click({ modifiers: ['Shift'] });
    expect(getSelection()).toEqual(['relu', 'pool', 'wide']);
    await userEvent.keyboard(' ');
    expect(getSelection()).toEqual(['relu', 'pool']);
  });

  test('lists what has all words of the filter, and selects no more than that', async () => {
    const { screen, listNames } = await openTable();
    const filter = screen.getByRole('searchbox', { name: 'Filter by name, kind or status' });
    await filter.fill('conv prod');
    expect(listNames()).toEqual(['stem', 'wide']);
    await expect.element(screen.getByText('2 of 5')).toBeVisible();
    await screen.getByRole('gridcell', { name: 'wide', exact: true }).click();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(getSelection()).toEqual(['stem', 'wide']);
    await filter.fill('nonsense');
    await expect.element(screen.getByText('No layer has all of these words.')).toBeVisible();
    await filter.click();
    await userEvent.keyboard('{Escape}');
    expect(listNames()).toHaveLength(5);
  });
});

describe('the focus', () => {
  test('stays in the table when layers are deleted, duplicated or added there', async () => {
    const { getCell, listNames } = await openTable();
    await getCell('wide').click();
    await userEvent.keyboard('{ArrowUp}{ArrowRight}');
    await expect.element(getCell('Max pool 2x2, /2')).toHaveFocus();
    deleteSelected();
    expect(getSelection()).toEqual(['relu']);
    await expect.element(getCell('ReLU')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    duplicateSelected();
    await expect.poll(listNames).toHaveLength(5);
    const [made] = getSelection();
    const copy = getNode(made ?? '')?.name ?? '';
    expect(copy).not.toBe('stem');
    await expect.element(getCell(copy)).toHaveFocus();
    placeEntry('Dropout', true);
    await expect.element(getCell('drop1')).toHaveFocus();
  });

  test('goes to the row in its place when a rename takes a row out of the filter, else to the filter', async () => {
    const builder = createBuilder();
    builder.add('Input', 'image');
    for (const name of ['q1', 'q2', 'q3']) builder.add('Conv2d', name);
    store().openDesign(createDesign(builder.build()));
    const { screen, getCell, listNames } = await openTable();
    const filter = screen.getByRole('searchbox');
    await filter.fill('q');
    expect(listNames()).toEqual(['q1', 'q2', 'q3']);
    await getCell('q2').click();
    await userEvent.keyboard('{F2}two{Enter}');
    await expect.element(getCell('q3')).toHaveFocus();
    await filter.fill('q1');
    await getCell('q1').click();
    await userEvent.keyboard('{F2}one{Enter}');
    await expect.element(filter).toHaveFocus();
  });
});

describe('a cell', () => {
  test('is renamed by F2; Escape gives up, Enter takes it as one step', async () => {
    const { screen, getCell } = await openTable();
    await getCell('stem').click();
    await userEvent.keyboard('{F2}first{Escape}');
    expect(getNode('stem')?.name).toBe('stem');
    await expect.element(getCell('stem')).toHaveFocus();
    await userEvent.keyboard('{F2}first{Enter}');
    expect(getNode('stem')?.name).toBe('first');
    await expect.element(getCell('first')).toHaveFocus();
    expect(store().past.map(({ label }) => label)).toEqual(['Rename stem']);
    await expect.element(screen.getByRole('textbox', { name: 'Name of' })).not.toBeInTheDocument();
  });

  test('of parameters takes the shorthand; Tab goes on to the next cell', async () => {
    const { screen, getCell } = await openTable();
    await getCell('Conv 3x3, 32').click();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('textbox', { name: 'Parameters of wide' })).toHaveValue('3x3, 32');
    await userEvent.keyboard('5x5, 64, /2{Tab}');
    expect(getNode('wide')?.layer.params).toMatchObject({
      kernelSize: [5, 5],
      outChannels: 64,
      stride: [2, 2],
      padding: 'same',
    });
    // 16 x 16 behind the pool, halved.
    await expect.element(getCell('64x8x8')).toHaveFocus();
    store().undo();
    expect(getNode('wide')?.layer.params).toMatchObject({ kernelSize: [3, 3], outChannels: 32 });
  });

  test('keeps what it cannot take, marks and explains it, and writes nothing', async () => {
    const { screen, getCell } = await openTable();
    await getCell('Conv 3x3, 32').dblClick();
    const field = screen.getByRole('textbox', { name: 'Parameters of wide' });
    await field.fill('3x3, many');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect
      .element(field)
      .toHaveAccessibleDescription('“many” means nothing here. Write it like 3x3, 32.');
    await screen.getByRole('searchbox').click();
    await expect.element(field).toHaveValue('3x3, many');
    expect(store().past).toHaveLength(0);
    await field.fill('0x3');
    await expect.element(field).toHaveAccessibleDescription(/^Kernel must be at least 1, not 0\./);
    await field.fill('3x3, 48');
    await screen.getByRole('searchbox').click();
    expect(getNode('wide')?.layer.params).toMatchObject({ outChannels: 48 });
    await expect.element(field).not.toBeInTheDocument();
  });

  test('is edited by a second press, and not where there is nothing to edit', async () => {
    const { screen, getCell } = await openTable();
    await getCell('ReLU').click();
    await getCell('ReLU').click();
    await userEvent.keyboard('{F2}');
    await expect.element(screen.getByRole('textbox', { name: /of relu/ })).not.toBeInTheDocument();
    await expect.element(getCell('ReLU')).toHaveAttribute('aria-readonly', 'true');
    await getCell('relu').click();
    await expect.element(getCell('relu')).toHaveFocus();
    await getCell('relu').click();
    await expect.element(screen.getByRole('textbox', { name: 'Name of relu' })).toHaveFocus();
    await userEvent.keyboard('{Control>}a{/Control}{Backspace}{Enter}');
    await expect
      .element(screen.getByRole('textbox', { name: 'Name of relu' }))
      .toHaveAccessibleDescription('A layer needs a name.');
  });
});
