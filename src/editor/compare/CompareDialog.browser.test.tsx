/** @file What can be compared with: designs that were open, known networks, links. */
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { writeLink } from '../../codecs/url/link';
import { createDesign, type Design } from '../../document/document';
import { useStore } from '../../state/store';
import CompareDialog from './CompareDialog';

const store = () => useStore.getState();

function build(title: string, pixels: number): Design {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'stem');
  return createDesign(net.build(), { title, resolution: [pixels, pixels] });
}

beforeEach(() => {
  store().openDesign(build('Earlier one', 64));
  store().openDesign(build('Mine', 48));
  store().showDialog('compare');
});

async function search(text: string) {
  const screen = await render(<CompareDialog />);
  const field = screen.getByRole('combobox', { name: 'Name, or a pasted link' });
  await field.fill(text);
  return { screen, choose: () => userEvent.keyboard('{Enter}') };
}

describe('the choice of what to compare with', () => {
  test('has what was open before, which keeps its images', async () => {
    const { screen, choose } = await search('earlier');
    await expect.element(screen.getByRole('option', { name: 'Earlier one open before' })).toBeVisible();
    await choose();
    await expect.poll(() => store().compared?.title).toBe('Earlier one');
    expect(store().compared?.resolution).toEqual([64, 64]);
    expect(store().compareView.hasOwnImages).toBe(true);
    expect([store().dialog, store().dockTab, store().design.title]).toEqual([null, 'compare', 'Mine']);
  });

  test('has known networks, judged on the images of the open design', async () => {
    const { choose } = await search('resnet34');
    await choose();
    await expect.poll(() => store().compared?.title).toBe('ResNet34');
    expect(store().compared?.resolution).toEqual([48, 48]);
    expect(store().compareView.hasOwnImages).toBe(false);
  });

  test('has the design of a link that is pasted with its address, and says what is wrong with another', async () => {
    const link = `https://example.org/fovea/${writeLink(build('From afar', 96))}`;
    const { screen, choose } = await search(link);
    await expect.element(screen.getByRole('option', { name: 'From afar' })).toBeVisible();
    await screen.getByRole('combobox').fill(link.slice(0, -6));
    await expect.element(screen.getByText('This link is damaged')).toBeVisible();
    await choose();
    expect(store().compared).toBeNull();
    await screen.getByRole('combobox').fill(link);
    await choose();
    await expect.poll(() => store().compared?.title).toBe('From afar');
  });

  test('says where nothing is called like that', async () => {
    const { screen } = await search('no such thing');
    await expect.element(screen.getByText('Nothing is called “no such thing”.')).toBeVisible();
  });
});
