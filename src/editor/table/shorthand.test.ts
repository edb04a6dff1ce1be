/** @file Lines of parameters: what they say is what is taken, and a line as it stands changes nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLayer } from '../../codecs/json/designs.testing';
import { createLayer, type Layer, type LayerKind } from '../../layers/catalogue';
import { hasShorthand, readShorthand, writeShorthand } from './shorthand';

const conv = (params: object = {}): Layer => createLayer('Conv2d', params);

/** The layer's parameters after a line. */
function take(layer: Layer, line: string): Readonly<Record<string, unknown>> {
  const result = readShorthand(layer, line);
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return { ...layer.params, ...result.changes };
}

describe('a line', () => {
  test.each<[string, Layer]>([
    ['3x3, 64', conv()],
    ['3x5, 64, /2', conv({ kernelSize: [3, 5], stride: [2, 2] })],
    ['3x3, 64, /2x1, dil 2, 4 gr', conv({ stride: [2, 1], dilation: [2, 2], groups: 4 })],
    ['3x3, 64, dw, valid', conv({ groups: 64, padding: 'valid' })],
    ['3x3, 64', conv({ padding: { top: 1, bottom: 1, left: 1, right: 1 } })],
    ['3x3, 64, pad 0', conv({ padding: { top: 0, bottom: 0, left: 0, right: 0 } })],
    ['3x3, 64, pad 0:1:0:1', conv({ padding: { top: 0, bottom: 1, left: 0, right: 1 } })],
    ['1x1, 64', conv({ kernelSize: [1, 1], padding: 'valid' })],
    ['2x2, /2', createLayer('MaxPool2d')],
    ['2x2, 64, x2', createLayer('ConvTranspose2d')],
    ['x2, bilinear', createLayer('Upsample', { mode: 'bilinear' })],
    ['to 7x9', createLayer('Upsample', { size: [7, 9] })],
    ['0:32', createLayer('ChannelSlice', { start: 0, end: 32 })],
    ['0.1, path', createLayer('Dropout', { rate: 0.1, unit: 'path' })],
    ['', createLayer('ReLU')],
  ])('stands for a layer: %s', (line, layer) => {
    expect(writeShorthand(layer)).toBe(line);
  });

  test.each<[string, Layer, object]>([
    ['3x3, 128', conv(), { outChannels: 128, stride: [1, 1] }],
    ['5×5 32 s2', conv(), { kernelSize: [5, 5], outChannels: 32, stride: [2, 2] }],
    ['k7,d2,p1,g8', conv(), { kernelSize: [7, 7], dilation: [2, 2], groups: 8 }],
    ['dw 96', conv(), { outChannels: 96, groups: 96 }],
    ['64, 32 groups', conv(), { groups: 32, kernelSize: [3, 3] }],
    ['pad 1 2 3 4', conv(), { padding: { top: 1, bottom: 2, left: 3, right: 4 } }],
    ['VALID', conv(), { padding: 'valid' }],
    // What a line no longer says is usual again.
    ['3x3, 64', conv({ stride: [2, 2], dilation: [3, 3], groups: 64, padding: 'valid' }), conv().params],
    [
      '3x3',
      createLayer('MaxPool2d', { ceilMode: true }),
      { kernelSize: [3, 3], stride: [1, 1], ceilMode: false },
    ],
    ['x3', createLayer('Upsample', { size: [8, 8] }), { scale: [3, 3], size: null }],
    ['16:48', createLayer('ChannelSlice'), { start: 16, end: 48 }],
    ['-1:0:2:3', createLayer('ZeroPad2d'), { padding: { top: -1, bottom: 0, left: 2, right: 3 } }],
    ['1000', createLayer('Linear'), { outFeatures: 1000, bias: true }],
  ])('is read in any spelling: %s', (line, layer, params) => {
    expect(take(layer, line)).toMatchObject(params);
  });

  test('a padding that makes up for the kernel goes on doing so', () => {
    const padded = conv({ padding: { top: 1, bottom: 1, left: 1, right: 1 } });
    expect(take(padded, '7x5, 64').padding).toEqual({ top: 3, bottom: 3, left: 2, right: 2 });
    expect(take(padded, '3x3, 64, dil 2').padding).toEqual({ top: 2, bottom: 2, left: 2, right: 2 });
    expect(take(conv(), '7x5, 64').padding).toBe('same');
  });

  test.each<[string, object]>([
    ['3x3, sixty', { code: 'unknown-term', term: 'sixty' }],
    ['3x3x3', { code: 'unknown-term', term: '3x3x3' }],
    ['0x3', { code: 'invalid', parameter: 'kernelSize' }],
    ['/0', { code: 'invalid', parameter: 'stride' }],
    ['1.5', { code: 'invalid', parameter: 'outChannels' }],
    ['9999999', { code: 'invalid', parameter: 'outChannels' }],
  ])('that cannot be taken says why: %s', (line, problem) => {
    expect(readShorthand(conv(), line)).toMatchObject({ problem });
  });

  test('as it stands changes nothing', () => {
    fc.assert(
      fc.property(arbitraryLayer, (layer) => {
        fc.pre(hasShorthand(layer.kind));
        expect(take(layer, writeShorthand(layer))).toEqual(layer.params);
      }),
      { numRuns: 3000 },
    );
  });

  test('of any letters is read or refused, and what is read is allowed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789x/,: .-adgkpsdilwmne'), maxLength: 12 });
    const kinds = fc.constantFrom<LayerKind>(
      'Conv2d',
      'ConvTranspose2d',
      'MaxPool2d',
      'Upsample',
      'ZeroPad2d',
    );
    fc.assert(
      fc.property(kinds, letters, (kind, line) => {
        const layer = createLayer(kind) as Layer;
        const result = readShorthand(layer, line);
        if ('problem' in result) return;
        const again = { kind, params: { ...layer.params, ...result.changes } } as Layer;
        expect(take(again, writeShorthand(again))).toEqual(again.params);
      }),
      { numRuns: 2000, examples: [['ZeroPad2d', '-0'] as const, ['ZeroPad2d', '-0:1:-0:0'] as const] },
    );
  });
});
