import { expect, test } from 'vitest';
import { shortenApart } from './distinctNames';

const shorten = (...names: readonly string[]) => [...shortenApart(names).values()];

test('the last part is enough where it stands once', () => {
  expect(shorten('features.conv1', 'features.conv2', 'classifier.fc')).toEqual(['conv1', 'conv2', 'fc']);
});

test('where it repeats, as much of the path as tells the layers apart', () => {
  expect(
    shorten('conv1', 'layer3.0.conv1', 'layer3.0.conv2', 'layer3.1.conv2', 'layer3.0.downsample.0', 'fc'),
  ).toEqual(['conv1', 'layer3.0.conv1', 'layer3.0.conv2', 'layer3.1.conv2', 'downsample.0', 'fc']);
  expect(shorten('stage1.left.conv', 'stage1.right.conv')).toEqual(['left.conv', 'right.conv']);
  // 5.conv1 would stand once, but says nothing without what it counts.
  expect(shorten('layer1.0.conv1', 'layer3.0.conv1', 'layer3.5.conv1')).toEqual([
    'layer1.0.conv1',
    'layer3.0.conv1',
    'layer3.5.conv1',
  ]);
});

test('names of ONNX, which repeat the path in each part', () => {
  expect(
    shorten(
      '/layer1/layer1.0/conv1/Conv',
      '/layer2/layer2.0/conv1/Conv',
      '/layer2/layer2.0/downsample/downsample.0/Conv',
      '/layer3/layer3.0/downsample/downsample.0/Conv',
    ),
  ).toEqual(['layer1.0.conv1', 'layer2.0.conv1', 'layer2.0.downsample.0', 'layer3.0.downsample.0']);
});

test('the same name twice is short all the same', () => {
  expect(shorten('conv6', 'conv6', 'conv7')).toEqual(['conv6', 'conv7']);
});
