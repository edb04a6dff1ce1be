import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { App } from './App';

test('the page says what it is', async () => {
  const screen = await render(<App />);
  await expect.element(screen.getByRole('heading', { name: 'Fovea', level: 1 })).toBeVisible();
});
