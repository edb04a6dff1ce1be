import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useTakenFocus } from './useTakenFocus';

/** A list whose rows go by their button, and a button that goes by itself. */
function Part() {
  const part = useRef<HTMLDivElement>(null);
  const [rows, setRows] = useState(['one', 'two', 'three']);
  const [isOpen, setIsOpen] = useState(true);
  useTakenFocus(part);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a part that can take the focus */}
      <div ref={part} role="group" aria-label="part" tabIndex={-1}>
        <ul>
          {rows.map((row) => (
            <li key={row}>
              <button type="button">{row}</button>
              <button type="button" onClick={() => setRows(rows.filter((each) => each !== row))}>
                remove {row}
              </button>
            </li>
          ))}
        </ul>
        {isOpen && (
          <button type="button" onClick={() => setIsOpen(false)}>
            close
          </button>
        )}
      </div>
      <button type="button" onClick={() => setRows([])}>
        outside
      </button>
    </>
  );
}

test('the focus of a row that goes is taken over by the next one, in the end by the part', async () => {
  const screen = await render(<Part />);
  const find = (name: string) => screen.getByRole('button', { name, exact: true });
  await find('remove two').click();
  await expect.element(find('remove three')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(find('remove one')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('group', { name: 'part' })).toHaveFocus();
});

test('what has no list leaves the focus to the part; who has gone elsewhere stays there', async () => {
  const screen = await render(<Part />);
  const close = screen.getByRole('button', { name: 'close' });
  await close.click();
  await expect.element(screen.getByRole('group', { name: 'part' })).toHaveFocus();
  await screen.getByRole('button', { name: 'one', exact: true }).click();
  await screen.getByRole('button', { name: 'outside' }).click();
  await expect.element(screen.getByRole('button', { name: 'one', exact: true })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'outside' })).toHaveFocus();
});
