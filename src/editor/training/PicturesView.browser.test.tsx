/** @file A look at pictures, through the real worker. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { emptyTraining } from '../../state/training/trainingView';
import type { ImageSet } from '../../training/dataset';
import { createQuickSetup } from '../../training/setups';
import { PicturesView } from './PicturesView';

/** What a phone of 390 pixels leaves for the view. */
const width = 358;

test('names of classes at any length leave the view as wide as the phone', async () => {
  await loadLateText();
  const set: ImageSet = {
    count: 2,
    channels: 3,
    height: 2,
    width: 2,
    pixels: new Uint8Array(24),
    labels: Uint8Array.of(0, 1),
  };
  const classNames = ['a'.repeat(250), 'many words '.repeat(6)];
  const dataset = { classNames, train: set, test: set, mean: [0, 0, 0], deviation: [1, 1, 1] };
  const { design } = useStore.getState();
  const quick = createQuickSetup(design.architecture, design.resolution);
  const setup = { ...quick, data: { kind: 'pictures', dataset } as const };
  useStore.setState({ training: { ...emptyTraining, setup } });
  const screen = await render(
    <div style={{ width }}>
      <PicturesView />
    </div>,
  );
  await expect.element(screen.getByRole('list').getByRole('listitem').first()).toBeVisible();
  for (const select of screen.getByRole('combobox').elements())
    expect(select.getBoundingClientRect().right).toBeLessThanOrEqual(width + 16);
  expect(screen.container.firstElementChild?.scrollWidth).toBe(width);
});
