import { expect, test } from 'vitest';
import { createLayer, type Layer, layerKinds } from '../../layers/catalogue';
import { createPadding } from '../../layers/padding';
import { formatParameters, formatShorthand, layerText } from './layerText';

test.each<[Layer, string, string]>([
  [createLayer('Conv2d'), '3x3, 64', '3x3, 64 filters'],
  [createLayer('Conv2d', { stride: [2, 2] }), '3x3, 64, /2', '3x3, 64 filters, stride 2'],
  [createLayer('Conv2d', { kernelSize: [1, 7] }), '1x7, 64', '1x7, 64 filters'],
  [createLayer('Conv2d', { padding: createPadding(1) }), '3x3, 64', '3x3, 64 filters'],
  [createLayer('Conv2d', { padding: 'valid' }), '3x3, 64, valid', '3x3, 64 filters, no padding'],
  [createLayer('Conv2d', { kernelSize: [1, 1], padding: 'valid' }), '1x1, 64', '1x1, 64 filters'],
  [
    createLayer('Conv2d', { padding: createPadding(2, 0) }),
    '3x3, 64, pad 2x0',
    '3x3, 64 filters, padding 2x0',
  ],
  [
    createLayer('Conv2d', { dilation: [2, 2], padding: createPadding(2) }),
    '3x3, 64, dil 2',
    '3x3, 64 filters, dilation 2',
  ],
  [createLayer('Conv2d', { groups: 64 }), '3x3, 64, dw', '3x3, 64 filters, depthwise'],
  [createLayer('Conv2d', { groups: 32 }), '3x3, 64, 32 gr', '3x3, 64 filters, 32 groups'],
  [createLayer('ConvTranspose2d'), '2x2, 64, x2', '2x2, 64 filters, stride 2'],
  [createLayer('MaxPool2d'), '2x2, /2', '2x2, stride 2'],
  [
    createLayer('MaxPool2d', { kernelSize: [3, 3], padding: createPadding(1), ceilMode: true }),
    '3x3, /2, pad 1, ceil',
    '3x3, stride 2, padding 1, rounded up',
  ],
  [createLayer('Upsample', { mode: 'bilinear' }), 'x2, bilinear', 'by 2, bilinear'],
  [createLayer('Dropout', { rate: 0.2, unit: 'path' }), '0.2, path', 'rate 0.2, of a whole path'],
  [createLayer('Add'), '', ''],
])('$kind: %$', (layer, short, words) => {
  expect(formatShorthand(layer)).toBe(short);
  expect(formatParameters(layer).replaceAll('\u00A0', ' ')).toBe(words);
});

test.each(layerKinds)('%s has a name and can be described', (kind) => {
  expect(layerText.kinds[kind]).not.toBe('');
  expect(formatShorthand(createLayer(kind))).not.toMatch(/undefined|NaN|object/);
});
