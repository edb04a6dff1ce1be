import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { enAll } from '../../text/enAll';
import { findLayers } from './findLayers';

const builder = createBuilder();
builder.add('Input', 'input');
builder.add('Conv2d', 'layer1.conv1');
builder.add('BatchNorm', 'layer1.bn1');
builder.add('Conv2d', 'conv1');
builder.add('MaxPool2d', 'pool');
const network = builder.build();

test.each([
  ['conv1', ['conv1', 'layer1.conv1']],
  ['layer1', ['layer1.conv1', 'layer1.bn1']],
  ['layer1 conv', ['layer1.conv1']],
  ['max pool', ['pool']],
  ['batchnorm', ['layer1.bn1']],
  ['', ['input', 'layer1.conv1', 'layer1.bn1', 'conv1', 'pool']],
  ['nothing', []],
])('“%s”', (query, expected) => {
  expect(findLayers(network, query, enAll).map(({ name }) => name)).toEqual(expected);
});
