/** @file Rules on small networks made by hand: what they find, what they leave alone, what they refuse. */
import { describe, expect, test } from 'vitest';
import type { Architecture, GroupId, LayerNode } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { createPadding } from '../layers/padding';
import { buildReference } from '../presets/presets.testing';
import type { SuggestionCode } from './suggestion';
import { adviseOn, advisePreset, getSuggestion, listLayers } from './suggestions.testing';

/** A network from its layers behind the image, ended by a global pool and a dense layer unless told otherwise. */
function build(
  add: (builder: ArchitectureBuilder) => void,
  head: 'pooled' | 'none' = 'pooled',
): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels: 3 });
  add(builder);
  if (head === 'pooled') {
    builder.add('GlobalAvgPool', 'gap');
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'fc', { outFeatures: 10 });
  }
  return builder.build();
}

const listCodes = (architecture: Architecture, size: number): readonly SuggestionCode[] =>
  adviseOn(architecture, size).advice.suggestions.map(({ code }) => code);
const listKinds = ({ layers }: Architecture) => [...layers.values()].map(({ layer }) => layer.kind);

/** The same network without its groups, as an import has it. */
const ungroup = ({ layers }: Architecture): Architecture => ({
  layers: new Map([...layers].map(([id, node]): [typeof id, LayerNode] => [id, { ...node, group: null }])),
  groups: new Map<GroupId, never>(),
});

describe('cut', () => {
  test('needs no groups: blocks are seen by their skip connections', () => {
    const cut = getSuggestion(adviseOn(ungroup(buildReference('resnet18,classes=10')), 32), 'cut-tail');
    expect(listLayers(cut.apply().architecture)).toEqual(listLayers(buildReference('resnet18-truncated')));
  });

  test('keeps a head that flattens the map as wide as it is, by a pool to the size that the map had', () => {
    // Fields 15, 29, 43: at 16 px the third convolution receives 29. Maps of 16, 8 and 4 pixels.
    const chain = build((builder) => {
      for (const [index, stride] of [1, 2, 2].entries())
        builder.add('Conv2d', `conv${index}`, { kernelSize: [15, 15], stride: [stride, stride] });
      builder.add('Conv2d', 'conv3', { kernelSize: [3, 3] });
      builder.add('Flatten', 'flatten');
      builder.add('Linear', 'fc', { outFeatures: 10 });
    }, 'none');
    const cut = getSuggestion(adviseOn(chain, 16), 'cut-tail');
    expect(cut.reason).toMatchObject({ border: 'conv2', last: 'conv2', removedConvolutions: 1 });
    // The map before the head has 4x4 before and after: nothing to repair.
    expect(listKinds(cut.apply().architecture)).toEqual([
      ...['Input', 'Conv2d', 'Conv2d', 'Conv2d', 'Flatten', 'Linear'],
    ]);
    const strided = build((builder) => {
      for (const index of [0, 1, 2]) builder.add('Conv2d', `conv${index}`, { kernelSize: [15, 15] });
      builder.add('MaxPool2d', 'pool');
      builder.add('Conv2d', 'conv3', { kernelSize: [3, 3] });
      builder.add('Flatten', 'flatten');
      builder.add('Linear', 'fc', { outFeatures: 10 });
    }, 'none');
    const repaired = getSuggestion(adviseOn(strided, 16), 'cut-tail').apply().architecture;
    expect([...repaired.layers.values()].map(({ layer }) => layer).slice(-3)).toMatchObject([
      { kind: 'AdaptiveAvgPool2d', params: { outputSize: [8, 8] } },
      { kind: 'Flatten' },
      { kind: 'Linear' },
    ]);
  });

  test('keeps the norm before the head where blocks begin with their norms', () => {
    const { architecture } = getSuggestion(advisePreset('densenet121', 16), 'cut-tail').apply();
    const kinds = listKinds(architecture);
    expect(kinds.slice(kinds.indexOf('GlobalAvgPool') - 2)).toEqual([
      ...['BatchNorm', 'ReLU', 'GlobalAvgPool', 'Flatten', 'Linear'],
    ]);
  });

  test('keeps the last 1x1 of a network that makes its classes with it', () => {
    const { architecture } = getSuggestion(advisePreset('squeezenet,classes=7', 24), 'cut-tail').apply();
    const classifier = [...architecture.layers.values()].findLast(({ layer }) => layer.kind === 'Conv2d');
    expect(classifier?.layer.params).toMatchObject({ outChannels: 7, kernelSize: [1, 1] });
  });

  test('is refused where the network puts out a map', () => {
    expect(advisePreset('unet', 64).advice.refused).toMatchObject([
      { code: 'cut-tail', problem: { code: 'no-head' } },
    ]);
  });

  test('is refused where there are two outputs', () => {
    const two = build((builder) => {
      const stem = builder.add('Conv2d', 'conv1', { kernelSize: [31, 31] });
      builder.add('Conv2d', 'conv2', { kernelSize: [3, 3] });
      builder.add('Conv2d', 'conv3', { kernelSize: [3, 3] }, { inputs: [stem] });
    }, 'none');
    expect(adviseOn(two, 16).advice.refused).toMatchObject([{ problem: { code: 'no-single-way' } }]);
  });
});

describe('slower growth', () => {
  test('a residual stage loses its stride on both paths', () => {
    const { advice } = advisePreset('resnet18', 32);
    const stage = advice.suggestions.find(({ id }) => id === 'weaken-downsampling:layer3.0.conv1');
    expect(stage?.targets).toEqual(['layer3.0.conv1', 'layer3.0.downsample.0']);
    const { layers } = stage!.apply().architecture;
    for (const id of stage?.targets ?? [])
      expect(layers.get(id)?.layer.params).toMatchObject({ stride: [1, 1] });
  });

  test('parallel paths without padding are padded, so that their maps still fit', () => {
    const { advice } = advisePreset('inceptionv3', 96);
    const reduction = advice.suggestions.find(({ id }) => id === 'weaken-downsampling:Mixed_6a.branch3x3');
    const { layers } = reduction!.apply().architecture;
    for (const id of reduction?.targets ?? [])
      expect(layers.get(id)?.layer.params).toMatchObject({ stride: [1, 1], padding: 'same' });
  });

  test('a stride of 4 is halved first', () => {
    const { advice } = advisePreset('alexnet', 64);
    const stem = advice.suggestions.find(({ id }) => id === 'weaken-downsampling:conv1');
    expect(stem?.reason).toMatchObject({ from: [4, 4], to: [2, 2], isRemoved: false });
  });

  // A kernel of 7 with dilation 2 reaches over 2 x 6 + 1 = 13 pixels, one of 3 over 5. Behind a pool of 2x2 a kernel of
  // 7 sees 2 + 6 x 2 = 14 pixels, one of 3 sees 2 + 2 x 2 = 6.
  test.each([
    ['dilation 2', 2, false, 13, 5],
    ['a pool before it', 1, true, 14, 6],
  ] as const)(
    'with %s a stem of 7x7 makes fields 8 pixels larger than one of 3x3',
    (_, dilation, isPooled, had, has) => {
      const stem = build((builder) => {
        if (isPooled) builder.add('MaxPool2d', 'pool');
        builder.add('Conv2d', 'stem', { kernelSize: [7, 7], dilation: [dilation, dilation] });
        builder.add('Conv2d', 'last', { kernelSize: [3, 3] });
      });
      const advised = adviseOn(stem, had - 1);
      const shrunk = getSuggestion(advised, 'shrink-stem-kernel');
      expect(shrunk.reason).toMatchObject({ from: [7, 7], to: [3, 3], growth: [8, 8] });
      const [before, after] = [stem, shrunk.apply().architecture].map((architecture) => {
        const { layers } = adviseOn(architecture, had - 1).analysis;
        return [...layers.values()].find(({ id }) => id === 'stem')?.field?.min;
      });
      expect([before, after]).toEqual([
        [had, had],
        [has, has],
      ]);
    },
  );

  test('a stem of patches and a large pool become what is said: 3x3, no stride, no pool', () => {
    // Fields 2, 8 (jump 8), 24 and more: at 21 px all but the first two convolutions receive more than the image.
    const patches = build((builder) => {
      builder.add('Conv2d', 'stem', {
        ...{ kernelSize: [2, 2], stride: [2, 2], padding: 'valid', outChannels: 8 },
      });
      builder.add('MaxPool2d', 'pool', { kernelSize: [4, 4], stride: [4, 4] });
      for (let index = 1; index <= 10; index++) builder.add('Conv2d', `conv${index}`, { kernelSize: [3, 3] });
    });
    const softened = getSuggestion(adviseOn(patches, 21), 'soften-stem');
    expect(softened.reason).toMatchObject({ layer: 'stem', factor: [8, 8] });
    expect(softened.targets).toEqual(['stem', 'pool']);
    const { layers } = softened.apply().architecture;
    expect([...layers.keys()].slice(0, 3)).toEqual(['input', 'stem', 'conv1']);
    expect([...layers.values()][1]?.layer.params).toMatchObject({
      ...{ kernelSize: [3, 3], stride: [1, 1], padding: 'same' },
    });
    // Eleven kernels of 3x3 see 23 pixels, and the last one receives 21.
    expect(softened.before).toMatchObject({ unproductive: 9 });
    expect(softened.after).toMatchObject({ largestField: [23, 23], unproductive: 0 });
  });

  test('no kernel becomes smaller than its stride', () => {
    // 11x11 with stride 4 leaves nothing out at 5x5; the padding of 2 shrinks by half of the difference, to 0.
    const stem = build((builder) => {
      builder.add('Conv2d', 'stem', { kernelSize: [11, 11], stride: [4, 4], padding: createPadding(2) });
      for (const index of [1, 2, 3]) builder.add('Conv2d', `conv${index}`, { kernelSize: [3, 3] });
    });
    // Received fields 1, 11, 19, 27 and, with 5x5, 1, 5, 13, 21.
    const shrunk = getSuggestion(adviseOn(stem, 18), 'shrink-stem-kernel');
    expect(shrunk.reason).toMatchObject({ from: [11, 11], to: [5, 5] });
    expect([shrunk.before.unproductive, shrunk.after.unproductive]).toEqual([2, 1]);
    expect(shrunk.apply().architecture.layers.get(shrunk.targets[0]!)?.layer.params).toMatchObject({
      padding: createPadding(0),
    });
  });

  test('nothing slows a network that never gets beyond the border', () => {
    expect(advisePreset('resnet18', 224).advice).toEqual({ suggestions: [], refused: [] });
  });
});

describe('larger images', () => {
  test.each([
    ['resnet18', 75],
    ['vgg16', 164],
    ['mobilenetv2', 163],
  ])('%s fits from %i px on', (preset, size) => {
    const raised = getSuggestion(advisePreset(preset, 32), 'raise-resolution');
    expect(raised.after).toMatchObject({ resolution: [size, size], unproductive: 0 });
    expect(raised.apply().architecture).toBe(raised.apply().architecture);
  });

  // By rfa_toolbox a kernel k is idle on a map of at most k. The last 3x3 of ResNet50 and 7x7 of ConvNeXt-T read maps
  // 32 times smaller than the image: they need 4 and 8 units. What arrives at the adaptive pool behind the last pool
  // of VGG16 is 212, and 212 px would be covered by it.
  test.each([
    ['resnet50', 4 * 32],
    ['convnexttiny', 8 * 32],
    ['vgg16', 213],
  ])('by the rule of rfa_toolbox %s needs a map that is larger than its kernels: %i px', (preset, size) => {
    const raised = getSuggestion(advisePreset(preset, 32, 'toolbox'), 'raise-resolution');
    expect(raised.after).toMatchObject({ resolution: [size, size], unproductive: 0 });
  });

  test('a U-Net gets a size that its four steps divide', () => {
    // 140 px are enough for its fields, 144 the next multiple of 16.
    const raised = getSuggestion(advisePreset('unet', 32), 'raise-resolution');
    expect(raised.after.resolution).toEqual([144, 144]);
  });

  test('an image that nobody can analyse is refused', () => {
    const deep = build((builder) => {
      for (let index = 0; index < 9; index++)
        builder.add('Conv2d', `conv${index}`, { kernelSize: [3, 3], stride: [4, 4] });
      builder.add('Conv2d', 'last', { kernelSize: [3, 3] });
    });
    const { refused } = adviseOn(deep, 64).advice;
    expect(refused.map(({ problem }) => problem.code)).toContain('image-too-large');
  });
});

describe('larger fields', () => {
  const shallow = build((builder) => {
    builder.add('Conv2d', 'conv1', { kernelSize: [3, 3] });
    builder.add('MaxPool2d', 'pool');
    builder.add('Conv2d', 'conv2', { kernelSize: [3, 3] });
  });

  // Fields 3, 4, 8 before. By hand: stride 2 in conv1 makes 3 + 2 + 8 = 13; dilation 2 in conv2 4 + 8 = 12; a kernel
  // of 7 in conv1 7 + 1 + 4 = 12.
  test.each([
    ['add-stride', 13],
    ['dilate-layers', 12],
    ['enlarge-kernel', 12],
  ] as const)('%s makes it %i px', (code, field) => {
    expect(getSuggestion(adviseOn(shallow, 64), code).after.largestField).toEqual([field, field]);
  });

  test('convolutions of different dilations are dilated twice as far, each for itself', () => {
    const dilated = build((builder) => {
      for (const [index, dilation] of [1, 4, 1, 2].entries())
        builder.add('Conv2d', `conv${index}`, { kernelSize: [3, 3], dilation: [dilation, dilation] });
    });
    // Fields 3, 11, 13, 17; twice as far 5, 21, 25, 33.
    const doubled = getSuggestion(adviseOn(dilated, 64), 'dilate-layers');
    expect(doubled.reason).toEqual({ code: 'dilate-layers', layers: 4 });
    const convolutions = [...doubled.apply().architecture.layers.values()].slice(1, 5);
    const dilations = convolutions.map(({ layer: { params } }) => 'dilation' in params && params.dilation);
    expect(dilations).toEqual([2, 8, 2, 4].map((dilation) => [dilation, dilation]));
    expect(doubled.before.largestField).toEqual([17, 17]);
    expect(doubled.after.largestField).toEqual([33, 33]);
  });

  test('a larger kernel says by how much: with dilation 2, behind a step of 2, it is 4 x 2 x 2 pixels', () => {
    const far = build((builder) => {
      builder.add('MaxPool2d', 'pool');
      builder.add('Conv2d', 'conv', { kernelSize: [3, 3], dilation: [2, 2] });
    });
    // 2 + 2 x 2 x 2 = 10 and 2 + 6 x 2 x 2 = 26.
    const enlarged = getSuggestion(adviseOn(far, 64), 'enlarge-kernel');
    expect(enlarged.reason).toMatchObject({ to: [7, 7], growth: [16, 16] });
    expect(enlarged.before.largestField).toEqual([10, 10]);
    expect(enlarged.after.largestField).toEqual([26, 26]);
  });

  test('nothing grows where the image is covered', () => {
    expect(listCodes(shallow, 8)).toEqual([]);
  });

  test('nothing grows at the price of convolutions beyond the border', () => {
    const { suggestions } = advisePreset('vgg16', 224).advice;
    expect(suggestions.filter(({ measure }) => measure === 'coverage')).not.toEqual([]);
    for (const { before, after } of suggestions)
      expect(after.unproductive).toBeLessThanOrEqual(before.unproductive);
  });
});

describe('heads', () => {
  test('the dense head of VGG16 becomes a global pool and one dense layer', () => {
    const pooled = getSuggestion(advisePreset('vgg16', 224), 'pool-head');
    expect(pooled.reason).toMatchObject({ mapSize: [7, 7] });
    // 14 714 688 in the convolutions (torchvision's VGG16 without its classifier) and 512 x 1000 + 1000.
    expect(pooled.after.params).toBe(14_714_688 + 513_000);
    expect(listLayers(pooled.apply().architecture)).toEqual(listLayers(buildReference('vgg16,head=gap')));
  });

  test('a head that is pooled already stays', () => {
    expect(listCodes(buildReference('resnet18'), 224)).not.toContain('pool-head');
  });
});

describe('layers that do nothing', () => {
  test('are removed all at once, and what works stays', () => {
    const idle = build((builder) => {
      builder.add('Conv2d', 'conv1');
      builder.add('Identity', 'identity');
      builder.add('ReLU', 'relu1');
      builder.add('ReLU', 'relu2');
      builder.add('MaxPool2d', 'pool1', { kernelSize: [1, 1], stride: [1, 1] });
      builder.add('MaxPool2d', 'pool2', { kernelSize: [1, 1], stride: [2, 2] });
      builder.add('Dropout', 'drop1', { rate: 0 });
      builder.add('Dropout', 'drop2', { rate: 0.5 });
    });
    const dropped = getSuggestion(adviseOn(idle, 3), 'drop-idle-layers');
    expect(dropped.targets).toEqual(['identity', 'relu2', 'pool1', 'drop1']);
    const { layers } = dropped.apply().architecture;
    expect([...layers.keys()]).toEqual([
      ...['input', 'conv1', 'relu1', 'pool2', 'drop2', 'gap', 'flatten', 'fc'],
    ]);
  });

  /** conv, relu, and what an `Add` of the layer and of the last one of a chain of identities behind it gives. */
  const buildDoubled = (identities: number) =>
    build((builder) => {
      builder.add('Conv2d', 'conv');
      const relu = builder.add('ReLU', 'relu');
      let last = relu;
      for (let index = 1; index <= identities; index++) last = builder.add('Identity', `identity${index}`);
      builder.add('Add', 'add', {}, { inputs: [last, relu] });
    });

  test('one that lets a sum read the same twice stays: r + r is not r', () => {
    expect(listCodes(buildDoubled(1), 3)).not.toContain('drop-idle-layers');
    // Of two in a row the first can go: the second still tells both inputs apart.
    const dropped = getSuggestion(adviseOn(buildDoubled(2), 3), 'drop-idle-layers');
    expect(dropped.targets).toEqual(['identity1']);
    const { layers } = dropped.apply().architecture;
    expect([...layers.values()].map(({ id, inputs }) => [id, ...inputs].join(' '))).toEqual([
      'input',
      'conv input',
      'relu conv',
      'identity2 relu',
      'add identity2 relu',
      'gap add',
      'flatten gap',
      'fc flatten',
    ]);
  });

  test('two that hand on the same to a concat stay apart as well: of its channels none is lost', () => {
    const twice = build((builder) => {
      const conv = builder.add('Conv2d', 'conv', { outChannels: 4 });
      const left = builder.add('Identity', 'left');
      const right = builder.add('Dropout', 'right', { rate: 0 }, { inputs: [conv] });
      builder.add('Concat', 'concat', {}, { inputs: [left, right] });
    });
    const dropped = getSuggestion(adviseOn(twice, 3), 'drop-idle-layers');
    expect(dropped.targets).toEqual(['left']);
    const { layers } = dropped.apply().architecture;
    expect([...layers.values()].find(({ id }) => id === 'concat')?.inputs).toEqual(['conv', 'right']);
    // 2 x 4 channels, 10 classes, and 4 x (3 x 9 + 1) of the convolution, with `left` and without it.
    expect([dropped.before.params, dropped.after.params]).toEqual([90 + 112, 90 + 112]);
  });

  test('a pool of one unit that pads makes the map larger, so it does something', () => {
    const padded = build((builder) => {
      builder.add('Conv2d', 'conv');
      builder.add('MaxPool2d', 'pool', { kernelSize: [1, 1], stride: [1, 1], padding: createPadding(1) });
    });
    expect(listCodes(padded, 3)).not.toContain('drop-idle-layers');
  });

  const point = { kernelSize: [1, 1] } as const;

  test('a 1x1 before a linear convolution goes with the norm between them', () => {
    const linear = build((builder) => {
      builder.add('Conv2d', 'conv1', { outChannels: 8 });
      builder.add('ReLU', 'relu');
      builder.add('Conv2d', 'mix', { ...point, outChannels: 16 });
      builder.add('BatchNorm', 'bn');
      builder.add('Conv2d', 'conv2', { outChannels: 32 });
    });
    const merged = getSuggestion(adviseOn(linear, 5), 'merge-linear-convolutions');
    expect(merged.targets).toEqual(['mix', 'bn']);
    // conv2 reads 8 channels instead of 16: 32 x 9 x 8 parameters fewer, and 8 x 16 + 16 + 32 of what goes.
    expect(merged.before.params - merged.after.params).toBe(2304 + 176);
  });

  test('a 1x1 behind one hands its channels on', () => {
    const linear = build((builder) => {
      builder.add('Conv2d', 'conv1', { outChannels: 16 });
      builder.add('Conv2d', 'mix', { ...point, outChannels: 8 });
      builder.add('ReLU', 'relu');
    });
    const { layers } = getSuggestion(adviseOn(linear, 3), 'merge-linear-convolutions').apply().architecture;
    expect([...layers.values()][1]).toMatchObject({ id: 'conv1', layer: { params: { outChannels: 8 } } });
    expect([...layers.keys()]).toEqual(['input', 'conv1', 'relu', 'gap', 'flatten', 'fc']);
  });

  // What both compute is w2 * (g * (w1 * x + b1 - m) / s + o) + b2 with the mean m, the deviation s and the offset o of
  // the norm: a map of x with the constant w2 * (g * (b1 - m) / s + o) + b2.
  test.each([
    { of: [true, false], between: 'nothing', bias: true },
    { of: [false, true], between: 'nothing', bias: true },
    { of: [true, false], between: 'a norm', bias: true },
    { of: [false, false], between: 'a norm', bias: true },
    { of: [false, false], between: 'nothing', bias: false },
  ] as const)(
    'one of two with biases $of and $between between them has the bias $bias',
    ({ of, between, bias }) => {
      const linear = (kernels: readonly [number, number]) =>
        build((builder) => {
          builder.add('Conv2d', 'first', {
            outChannels: 16,
            kernelSize: [kernels[0], kernels[0]],
            bias: of[0],
          });
          if (between === 'a norm') builder.add('BatchNorm', 'bn');
          builder.add('Conv2d', 'second', {
            outChannels: 16,
            kernelSize: [kernels[1], kernels[1]],
            bias: of[1],
          });
          builder.add('ReLU', 'relu');
        });
      for (const kernels of [
        [1, 3],
        [3, 1],
      ] as const) {
        const merged = getSuggestion(adviseOn(linear(kernels), 5), 'merge-linear-convolutions').apply();
        const left = [...merged.architecture.layers.values()].filter(({ layer }) => layer.kind === 'Conv2d');
        expect(left.map(({ id }) => id)).toEqual([kernels[0] === 1 ? 'second' : 'first']);
        expect(left[0]?.layer.params).toMatchObject({ bias, kernelSize: [3, 3] });
      }
    },
  );

  test('bottlenecks and activations are left alone', () => {
    const bottleneck = build((builder) => {
      builder.add('Conv2d', 'conv1', { outChannels: 16 });
      builder.add('ReLU', 'relu1');
      builder.add('Conv2d', 'narrow', { ...point, outChannels: 4 });
      builder.add('Conv2d', 'wide', { ...point, outChannels: 16 });
      builder.add('ReLU', 'relu2');
      builder.add('Conv2d', 'mix', { ...point, outChannels: 16 });
    });
    expect(listCodes(bottleneck, 3)).toEqual([]);
    // Inverted residuals are linear where they are narrow.
    expect(listCodes(buildReference('mobilenetv2'), 224)).toEqual([]);
  });
});
