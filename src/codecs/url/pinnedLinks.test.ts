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

/** Names that differ from what could be guessed, each in another way. */
function createExceptions(): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const [group, name] of [
    ['a', 'a.expand'],
    ['b', 'mine'],
    ['c', 'c.expand'],
  ] as const)
    builder.group('block', group, () => {
      builder.add('Conv2d', name, { outChannels: 24, kernelSize: [1, 1] });
      builder.add('BatchNorm', `${group}.expand.bn`);
    });
  builder.add('BatchNorm', 'gone.bn');
  builder.add('ReLU6', 'gone.relu6');
  for (const name of ['conv1', 'drop1', 'conv3', 'own', 'conv4'])
    builder.add(name === 'drop1' ? 'Dropout' : 'Conv2d', name);
  return createDesign(builder.build(), { title: 'Exceptions' });
}

/** One convolution of this kernel. */
function createSmall(kernel: number): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 64, kernelSize: [kernel, kernel] });
  builder.add('ReLU', 'relu1');
  return createDesign(builder.build(), { title: `Kernel ${kernel}` });
}

/** Blocks of two convolutions each, whose groups were dissolved: only names are left of them. */
function createDissolved(): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const stage of ['layer1', 'layer2'])
    builder.group('stage', stage, () => {
      for (const block of ['first', 'second', 'third'])
        for (const number of [1, 2]) {
          builder.add('Conv2d', `${stage}.${block}.conv${number}`, { outChannels: 64 });
          builder.add('BatchNorm', `${stage}.${block}.bn${number}`);
          builder.add('ReLU', `${stage}.${block}.relu${number}`);
        }
    });
  return createDesign(builder.build(), { title: 'Dissolved' });
}

/** What the list of the plain link says: two ways that meet again. */
function createTwoWays(): Design {
  const builder = createBuilder();
  builder.add('Input', 'image', { channels: 1 });
  builder.add('Conv2d', 'stem', { outChannels: 8, kernelSize: [3, 3], stride: [2, 1], bias: false });
  builder.add('BatchNorm', 'bn1');
  const [left, right] = builder.group('stage', 'stage1', () =>
    builder.group('block', 'block1', () => {
      const start = builder.add('ReLU', 'start');
      const padding = { top: 0, bottom: 2, left: 1, right: 1 };
      return [
        builder.add('Conv2d', 'left', { outChannels: 8, padding }),
        builder.add(
          'Conv2d',
          'right',
          { outChannels: 8, kernelSize: [1, 1] },
          { inputs: [start], notes: 'short way' },
        ),
      ] as const;
    }),
  );
  builder.add('Add', 'add1', {}, { inputs: [left, right] });
  builder.add('GlobalAvgPool', 'gap1');
  builder.add('Flatten', 'flatten1');
  builder.add('Linear', 'fc1', { outFeatures: 5 });
  return createDesign(builder.build(), {
    title: 'Zwei Wege ✓',
    notes: 'By hand',
    resolution: [48, 64],
    rule: 'toolbox',
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
  [
    'names that are exceptions',
    createExceptions(),
    '#f1.ZdBzYOByrUhOLSjJzM8rnsTIsJgxcSZbakVBYl4Kk7cSE8NUToYVixmTZrPkZualMnkxMYD5yVDWHJb0_LxUToapfNOYPBUYpkkyzAPRc5nzy_NADBBmAAA',
  ],
  [
    'a plain list, written in Python',
    createTwoWays(),
    '#j1.W3sidGl0bGUiOiAiWndlaSBXZWdlIFx1MjcxMyIsICJub3RlcyI6ICJCeSBoYW5kIiwgInJlc29sdXRpb24iOiBbNDgsIDY0XSwgInJ1bGUiOiAidG9vbGJveCJ9LCBbIklucHV0IiwgeyJjaGFubmVscyI6IDF9LCB7Im5hbWUiOiAiaW1hZ2UifV0sIFsiQ29udjJkIiwgeyJvdXRDaGFubmVscyI6IDgsICJrZXJuZWxTaXplIjogMywgInN0cmlkZSI6IFsyLCAxXSwgImJpYXMiOiBmYWxzZX0sIHsibmFtZSI6ICJzdGVtIn1dLCAiQmF0Y2hOb3JtIiwgWyJSZUxVIiwge30sIHsibmFtZSI6ICJzdGFydCIsICJncm91cCI6IFsic3RhZ2UxIiwgImJsb2NrMSJdfV0sIFsiQ29udjJkIiwgeyJvdXRDaGFubmVscyI6IDgsICJwYWRkaW5nIjogeyJ0b3AiOiAwLCAiYm90dG9tIjogMiwgImxlZnQiOiAxLCAicmlnaHQiOiAxfX0sIHsibmFtZSI6ICJsZWZ0IiwgImdyb3VwIjogWyJzdGFnZTEiLCAiYmxvY2sxIl19XSwgWyJDb252MmQiLCB7Im91dENoYW5uZWxzIjogOCwgImtlcm5lbFNpemUiOiAxfSwgeyJuYW1lIjogInJpZ2h0IiwgImlucHV0cyI6IFsic3RhcnQiXSwgImdyb3VwIjogWyJzdGFnZTEiLCAiYmxvY2sxIl0sICJub3RlcyI6ICJzaG9ydCB3YXkifV0sIFsiQWRkIiwgbnVsbCwgeyJpbnB1dHMiOiBbImxlZnQiLCAicmlnaHQiXX1dLCAiR2xvYmFsQXZnUG9vbCIsICJGbGF0dGVuIiwgWyJMaW5lYXIiLCB7Im91dEZlYXR1cmVzIjogNX1dXQ',
  ],
])('version 1: %s', (_name, expected, hash) => {
  const result = readLink(hash);
  if (!result.ok) throw new Error(`Refused: ${result.problem.code}`);
  expect(describeDesign(result.design)).toEqual(describeDesign(expected));
  expect(result.compared).toBeNull();
});

test('version 2: names of groups that were dissolved', () => {
  const hash =
    '#f2.MjdzYOB0ySwuzs8pS02ZxMiwiC0nsTK1yHA-a1pmUXHJZCZPBYbJnAyTeZk8GDgZeOezFacm5-elgISBXKgga0lGZhGq2IoFUBNQVRKrnQEA';
  const result = readLink(hash);
  if (!result.ok) throw new Error(`Refused: ${result.problem.code}`);
  expect(describeDesign(result.design)).toEqual(describeDesign(createDissolved()));
});

test('version 1: two designs', () => {
  const result = readLink('#c1.Te8TcWDg8E4tykvNUTCexMjA5KnAwMuAEDMFiXkrcAEFAQ');
  if (!result.ok || result.compared === null) throw new Error('Refused');
  expect(describeDesign(result.design)).toEqual(describeDesign(createSmall(3)));
  expect(describeDesign(result.compared)).toEqual(describeDesign(createSmall(5)));
});

test.each<[string, Design, string]>([
  [
    'VGG11 at a quarter of the width',
    createVgg11Quarter(),
    '#f3.vjVUVFZGMQK0N173MxVXjVFWLQr0h5irPYCpX94flgf1vna9-zV0aGFOYoeg02ZRrQ6QwsugFtY',
  ],
  [
    'something of everything',
    createOddity(),
    '#f3.uyanAbXq3sor6ZR1OQpKPyiqIN1Td8GQaN4XjuM9HGw_VW9gFI59OJVwUjdJQkzvNR2cjSVmCOSLQOShtT8xNTzSPFzgDQdgF2MQieEleWyGL4JczN3ccxXza8jcn-GpFfv8XY6N54heZ9PykqQw5RaiMq1wYNKOb2if_PtR5FnRsZevfshrvjEXxDKoVIGRSG49Wcq',
  ],
  [
    'names that are exceptions',
    createExceptions(),
    '#f3.ZdBj0Td9iHymmlQVjFIkI8hvRribfP3-teeppqXm-Ps-H-b4W2QLNsm9M0LvPBNNASs17GJnkioNCYg8ibtk25ofPUkr6YZMPPkt8',
  ],
  [
    'names of groups that were dissolved',
    createDissolved(),
    '#f3.MjeXAdE3faJIoHVevm_u76FshYv2MzxxyRxCDgdIfK0IZHmL9HmOevXIbtiRuM2iMgbs9GlE8VqMRb-8dNPt_MiwXNps',
  ],
])('version 3: %s', (_name, expected, hash) => {
  const result = readLink(hash);
  if (!result.ok) throw new Error(`Refused: ${result.problem.code}`);
  expect(describeDesign(result.design)).toEqual(describeDesign(expected));
  expect(result.compared).toBeNull();
});

test('version 3: two designs', () => {
  const result = readLink('#c3.Te8q9Oo48SFP58oOjnUWY_0pfeXzSWQKJXW9Uq8TZ');
  if (!result.ok || result.compared === null) throw new Error('Refused');
  expect(describeDesign(result.design)).toEqual(describeDesign(createSmall(3)));
  expect(describeDesign(result.compared)).toEqual(describeDesign(createSmall(5)));
});
