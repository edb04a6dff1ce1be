import { expect, test } from 'vitest';
import type { LayerKind } from '../layers/catalogue';
import { dropGroupName, isKindEvident, shortenName } from './kindEvidence';

test.each<[string, LayerKind, boolean]>([
  ['features.30', 'Conv2d', true],
  ['pool3', 'MaxPool2d', true],
  ['features.4', 'MaxPool2d', false],
  ['pool3', 'AvgPool2d', false],
  ['layer1.0.bn2', 'BatchNorm', true],
  ['classifier', 'Linear', false],
  ['fc', 'Linear', true],
  ['layer1.0.relu', 'ReLU', true],
  ['block.0', 'Add', false],
  ['up1', 'Upsample', false],
])('whether %s says that it is a %s: %s', (name, kind, isEvident) => {
  expect(isKindEvident(name, kind)).toBe(isEvident);
});

test.each([
  ['layer3.1.conv2', 'conv2'],
  ['conv8', 'conv8'],
  ['/layer1/layer1.0/Add', 'Add'],
  ['features.30', 'features.30'],
  ['layer2.0.downsample.0', 'downsample.0'],
  ['7', '7'],
  ['/layer1/layer1.0/conv1/Conv', 'conv1'],
  ['/layer2/layer2.0/downsample/downsample.0/Conv', 'downsample.0'],
  ['/inception3a/branch2/branch2.0/conv/Conv', 'branch2.0'],
  ['/features/features.0/features.0.0/Conv', 'features.0.0'],
  ['/maxpool1/MaxPool', 'maxpool1'],
  ['Conv_12', 'Conv_12'],
])('%s is called %s for short', (name, short) => {
  expect(shortenName(name)).toBe(short);
});

test.each([
  ['layer1.0.conv1', 'layer1.0', 'conv1'],
  ['layer1.0.downsample.0', 'layer1.0', 'downsample.0'],
  ['/layer1/layer1.0/conv1/Conv', 'layer1.0', 'conv1'],
  ['conv2_block1_1_conv', 'conv2_block1', 'conv2_block1_1_conv'],
  ['layer1.10.conv1', 'layer1.1', 'layer1.10.conv1'],
  ['conv1', 'layer1.0', 'conv1'],
  ['conv1', '', 'conv1'],
  ['layer1', 'layer1', 'layer1'],
])('%s in the frame of %s is %s', (name, group, own) => {
  expect(dropGroupName(name, group)).toBe(own);
});
