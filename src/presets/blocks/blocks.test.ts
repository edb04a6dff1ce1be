import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { addLayer } from '../../architecture/addLayer';
import { type Architecture, emptyArchitecture, type LayerId } from '../../architecture/architecture';
import { checkArchitecture } from '../../architecture/checkArchitecture';
import { placeFragment } from '../../architecture/placeFragment';
import { findPlacement } from '../../architecture/placement';
import { findRepeats } from '../../architecture/repeats';
import { createLayer } from '../../layers/catalogue';
import { type BlockKind, blocks } from './blocks';

/** Adds blocks one behind the other, each behind what the one before made. */
function build(kind: BlockKind, channels: number, count = 1) {
  const start = addLayer(emptyArchitecture, createLayer('Input', { channels }));
  if (!start.ok) throw new Error(start.reason.code);
  let architecture: Architecture = start.architecture;
  let selection: readonly LayerId[] = start.layers;
  for (let made = 0; made < count; made++) {
    const block = blocks[kind](channels);
    const placement = findPlacement(architecture, new Set(selection), block);
    const result = placeFragment(architecture, block, placement);
    if (!result.ok) throw new Error(result.reason.code);
    architecture = result.architecture;
    selection = result.layers;
  }
  return { architecture, last: selection.at(-1), layers: selection };
}

const inspect = (architecture: Architecture) => analyze(architecture, { resolution: [14, 9], rule: 'paper' });

describe.each(Object.keys(blocks) as BlockKind[])('%s', (kind) => {
  test.each([4, 5, 16, 24, 63, 256])('keeps the shape of %d channels', (channels) => {
    const { architecture, last } = build(kind, channels);
    const { diagnostics, layers } = inspect(architecture);
    expect(checkArchitecture(architecture)).toEqual([]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(last && layers.get(last)?.shape).toEqual({ channels, height: 14, width: 9 });
  });

  test('three in a row are found as one that repeats, side by side', () => {
    const { architecture } = build(kind, 16, 3);
    expect(findRepeats(architecture)).toEqual([{ parent: null, groups: [...architecture.groups.keys()] }]);
    expect(architecture.groups.size).toBe(3);
  });
});

// By hand from the papers' layers: weights, and two numbers a channel for each batch norm. The first three are also
// what torchvision has in resnet18.layer1[0], resnet50.layer1[1] and mobilenet_v2.features[3].
test.each<[BlockKind, number, number]>([
  ['residual', 64, 2 * (9 * 64 * 64 + 2 * 64)],
  ['bottleneck', 256, 2 * 256 * 64 + 9 * 64 * 64 + 2 * (64 + 64 + 256)],
  ['inverted-residual', 24, 2 * 24 * 144 + 9 * 144 + 2 * (144 + 144 + 24)],
  ['conv-norm-act', 64, 9 * 64 * 64 + 2 * 64],
  ['squeeze-excitation', 256, 2 * 256 * 16 + 16 + 256],
])('%s of %d channels has %d parameters', (kind, channels, params) => {
  expect(inspect(build(kind, channels).architecture).totals.params).toBe(params);
});
