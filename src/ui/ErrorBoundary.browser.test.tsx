import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { ErrorBoundary } from './ErrorBoundary';

function Fragile({ isBroken }: { readonly isBroken: boolean }) {
  if (isBroken) throw new Error('broken on purpose');
  return <p>whole</p>;
}

function Frame({ resetKey = 0 }: { readonly resetKey?: number }) {
  const [isBroken, setIsBroken] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setIsBroken(false)}>
        mend
      </button>
      <ErrorBoundary
        resetKey={resetKey}
        fallback={(retry) => (
          <button type="button" onClick={retry}>
            retry
          </button>
        )}
      >
        <Fragile isBroken={isBroken} />
      </ErrorBoundary>
    </>
  );
}

// React reports what it catches; here it is meant.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

test('a failure stays within its part, and another try draws it anew', async () => {
  const screen = await render(<Frame />);
  await expect.element(screen.getByRole('button', { name: 'mend' })).toBeVisible();
  await screen.getByRole('button', { name: 'retry' }).click();
  await expect.element(screen.getByRole('button', { name: 'retry' })).toBeVisible();
  await screen.getByRole('button', { name: 'mend' }).click();
  await screen.getByRole('button', { name: 'retry' }).click();
  await expect.element(screen.getByText('whole')).toBeVisible();
});

test('a new subject draws it anew', async () => {
  const screen = await render(<Frame />);
  await screen.getByRole('button', { name: 'mend' }).click();
  await expect.element(screen.getByRole('button', { name: 'retry' })).toBeVisible();
  await screen.rerender(<Frame resetKey={1} />);
  await expect.element(screen.getByText('whole')).toBeVisible();
});
