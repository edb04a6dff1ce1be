import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Dialog } from './Dialog';

/** A button that opens one dialog, which leads to another. */
function Page() {
  const [shown, setShown] = useState<'first' | 'second' | null>(null);
  const close = () => setShown(null);
  return (
    <>
      <button type="button" onClick={() => setShown('first')}>
        open
      </button>
      <Dialog key="first" isOpen={shown === 'first'} title="First" closeLabel="Close" onClose={close}>
        <button type="button" onClick={() => setShown('second')}>
          further
        </button>
      </Dialog>
      <Dialog key="second" isOpen={shown === 'second'} title="Second" closeLabel="Close" onClose={close}>
        text
      </Dialog>
    </>
  );
}

test('the focus goes back to what opened a dialog, also by way of another one', async () => {
  const screen = await render(<Page />);
  const opener = screen.getByRole('button', { name: 'open' });
  await opener.click();
  await expect.element(screen.getByRole('dialog', { name: 'First' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(opener).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('button', { name: 'further' }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Second' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(opener).toHaveFocus();
});
