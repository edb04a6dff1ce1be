/** @file The size to train at has fields with names of their own: the toolbar has those of the design. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { createQuickSetup } from '../../training/setups';
import { ResolutionControl } from '../toolbar/ResolutionControl';
import { NetworkGroup } from './NetworkGroup';

test('another size to train at is told apart from that of the design', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const design = createDesign(builder.build());
  useStore.getState().openDesign(design);
  const setup = createQuickSetup(design.architecture, design.resolution);
  const screen = await render(
    <>
      <ResolutionControl />
      <NetworkGroup setup={{ ...setup, resolution: [48, 64] }} />
    </>,
  );
  const field = (name: string) => screen.getByRole('spinbutton', { name, exact: true });
  await expect.element(field('Height to train at, in pixels')).toHaveValue('48');
  await expect.element(field('Width to train at, in pixels')).toHaveValue('64');
  await expect.element(field('Image height in pixels')).toHaveValue('32');
  await expect
    .element(screen.getByRole('button', { name: 'Make the size to train at square' }))
    .toBeVisible();
});
