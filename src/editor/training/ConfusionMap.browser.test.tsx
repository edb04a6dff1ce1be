/** @file Confusions of many classes, and of networks with more outputs than classes. */
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { isForNetwork } from '../commands/keyScopes';
import { ConfusionCells } from './ConfusionCells';
import { ConfusionMap } from './ConfusionMap';

/** 40 classes of ten pictures: all right but of class 3, which is taken for class 7 four times. */
const confusion = Array.from({ length: 40 }, (_, label) =>
  Array.from({ length: 40 }, (_, answer) => {
    if (label === 3 && answer === 7) return 4;
    if (label !== answer) return 0;
    return label === 3 ? 6 : 10;
  }),
);
const names = confusion.map((_, index) => `class ${index}`);
const plain = { title: 'Run: Confusion', label: null, answer: null, canChoose: true, onChoose: () => {} };

test('a picture has every cell, and what is mistaken most can be pressed', async () => {
  const onChoose = vi.fn();
  const screen = await render(<ConfusionMap {...plain} {...{ confusion, names, onChoose }} />);
  const map = screen.getByRole('img', { name: 'Confusion of 40' });
  await expect.element(map).toBeVisible();
  // 40 cells on the diagonal, one beside it: six of ten are the third of four shades, four of ten the second.
  const squares = [...map.element().querySelectorAll('path')].map((path) => ({
    isRight: path.hasAttribute('data-diagonal'),
    count: path.getAttribute('d')?.match(/M/g)?.length ?? 0,
  }));
  expect(squares.filter(({ isRight }) => isRight).map(({ count }) => count)).toEqual([0, 0, 1, 39]);
  expect(squares.filter(({ isRight }) => !isRight).map(({ count }) => count)).toEqual([0, 1, 0, 0]);
  await screen.getByRole('button', { name: /4.pictures of class 3 taken for class 7/ }).click();
  expect(onChoose).toHaveBeenLastCalledWith(3, 7);
  // The middle of the cell of class 30, taken for class 10.
  const box = map.element().getBoundingClientRect();
  const position = { x: (10.5 / 40) * box.width, y: (30.5 / 40) * box.height };
  await map.click({ position });
  expect(onChoose).toHaveBeenLastCalledWith(30, 10);
});

/** Two classes, and one answer of a cat that stands for none. */
const pets = {
  confusion: [
    [2, 0, 1],
    [0, 3, 0],
  ],
  names: ['cat', 'dog', 'none of these'],
};

test('answers that stand for no class have a column of that name', async () => {
  const onChoose = vi.fn();
  const few = { ...pets, onChoose };
  const screen = await render(<ConfusionCells {...plain} {...few} />);
  expect(screen.getByRole('columnheader').elements()).toHaveLength(3);
  await screen.getByRole('button', { name: /1.picture of cat taken for none of these/ }).click();
  expect(onChoose).toHaveBeenLastCalledWith(0, 2);
});

test('cells are one stop of the keyboard, and arrows lead from one to the next', async () => {
  const onChoose = vi.fn();
  const few = { ...pets, onChoose };
  // Beyond the ends of the page the focus would leave it.
  const screen = await render(
    <>
      <button type="button">before</button>
      <ConfusionCells {...plain} {...few} />
      <button type="button">behind</button>
    </>,
  );
  await expect.element(screen.getByRole('grid', { name: 'Run: Confusion' })).toBeVisible();
  const cell = (count: number, label: string, answer: string) =>
    screen.getByRole('button', { name: new RegExp(`^${count}.pictures? of ${label} taken for ${answer}$`) });
  screen.getByRole('button', { name: 'before' }).element().focus();
  await userEvent.tab();
  await expect.element(cell(2, 'cat', 'cat')).toHaveFocus();
  // Its keys are its own: the network would take a letter for a layer to add, and Delete for one to remove.
  expect(isForNetwork(document.activeElement)).toBe(false);
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await expect.element(cell(2, 'cat', 'cat')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}{ArrowRight}{ArrowDown}');
  await expect.element(cell(3, 'dog', 'dog')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(cell(0, 'dog', 'none of these')).toHaveFocus();
  await userEvent.keyboard('{Control>}{Home}{/Control}{End}{Enter}');
  expect(onChoose).toHaveBeenLastCalledWith(0, 2);
  // It is left by one key, and entered where it was left.
  await userEvent.tab();
  await expect.element(screen.getByRole('button', { name: 'behind' })).toHaveFocus();
  await userEvent.tab({ shift: true });
  await expect.element(cell(1, 'cat', 'none of these')).toHaveFocus();
});
