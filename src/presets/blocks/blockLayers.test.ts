import { expect, test } from 'vitest';
import { blockLayers } from './blockLayers';
import { blockKinds, blocks, defaultBlockChannels } from './blocks';

test.each(blockKinds)('the kinds of %s are those that it is built of', (kind) => {
  const { layers } = blocks[kind](defaultBlockChannels).architecture;
  const built = new Set([...layers.values()].map(({ layer }) => layer.kind));
  expect([...built].sort()).toEqual([...blockLayers[kind]].sort());
});
