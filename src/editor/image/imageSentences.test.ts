/** @file What the tab says, on networks whose numbers are known from elsewhere. */
import { expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { findFrameLayers } from '../../analysis/sight/frameLayers';
import { findSmallestExtent } from '../../analysis/sight/smallestExtent';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { getMapSize, isMapShape } from '../../layers/shape';
import { buildReference } from '../../presets/presets.testing';
import { firstImageView, type ImageView } from '../../state/imageView';
import { en } from '../../text/en';
import { type AllText, enLate } from '../../text/enLate';
import type { PerAxis } from '../../util/perAxis';
import { tellSight } from './ImageWords';
import { tellFirst } from './ObjectMeasure';
import { chooseFirstStop, createPixelFinder, listStops } from './shownLayers';
import { lookAt } from './sight';

const text = { ...en, ...enLate } as AllText;

function tell(
  architecture: Architecture,
  name: string,
  resolution: PerAxis<number>,
  view: Partial<ImageView> = {},
): string {
  const analysis = analyze(architecture, { resolution, rule: 'paper' });
  const id = [...architecture.layers.values()].find((node) => node.name === name)?.id;
  const facts = id && analysis.layers.get(id);
  if (!facts) throw new Error(`no layer ${name}`);
  const mapSize = facts.shape !== null && isMapShape(facts.shape) ? getMapSize(facts.shape) : null;
  const shown = {
    id: facts.id,
    name,
    facts,
    mapSize,
    isFrame: findFrameLayers(architecture, analysis).has(facts.id),
    smallest: findSmallestExtent(architecture, analysis, facts.id),
    findPixelUnits: createPixelFinder(architecture, analysis, facts.id),
  };
  const whole = { ...firstImageView, ...view };
  const sentences = tellSight(text, shown, whole.mode, lookAt(shown, whole, resolution), resolution);
  return sentences.join(' ').replaceAll('\u00A0', ' ');
}

test("ResNet18's first convolution: 7x7, stride 2, padding 3", () => {
  const resnet = buildReference('resnet18');
  // Unit (0, 0) sees -3 to 3 on both axes: 16 of 49 pixels are inside, 67 % outside.
  expect(tell(resnet, 'conv1', [32, 32], { spot: [0, 0] })).toBe(
    'Unit (0, 0) of conv1 sees rows −3 to 3 and columns −3 to 3: 7x7 pixels, 67 % of it outside the image.',
  );
  // The middle of 32 pixels is 15.5; unit 8 looks at 16 and sees 13 to 19.
  expect(tell(resnet, 'conv1', [32, 32])).toContain('Unit (8, 8) of conv1 sees rows 13 to 19');
  // Pixel 10 is seen by units with 2u - 3 <= 10 <= 2u + 3: 4, 5, 6, on either axis.
  expect(tell(resnet, 'conv1', [32, 32], { mode: 'pixel', spot: [0.33, 0.33] })).toBe(
    'Pixel (10, 10) is seen by 9 of 256 units of conv1: rows 4 to 6 and columns 4 to 6 of its map.',
  );
});

test('paths of different length, global layers, frames', () => {
  const resnet = buildReference('resnet18');
  // The house plan's figure: layer3.0.add has 11 to 147 at a jump of 16.
  expect(tell(resnet, 'layer3.0.add', [32, 32])).toContain(
    'On the shortest path it sees 11, on the longest 147.',
  );
  expect(tell(resnet, 'fc', [32, 32])).toBe('Everything in fc sees the whole image.');
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { kernelSize: [3, 3] });
  builder.add('Upsample', 'up');
  builder.add('SqueezeExcitation', 'se');
  const architecture = builder.build();
  expect(tell(architecture, 'conv', [16, 16])).not.toContain('frame');
  expect(tell(architecture, 'up', [16, 16])).toContain('This is a frame');
  expect(tell(architecture, 'se', [16, 16])).toContain('it also depends on the whole image');
});

test('a pixel is counted by the units that depend on it, whatever lies in their extents', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { kernelSize: [3, 3], dilation: [3, 3] });
  builder.add('Upsample', 'up');
  const architecture = builder.build();
  const view = { mode: 'pixel', spot: [0.5, 0.5] } as const;
  // Unit u reads u - 3, u and u + 3.
  expect(tell(architecture, 'conv', [15, 15], view)).toBe(
    'Pixel (7, 7) is seen by 9 of 225 units of conv: rows 4 to 10 and columns 4 to 10 of its map, with gaps between them.',
  );
  // Each of them is four units behind the upsampling, and none more is: nothing is "at most".
  expect(tell(architecture, 'up', [15, 15], view)).toBe(
    'Pixel (7, 7) is seen by 36 of 900 units of up: rows 8 to 21 and columns 8 to 21 of its map, with gaps between them.',
  );
});

test('an object: the first layer by every path and by the longest', () => {
  const resnet = buildReference('resnet18');
  const analysis = analyze(resnet, { resolution: [224, 224], rule: 'paper' });
  const ask = (size: PerAxis<number>) => tellFirst(text, resnet, analysis, size).sentences.join(' ');
  // conv1 sees 7, the pool 11 on every path; layer1.0.conv1 19, layer1.0.conv2 27.
  expect(ask([11, 9])).toBe('The first layer whose field holds this whole object is maxpool.');
  expect(ask([20, 27])).toBe('The first layer whose field holds this whole object is layer1.0.conv2.');
  // Smallest and largest fields: layer1.1.conv2 27 and 59, layer2.0.conv1 19 and 67, layer3.1.conv2 75 and 211.
  expect(ask([75, 75])).toMatch(/on every path is layer3\.1\.conv2; on its longest path that of layer2/);
  expect(ask([500, 3])).toMatch(/^No field holds this whole object: the largest, 435/);
});

test('the walk begins where the field still fits, and leaves out what follows', () => {
  const vgg = buildReference('vgg16');
  const analysis = analyze(vgg, { resolution: [32, 32], rule: 'paper' });
  const stops = listStops(vgg, analysis);
  const getName = (id: LayerId | null) => (id === null ? null : vgg.layers.get(id)?.name);
  expect(stops.map(getName).join(' ')).not.toMatch(/relu/i);
  // conv6 sees exactly 32.
  expect(getName(chooseFirstStop(stops, analysis))).toBe('conv6');
});
