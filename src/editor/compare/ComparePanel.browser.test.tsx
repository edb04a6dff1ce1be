/** @file The comparison on the page: totals, layers that match, walked by keys, in step with the selection. */
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { compareWith } from '../../state/compare/startCompare';
import { useStore } from '../../state/store';
import ComparePanel from './ComparePanel';

const store = () => useStore.getState();

/** The stem's kernel is `kernel`; a pool stands behind it where it is asked for. */
function build(title: string, kernel: number, hasPool: boolean) {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'stem', { outChannels: 16, kernelSize: [kernel, kernel] });
  net.add('ReLU', 'relu');
  if (hasPool) net.add('MaxPool2d', 'pool');
  net.add('Conv2d', 'wide', { outChannels: 32 });
  return createDesign(net.build(), { title });
}

beforeEach(() => {
  store().openDesign(build('mine', 5, true));
  store().showDialog(null);
});

async function openPanel() {
  const screen = await render(<ComparePanel />);
  const listRows = () =>
    [...screen.container.querySelectorAll('[role=grid] tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].slice(0, 4).map(({ textContent }) => textContent),
    );
  return { screen, listRows };
}

describe('the comparison', () => {
  test('says what to do where there is nothing to compare with', async () => {
    const { screen } = await openPanel();
    await screen.getByRole('button', { name: 'Compare with' }).click();
    expect(store().dialog).toBe('compare');
  });

  // 3x3 became 5x5, so that the stem sees 5 and no longer 3; a pool of 2x2 came behind it: 5 + (2 - 1) x 1 = 6.
  test('lists what differs, before and after; swapped, the other way round', async () => {
    compareWith(build('other', 3, false));
    const { screen, listRows } = await openPanel();
    await expect.poll(listRows).toEqual([
      ['~ changed', 'stem', '3x3, 16 → 5x5, 16', '3 → 5'],
      ['+ added', 'pool', 'Max pool 2x2, /2', '6'],
    ]);
    await screen.getByRole('button', { name: 'Swap before and after' }).click();
    await expect.poll(listRows).toEqual([
      ['~ changed', 'stem', '5x5, 16 → 3x3, 16', '5 → 3'],
      ['− removed', 'pool', 'Max pool 2x2, /2', '6'],
    ]);
  });

  // The second convolution has the same parameters and sees more: 3 + 2 = 5 before, 6 + 2 x 2 = 10 after.
  test('lists what follows from that, and all', async () => {
    compareWith(build('other', 3, false));
    const { screen, listRows } = await openPanel();
    await screen.getByText('And what follows').click();
    await expect.poll(listRows).toContainEqual(['other field', 'wide', 'Conv 3x3, 32', '5 → 10']);
    await screen.getByText('All', { exact: true }).click();
    await expect
      .poll(() => listRows().map(([, name]) => name))
      .toEqual(['image', 'stem', 'relu', 'pool', 'wide']);
  });

  test('is walked by keys; a row selects its layer, and what is selected elsewhere is its row', async () => {
    compareWith(build('other', 3, false));
    const { screen } = await openPanel();
    const getRow = (name: string) => screen.getByRole('row', { name });
    await getRow('stem').click();
    expect([...store().selection]).toEqual(['stem']);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(getRow('pool')).toHaveFocus();
    expect([...store().selection]).toEqual(['pool']);
    store().select(['stem' as LayerId]);
    await expect.element(getRow('stem')).toHaveAttribute('aria-selected', 'true');
  });

  test('ends when asked to', async () => {
    compareWith(build('other', 3, false));
    const { screen } = await openPanel();
    await screen.getByRole('button', { name: 'Stop comparing' }).click();
    expect(store().compared).toBeNull();
    await expect.element(screen.getByRole('button', { name: 'Compare with' })).toHaveFocus();
  });

  test('draws both: what is chosen in one stands out in the other, and its layer is selected', async () => {
    compareWith(build('other', 3, false));
    const { screen } = await openPanel();
    await screen.getByText('Side by side').click();
    const listChosen = () =>
      [...screen.container.querySelectorAll('.compare-drawing')].map(
        (drawing) => drawing.querySelector('[data-chosen]')?.getAttribute('data-layer') ?? null,
      );
    await screen.getByRole('button', { name: 'Next difference' }).click();
    await expect.poll(listChosen).toEqual(['stem', 'stem']);
    await expect.element(screen.getByText('stem: ~ changed, 3x3, 16 → 5x5, 16, sees 3 → 5')).toBeVisible();
    await screen.getByRole('button', { name: 'Next difference' }).click();
    await expect.poll(listChosen).toEqual([null, 'pool']);
    expect([...store().selection]).toEqual(['pool']);
    await screen.getByRole('button', { name: 'Next difference' }).click();
    await expect.poll(listChosen).toEqual(['stem', 'stem']);
  });

  test('of two that are the same says so', async () => {
    compareWith(build('copy', 5, true));
    const { screen } = await openPanel();
    await expect.element(screen.getByText('Both are the same, layer by layer.')).toBeVisible();
  });
});
