import { expect, test } from 'vitest';
import { blockLayers } from './blockLayers';
import { type BlockKind, blocks, defaultBlockChannels } from './blocks';

test.each(Object.keys(blocks) as BlockKind[])('the kinds of %s are those that it is built of', (kind) => {
  const { layers } = blocks[kind](defaultBlockChannels).architecture;
  const built = new Set([...layers.values()].map(({ layer }) => layer.kind));
  expect([...built].sort()).toEqual([...blockLayers[kind]].sort());
});
