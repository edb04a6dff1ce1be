/**
 * @file Links that were issued. They must open for ever, as what they were: never change a link here, nor what is
 * expected of it; a new version of the format gets new ones.
 */
import { expect, test } from 'vitest';
import { getGroupPath, type LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { readLink } from './link';

/** Everything that a link carries, with connections by name. */
function describeDesign(design: Design) {
  const { architecture, positions, ...rest } = design;
  const nameOf = (id: LayerId) => architecture.layers.get(id)?.name;
  return {
    ...rest,
    layers: [...architecture.layers.values()].map(({ id, name, layer, inputs, group, notes }) => ({
      ...{ name, layer, notes, position: positions.get(id) },
      inputs: inputs.map(nameOf),
      groups: getGroupPath(architecture, group).map((level) => [level.kind, level.name]),
    })),
  };
}

/** VGG11 at a quarter of its width, with global pooling and ten classes, at 224 pixels. */
function createVgg11Quarter(): Design {
  const builder = createBuilder();
  const pad = { top: 1, bottom: 1, left: 1, right: 1 };
  const none = { top: 0, bottom: 0, left: 0, right: 0 };
  builder.add('Input', 'input');
  let number = 0;
  for (const [index, widths] of [[16], [32], [64, 64], [128, 128], [128, 128]].entries())
    builder.group('stage', `stage${index + 1}`, () => {
      for (const outChannels of widths) {
        number += 1;
        builder.add('Conv2d', `conv${number}`, { outChannels, kernelSize: [3, 3], padding: pad, bias: true });
        builder.add('ReLU', `relu${number}`);
      }
      builder.add('MaxPool2d', `pool${index + 1}`, { kernelSize: [2, 2], stride: [2, 2], padding: none });
    });
  builder.add('GlobalAvgPool', 'avgpool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return createDesign(builder.build(), { title: 'VGG11', resolution: [224, 224] });
}

/** A network with something of everything: odd names, two branches, notes, positions, the other rule. */
function createOddity(): Design {
  const builder = createBuilder();
  const image = builder.add('Input', 'Bild ✓', { channels: 4 });
  const [left, right] = builder.group('block', 'zwei Wege', () => {
    const first = builder.add('Conv2d', 'wide', {
      outChannels: 13,
      kernelSize: [1, 7],
      stride: [2, 3],
      dilation: [1, 2],
      padding: { top: 0, bottom: 1, left: 2, right: 3 },
      bias: false,
    });
    const pool = builder.add(
      'AvgPool2d',
      'zwei Wege.pool',
      { padding: 'same', ceilMode: true },
      { inputs: [image], notes: 'why?' },
    );
    return [first, pool] as const;
  });
  builder.add('Concat', 'both', {}, { inputs: [right, left] });
  builder.add('LeakyReLU', 'relu7', { slope: 0.2 });
  builder.add('Dropout', 'drop', { rate: 0.123456789012345, unit: 'path' });
  builder.add('Opaque', 'magic', {
    operation: 'Deform',
    kernelSize: [3, 3],
    outputShape: { channels: 8, height: 5, width: 6 },
  });
  const last = builder.add('Upsample', 'up', { mode: 'bilinear', scale: [2, 1.5], size: [10, 9] });
  return createDesign(builder.build(), {
    title: 'Oddity',
    notes: 'Two lines,\none link.',
    resolution: [48, 64],
    rule: 'toolbox',
    positions: new Map([[last, { x: -40, y: 1200 }]]),
  });
}

test.each<[string, Design, string]>([
  [
    'VGG11 at a quarter of the width',
    createVgg11Quarter(),
    '#f1.vjU7wMzAGububmg4iZFhEVtxSWJ6qiGTIwcvC8OKBUyOXHCayQGD6QBlzWBPLEsvyM_PYZukOEmJUZMBAA',
  ],
  [
    'something of everything',
    createOddity(),
    '#f1.uyZLdGBm809JySypFAkpz1fIycxLLdbhys9LBTGz9WZwOGXmpCg8mjOZkZFlMWdVeWqmQnhqeuoMlvLMlFQmfVNmdlZmZiYmBiYWtkaWKbNYyjMq7Vl5GFY0MTHNYEnKL8mQmcFalJpTas4PNGAGS0pRfoEkM_-nv-8eTJhkwTSDNTcxPTNZTZTNJTUtvyiXjZmDlW0GU2mBLDsjAwujnCjnKkZ2_wdCDAA',
  ],
])('version 1: %s', (_name, expected, hash) => {
  const result = readLink(hash);
  if (!result.ok) throw new Error(`Refused: ${result.problem.code}`);
  expect(describeDesign(result.design)).toEqual(describeDesign(expected));
});
