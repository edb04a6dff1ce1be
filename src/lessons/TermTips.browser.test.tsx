/** @file What words mean: shown by keyboard and pointer, hidden by Escape, on the way to the glossary. */
import { Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useStore } from '../state/store';
import { Term, TermsExplained } from '../ui/Term';
import { takeGlossaryAim } from './glossaryAim';
import TermTips from './TermTips';
import '../ui/theme.css';

async function show() {
  const first = document.createElement('span');
  const screen = await render(
    <main>
      <button type="button">before</button>
      <Term name="jump">Jump</Term>
      <p>elsewhere</p>
      <Suspense>
        <TermTips first={first} />
      </Suspense>
    </main>,
  );
  return {
    screen,
    tip: screen.getByRole('tooltip'),
    word: screen.getByRole('button', { name: 'Jump', exact: true }),
  };
}

afterEach(() => {
  useStore.getState().showDialog(null);
  takeGlossaryAim();
});

test('the focus shows it as the description of the word, Escape hides it', async () => {
  const { screen, tip, word } = await show();
  await screen.getByRole('button', { name: 'before' }).click();
  await expect.element(tip).not.toBeInTheDocument();
  await userEvent.keyboard('{Tab}');
  await expect
    .element(tip)
    .toHaveTextContent('Jump. Distance in the image between what neighbouring units look at.');
  await expect.element(word).toHaveAccessibleDescription(/Distance in the image/);
  await userEvent.keyboard('{Escape}');
  await expect.element(tip).not.toBeInTheDocument();
  await expect.element(word).not.toHaveAttribute('aria-describedby');
});

test('Escape is meant for the tip alone while there is one', async () => {
  const { screen, tip } = await show();
  const kept: boolean[] = [];
  const note = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape') kept.push(defaultPrevented);
  };
  addEventListener('keydown', note);
  await screen.getByRole('button', { name: 'before' }).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(tip).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(tip).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  removeEventListener('keydown', note);
  expect(kept).toEqual([true, false]);
});

test('the pointer shows it; it can be pointed at, and leads to the entry', async () => {
  const { screen, tip, word } = await show();
  await word.hover();
  await expect.element(tip).toBeVisible();
  await screen.getByRole('button', { name: 'Glossary' }).click();
  expect(useStore.getState().dialog).toBe('glossary');
  expect(takeGlossaryAim()).toBe('jump');
  await expect.element(tip).not.toBeInTheDocument();
});

test('a press on the word leads to the entry at once', async () => {
  const { word } = await show();
  await word.click();
  expect(useStore.getState().dialog).toBe('glossary');
  expect(takeGlossaryAim()).toBe('jump');
  expect(takeGlossaryAim()).toBeNull();
});

test('pointing elsewhere hides it', async () => {
  const { screen, tip, word } = await show();
  await word.hover();
  await expect.element(tip).toBeVisible();
  await screen.getByText('elsewhere').hover();
  await expect.element(tip).not.toBeInTheDocument();
});

test('where nothing would come of a press, a word is only a word', async () => {
  const screen = await render(
    <TermsExplained value={false}>
      <p>
        <Term name="jump">Jump</Term>
      </p>
    </TermsExplained>,
  );
  await expect.element(screen.getByText('Jump')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Jump' })).not.toBeInTheDocument();
});
