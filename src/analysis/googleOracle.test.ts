/**
 * @file Fields, strides and paddings of TF-Slim's networks against the table of google-research/receptive_field,
 * which reads them off TensorFlow's graphs. Its padding is how far unit 0 sees beyond the image: our -low.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Architecture, LayerId } from '../architecture/architecture';
import { buildReference } from '../presets/presets.testing';
import { residualStems } from '../presets/residualTrunk';
import { buildResNet } from '../presets/resnet';
import { describeWithOracles, oraclePath } from '../util/oracles.testing';
import type { LayerAnalysis } from './analysis';
import { analyze } from './analyze';
import { buildSlimAlexNet, buildSlimInception, buildSlimMobileNet, buildSlimVgg } from './tfSlim.testing';

interface Row {
  readonly network: string;
  /** Rows without one hold for every size; TensorFlow's SAME depends on it, so there some paddings are unknown. */
  readonly resolution: number | null;
  readonly endPoint: string;
  readonly field: number;
  readonly stride: number;
  readonly padding: number | null;
}

function readTable(): readonly Row[] {
  const [, ...lines] = readFileSync(oraclePath('google_receptive_field_table.csv'), 'utf8')
    .trim()
    .split('\n');
  const toNumber = (text = 'None') => (text === 'None' ? null : Number(text));
  return lines.map((line) => {
    const [network = '', resolution, endPoint = '', , field, stride, padding] = line.trim().split(',');
    return {
      network,
      resolution: toNumber(resolution),
      endPoint,
      field: Number(field),
      stride: Number(stride),
      padding: toNumber(padding),
    };
  });
}

const unknownResolution = 299;

function findField(architecture: Architecture, id: string, resolution: number | null) {
  const size = resolution ?? unknownResolution;
  const { layers } = analyze(architecture, { resolution: [size, size], rule: 'paper' });
  return (layers as ReadonlyMap<string, LayerAnalysis>).get(id)?.field;
}

describeWithOracles("google-research's table", () => {
  const table = readTable();

  describe.each([
    ['alexnet_v2', buildSlimAlexNet()],
    ['vgg_a', buildSlimVgg('vgg_a', [1, 1, 2, 2, 2])],
    ['vgg_16', buildSlimVgg('vgg_16', [2, 2, 3, 3, 3])],
    ['mobilenet_v1', buildSlimMobileNet()],
    ['inception_v3', buildSlimInception()],
  ])('%s', (network, architecture) => {
    const rows = table.filter((row) => row.network === network);

    test('the table speaks of end points that are there', () => {
      expect(rows.length).toBeGreaterThan(20);
      for (const { endPoint } of rows) expect(architecture.layers.has(endPoint as LayerId)).toBe(true);
    });

    test('field and effective stride of every end point', () => {
      const actual = rows.map(({ endPoint, resolution }) => {
        const field = findField(architecture, endPoint, resolution);
        return [endPoint, field?.max, field?.jump];
      });
      expect(actual).toEqual(
        rows.map(({ endPoint, field, stride }) => [endPoint, [field, field], [stride, stride]]),
      );
    });

    test('effective padding of every end point that has one', () => {
      const padded = rows.filter(({ padding }) => padding !== null);
      const actual = padded.map(({ endPoint, resolution }) => {
        const low = findField(architecture, endPoint, resolution)?.low;
        return [endPoint, resolution, low?.map((value) => 0 - value)];
      });
      expect(actual).toEqual(
        padded.map(({ endPoint, resolution, padding }) => [endPoint, resolution, [padding, padding]]),
      );
    });
  });

  const countsUpTo = (stages: readonly number[], stage: number) =>
    stages.slice(0, stage - 1).reduce((sum, count) => sum + count, 0);
  /** `vgg_a/conv4/conv4_2` is the sixth convolution of a network with one, one, two ... in its stages. */
  const nameVgg = (stages: readonly number[]) => (endPoint: string) => {
    const [, stage, index] = /conv(\d)_(\d)$/.exec(endPoint) ?? [];
    return stage === undefined
      ? endPoint.replace(/^.*\//, '')
      : `conv${countsUpTo(stages, Number(stage)) + Number(index)}`;
  };

  // TensorFlow pads AlexNet and MobileNet otherwise than torchvision: there the field and the stride are the same.
  test.each([
    ['alexnet_v2', 'alexnet', (name: string) => name.replace('alexnet_v2/', ''), false],
    ['vgg_a', 'vgg11', nameVgg([1, 1, 2, 2, 2]), true],
    ['vgg_16', 'vgg16', nameVgg([2, 2, 3, 3, 3]), true],
    [
      'mobilenet_v1',
      'mobilenetv1',
      (name: string) => name.replace('Conv2d_0', 'conv0').replace(/Conv2d_(\d+)_/, 'block$1.'),
      false,
    ],
  ] as const)('%s as the preset %s has it', (network, preset, translate, isPaddedAlike) => {
    const architecture = buildReference(preset);
    const rows = table.filter((row) => row.network === network);
    expect(rows.length).toBeGreaterThan(20);
    const actual = rows.map(({ endPoint, resolution }) => {
      const field = findField(architecture, translate(endPoint), resolution);
      const padding = isPaddedAlike ? 0 - (field?.low[0] ?? 0) : null;
      return [endPoint, field?.max[0], field?.jump[0], padding];
    });
    expect(actual).toEqual(
      rows.map(({ endPoint, field, stride, padding }) => [
        ...[endPoint, field, stride],
        isPaddedAlike ? padding : null,
      ]),
    );
  });

  test('inception_v3 as the preset has it', () => {
    const rows = table.filter((row) => row.network === 'inception_v3' && row.resolution !== null);
    const architecture = buildReference('inceptionv3');
    const actual = rows.map(({ endPoint, resolution }) => {
      const id = endPoint.startsWith('Mixed') ? `${endPoint}.concat` : endPoint;
      const field = findField(architecture, id, resolution);
      return [endPoint, field?.max[0], field?.jump[0], 0 - (field?.low[0] ?? 0)];
    });
    expect(actual).toEqual(
      rows.map(({ endPoint, field, stride, padding }) => [endPoint, field, stride, padding]),
    );
  });

  // TF-Slim strides in the last block of a stage, the presets in the first: the fields at the ends are the same.
  test.each([
    ['50', [3, 4, 6, 3]],
    ['101', [3, 4, 23, 3]],
    ['152', [3, 8, 36, 3]],
    ['200', [3, 24, 36, 3]],
  ])('ResNet%s, both versions: field of every stage', (depth, stages) => {
    const plan = { block: 'bottleneck', stages, stem: residualStems.imagenet, strideIn: '1x1' } as const;
    const architecture = buildResNet(plan, { width: 1, classes: 1000 });
    const rows = table.filter(({ network }) => new RegExp(`^resnet_v[12]_${depth}$`).test(network));
    expect(rows).toHaveLength(24);
    const actual = rows.map(({ endPoint, resolution }) => {
      const [, stage] = /block(\d)$/.exec(endPoint) ?? [];
      const ends = [...architecture.layers.keys()].filter((id) => id.startsWith(`layer${stage}.`));
      return [endPoint, findField(architecture, ends.at(-1) ?? '', resolution)?.max];
    });
    expect(actual).toEqual(rows.map(({ endPoint, field }) => [endPoint, [field, field]]));
  });
});

test('the stem of Inception by hand, as the table has it', () => {
  // google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md: field, effective stride, effective padding.
  const stem: readonly (readonly [string, number, number, number])[] = [
    ['Conv2d_1a_3x3', 3, 2, 0],
    ['Conv2d_2a_3x3', 7, 2, 0],
    ['Conv2d_2b_3x3', 11, 2, 2],
    ['MaxPool_3a_3x3', 15, 4, 2],
    ['Conv2d_4a_3x3', 23, 4, 2],
    ['MaxPool_5a_3x3', 31, 8, 2],
    ['Mixed_5b', 63, 8, 18],
    ['Mixed_6a', 159, 16, 58],
    ['Mixed_6e', 927, 16, 442],
    ['Mixed_7c', 1311, 32, 618],
  ];
  const architecture = buildSlimInception();
  const actual = stem.map(([id]) => {
    const field = findField(architecture, id, null);
    return [id, field?.max[0], field?.jump[0], 0 - (field?.low[0] ?? 0)];
  });
  expect(actual).toEqual(stem);
});
