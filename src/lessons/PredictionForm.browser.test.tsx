/** @file What is said of a wrong answer: in the language of the page. */
import { Suspense } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { chooseLanguage, loadLateText } from '../state/language';
import { PredictionForm } from './PredictionForm';

beforeAll(() => loadLateText('en'));
afterEach(() => chooseLanguage('en'));

/** The form of a question, with a first answer given. */
async function give(answer: string, hasHint = true, right = 5) {
  const onRight = vi.fn();
  const screen = await render(
    <Suspense>
      <PredictionForm getAnswer={() => right} hasHint={hasHint} onRight={onRight} />
    </Suspense>,
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Your answer' }), `${answer}{Enter}`);
  return { screen, onRight };
}

test('a wrong answer is refused in the language that the page has by then', async () => {
  const { screen, onRight } = await give('7');
  await expect.element(screen.getByRole('status')).toHaveTextContent('7 is not it. Try again');
  await chooseLanguage('de');
  await expect.element(screen.getByRole('status')).toHaveTextContent('7 ist es nicht. Noch einmal versuchen');
  expect(onRight).not.toHaveBeenCalled();
});

test('so is what is no number', async () => {
  const { screen } = await give('seven');
  await expect.element(screen.getByRole('status')).toHaveTextContent('That is no number.');
  await chooseLanguage('de');
  await expect.element(screen.getByRole('status')).toHaveTextContent('Das ist keine Zahl.');
});

test('a hint is spoken of only where one is left', async () => {
  const { screen } = await give('7');
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(/^7 is not it. Try again, or take a hint.$/);
  await screen.unmount();
  const other = await give('7', false);
  await expect.element(other.screen.getByRole('status')).toHaveTextContent(/^7 is not it. Try again.$/);
});

test.each([
  ['1\u00A0180\u00A0160', 1_180_160],
  ['1\u202F180\u202F160', 1_180_160],
  ['1 180 160', 1_180_160],
  ['1,180,160', 1_180_160],
  ['1.180.160', 1_180_160],
  ['2,304', 2304],
  ['2.304', 2304],
  ['2304', 2304],
  ['15 px', 15],
  ['\u22122', -2],
])('%s is taken where it is right', async (answer, right) => {
  const { onRight } = await give(answer, true, right);
  expect(onRight).toHaveBeenCalledOnce();
});

test('decimals are no thousands', async () => {
  const { onRight } = await give('2,3', true, 23);
  expect(onRight).not.toHaveBeenCalled();
});

test.each(['5', ' 5 px', '5px', '5 pixels', '5 Pixel', '5x5', '5 × 5 pixels', '5 units'])(
  '%j is the number five',
  async (answer) => {
    const { onRight } = await give(answer);
    expect(onRight).toHaveBeenCalledOnce();
  },
);

test.each(['5x7', '5 apples', 'x5', 'px'])('%j is no number', async (answer) => {
  const { screen, onRight } = await give(answer);
  await expect.element(screen.getByRole('status')).toHaveTextContent('That is no number.');
  expect(onRight).not.toHaveBeenCalled();
});
