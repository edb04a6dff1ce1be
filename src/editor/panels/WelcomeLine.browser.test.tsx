/** @file The sentence of the first visit is there while what it speaks of is seen. */
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { bothAxes } from '../../util/perAxis';
import { openFirstExample } from '../toolbar/firstExample';
import { WelcomeLine } from './WelcomeLine';

const store = () => useStore.getState();

beforeEach(async () => {
  localStorage.removeItem('fovea.visited');
  await loadLateText('en');
  openFirstExample();
});

afterEach(() => {
  store().setPresenting(false);
  localStorage.setItem('fovea.visited', '1');
});

async function show() {
  const screen = await render(
    <Suspense>
      <WelcomeLine />
    </Suspense>,
  );
  const line = screen.getByText('Red layers are given the whole image already');
  await expect.element(line).toBeVisible();
  return line;
}

test('it goes where no layer is red, and comes back with them', async () => {
  const line = await show();
  // VGG16 fits from 164 pixels on.
  store().editDesign('Size', (design) => ({ ...design, resolution: bothAxes(164) }));
  await expect.element(line).not.toBeInTheDocument();
  store().undo();
  await expect.element(line).toBeVisible();
});

test('it is not said while somebody presents', async () => {
  const line = await show();
  store().setPresenting(true);
  await expect.element(line).not.toBeInTheDocument();
});

test('it is not said of another design, with red layers or without', async () => {
  const line = await show();
  const { architecture } = store().design;
  store().openDesign(createDesign(architecture, { resolution: bothAxes(32) }));
  await expect.element(line).not.toBeInTheDocument();
});
