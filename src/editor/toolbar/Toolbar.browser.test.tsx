/** @file The top bar in a browser: long names of designs. */
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createDesign, emptyDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { Toolbar } from './Toolbar';
import '../../ui/theme.css';

afterEach(() => useStore.getState().openDesign(emptyDesign));

test('the way back to a design with a long name begins with its first letter and ends with an ellipsis', async () => {
  await page.viewport(1440, 900);
  const title = 'A design for the second task of the exercise on dilated convolutions, third attempt';
  const { architecture } = emptyDesign;
  useStore.getState().openDesign(createDesign(architecture, { title }));
  useStore.getState().openDesign(createDesign(architecture, { title: 'Another' }));
  const screen = await render(<Toolbar />);
  const button = screen.getByRole('button', { name: `Back to ${title}` });
  await expect.element(button).toBeVisible();
  await expect.element(button).toHaveAttribute('title', `Back to ${title}`);
  const element = button.element();
  const words = document.createRange();
  words.selectNodeContents(element);
  const [box, text] = [element.getBoundingClientRect(), words.getBoundingClientRect()];
  expect(box.width).toBeLessThanOrEqual(176);
  // What a flex container centres begins before it, and has no ellipsis.
  expect(text.left).toBeGreaterThan(box.left);
  expect(getComputedStyle(element)).toMatchObject({ display: 'block', textOverflow: 'ellipsis' });
});
