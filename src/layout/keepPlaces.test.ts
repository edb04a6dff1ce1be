/** @file What stays where it was when a network changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Architecture, LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { setLayerParams } from '../architecture/edits';
import { buildReference } from '../presets/presets.testing';
import { computeCards } from './cards';
import { computeLayout, type LayoutOptions } from './layout';
import { anyNetwork, createChain, expectSound, getPlainSize, listColumns } from './layout.testing';

const id = (name: string) => name as LayerId;
const plain: LayoutOptions = { direction: 'down', cardSize: getPlainSize };
const layOut = (architecture: Architecture, options: LayoutOptions = plain) =>
  computeLayout(computeCards(architecture), options);

describe('an earlier layout', () => {
  const viewport = { width: 900, height: 560 };
  const options: LayoutOptions = { ...plain, viewport };

  test('is returned where nothing moved', () => {
    const before = buildReference('resnet18');
    const graph = computeCards(before);
    const previous = computeLayout(graph, options);
    const edited = computeCards(setLayerParams(before, id('conv1'), { stride: [1, 1] }), graph);
    expect(computeLayout(edited, { ...options, previous })).toBe(previous);
  });

  test('a new layer moves only what stands below it in its column', () => {
    const layers = (names: readonly string[]) => {
      const builder = createBuilder();
      for (const name of names) builder.add('Conv2d', name, {}, name === names[0] ? { inputs: [] } : {});
      return builder.build();
    };
    const names = Array.from({ length: 24 }, (_, index) => `conv${index}`);
    const previous = layOut(layers(names), options);
    expect(listColumns(previous).map((column) => column.length)).toEqual([8, 8, 8]);
    const next = layOut(layers(names.toSpliced(12, 0, 'new')), { ...options, previous });
    expect(listColumns(next)[1]).toEqual([...names.slice(8, 12), 'new', ...names.slice(12, 16)]);
    const moved = names.filter((name) => next.boxes.get(id(name)) !== previous.boxes.get(id(name)));
    expect(moved).toEqual(names.slice(12, 16));
  });

  test('is given up for one that is seen much larger', () => {
    const previous = layOut(createChain(100), options);
    const next = layOut(createChain(60), { ...options, previous });
    expect(next.columns.length).toBe(layOut(createChain(60), options).columns.length);
  });

  test('of another network does not matter', () => {
    const previous = layOut(createChain(100), options);
    const resnet = buildReference('resnet18');
    expect(layOut(resnet, { ...options, previous })).toEqual(layOut(resnet, options));
  });

  test('of any network leaves a sound layout', () => {
    fc.assert(
      fc.property(anyNetwork(30, false), anyNetwork(30, false), (before, after) => {
        const previous = layOut(before, options);
        const graph = computeCards(after);
        expectSound(graph, computeLayout(graph, { ...options, previous }));
      }),
    );
  });
});
