/** @file A layout that takes long, in a browser: it is said, and can be ended. */
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { draw } from '../../architecture/sketch.testing';
import { computeCards } from '../../layout/cards';
import type { Layout } from '../../layout/geometry';
import { loadLateText } from '../../state/language';
import LayoutProgress from './LayoutProgress';
import type { PendingLayout } from './usePlacedCards';

test('a long layout is ended by taking plain columns', async () => {
  await loadLateText();
  const graph = computeCards(draw('input', 'conv1 < input', 'conv2 < conv1'));
  const settle = vi.fn<(layout: Layout) => void>();
  const request = { direction: 'down', cardSize: () => ({ width: 10, height: 10 }) } as const;
  const pending: PendingLayout = { graph, request, settle, onProgress: null };
  await render(<LayoutProgress pending={pending} />);
  await expect.element(page.getByRole('status')).toHaveTextContent(/Arranging 3\scards/);
  const bar = page.getByRole('progressbar', { name: /Arranging 3\scards/ });
  await expect.element(bar).not.toHaveAttribute('value');
  pending.onProgress?.(0.25);
  await expect.element(bar).toHaveAttribute('value', '0.25');
  await page.getByRole('button', { name: 'Stop, and use plain columns' }).click();
  expect(settle).toHaveBeenCalledOnce();
  const boxes = settle.mock.calls[0]?.[0].boxes ?? new Map();
  expect([...boxes.keys()]).toEqual(['input', 'conv1', 'conv2']);
});
