/** @file The layout of every known network: nothing overlaps, everything leads onwards, no way runs over a card. */
import { describe, expect, test } from 'vitest';
import { presets } from '../presets/presets';
import { computeCards } from './cards';
import { arrangeWithDagre } from './dagreTangle';
import { computeLayout, type LayoutOptions } from './layout';
import { expectSound, findBackward, findRoutesOverCards, getTestSize } from './layout.testing';

const ways: readonly Omit<LayoutOptions, 'cardSize'>[] = [
  { direction: 'down' },
  { direction: 'down', columnLength: 560 },
  { direction: 'down', viewport: { width: 900, height: 560 } },
  { direction: 'right', viewport: { width: 900, height: 560 } },
];

describe.each(presets.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  test.each(ways)('%o', (way) => {
    const graph = computeCards(preset.build());
    const layout = computeLayout(graph, { ...way, cardSize: getTestSize, arrangeTangle: arrangeWithDagre });
    expectSound(graph, layout);
    expect(findBackward(layout)).toEqual([]);
    expect(findRoutesOverCards(layout)).toEqual([]);
  });
});
