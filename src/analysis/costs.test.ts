/**
 * @file Parameters and multiply-accumulates, counted by writing every weight down and by multiplying one by one.
 *
 * A product with padding counts as one (as everywhere in the field); the numbers of whole networks are compared
 * with torchvision's where presets and ONNX files are tested.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { LayerKind, LayerParams } from '../layers/catalogue';
import type { LayerAnalysis } from './analysis';
import { analyze } from './analyze';

const length = fc.integer({ min: 1, max: 4 });
const pair = fc.tuple(length, length);

/** One layer behind an image of this shape. */
function analyzeLayer<K extends LayerKind>(
  kind: K,
  params: Partial<LayerParams<K>>,
  [channels, height, width]: readonly [number, number, number],
): LayerAnalysis {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels });
  const id = builder.add(kind, 'layer', params);
  const { layers } = analyze(builder.build(), { resolution: [height, width], rule: 'paper' });
  return layers.get(id) as LayerAnalysis;
}

const sides = fc.record({ top: length, bottom: length, left: length, right: length });

const convolution = fc.record({
  groups: fc.constantFrom(1, 2, 3),
  perGroupIn: length,
  perGroupOut: length,
  kernelSize: pair,
  stride: pair,
  dilation: pair,
  padding: sides,
  bias: fc.boolean(),
  size: fc.tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 4, max: 9 })),
});

describe('costs by counting', () => {
  test('a convolution multiplies once for every output, tap and input channel of its group', () => {
    const property = fc.property(convolution, ({ groups, perGroupIn, perGroupOut, size, ...params }) => {
      const [inChannels, outChannels] = [groups * perGroupIn, groups * perGroupOut];
      const layer = analyzeLayer('Conv2d', { ...params, groups, outChannels }, [inChannels, ...size]);
      const weights = new Set<string>();
      const written = new Set<string>();
      let macs = 0;
      const { kernelSize, stride, dilation, padding } = params;
      const lastRow = size[0] + padding.bottom - (kernelSize[0] - 1) * dilation[0];
      const lastColumn = size[1] + padding.right - (kernelSize[1] - 1) * dilation[1];
      for (let out = 0; out < outChannels; out++)
        for (let row = -padding.top; row < lastRow; row += stride[0])
          for (let column = -padding.left; column < lastColumn; column += stride[1]) {
            written.add(`${out} ${row} ${column}`);
            for (let input = 0; input < inChannels; input++) {
              if (Math.floor(input / perGroupIn) !== Math.floor(out / perGroupOut)) continue;
              for (let y = 0; y < kernelSize[0]; y++)
                for (let x = 0; x < kernelSize[1]; x++) {
                  weights.add(`${out} ${input} ${y} ${x}`);
                  macs += 1;
                }
            }
          }
      fc.pre(macs > 0);
      expect(layer.macs).toBe(macs);
      expect(layer.params).toBe(weights.size + (params.bias ? outChannels : 0));
      expect(layer.memoryBytes).toBe(4 * written.size);
    });
    fc.assert(property, { numRuns: 150 });
  });

  test('a transposed convolution multiplies once for every input, tap and output channel of its group', () => {
    const property = fc.property(convolution, ({ groups, perGroupIn, perGroupOut, size, ...params }) => {
      const [inChannels, outChannels] = [groups * perGroupIn, groups * perGroupOut];
      const given = { ...params, padding: 'valid' as const, groups, outChannels };
      const layer = analyzeLayer('ConvTranspose2d', given, [inChannels, ...size]);
      const weights = new Set<string>();
      let bottom = 0;
      let right = 0;
      let macs = 0;
      for (let input = 0; input < inChannels; input++)
        for (let row = 0; row < size[0]; row++)
          for (let column = 0; column < size[1]; column++)
            for (let out = 0; out < outChannels; out++) {
              if (Math.floor(input / perGroupIn) !== Math.floor(out / perGroupOut)) continue;
              for (let y = 0; y < params.kernelSize[0]; y++)
                for (let x = 0; x < params.kernelSize[1]; x++) {
                  weights.add(`${input} ${out} ${y} ${x}`);
                  bottom = Math.max(bottom, row * params.stride[0] + y * params.dilation[0]);
                  right = Math.max(right, column * params.stride[1] + x * params.dilation[1]);
                  macs += 1;
                }
            }
      expect(layer.macs).toBe(macs);
      expect(layer.params).toBe(weights.size + (params.bias ? outChannels : 0));
      expect(layer.memoryBytes).toBe(4 * outChannels * (bottom + 1) * (right + 1));
    });
    fc.assert(property, { numRuns: 80 });
  });
});

describe('costs by hand', () => {
  const image = [6, 5, 7] as const;
  const getCosts = ({ params, macs, memoryBytes }: LayerAnalysis) => ({ params, macs, memoryBytes });

  test('layers that learn without multiplying', () => {
    const memoryBytes = 4 * 6 * 5 * 7;
    expect(getCosts(analyzeLayer('BatchNorm', {}, image))).toEqual({ params: 12, macs: 0, memoryBytes });
    expect(getCosts(analyzeLayer('BatchNorm', { affine: false }, image))).toEqual({
      params: 0,
      macs: 0,
      memoryBytes,
    });
    expect(getCosts(analyzeLayer('LayerNorm', {}, image))).toEqual({ params: 12, macs: 0, memoryBytes });
    expect(getCosts(analyzeLayer('GroupNorm', { groups: 3 }, image)).params).toBe(12);
    expect(getCosts(analyzeLayer('ChannelScale', {}, image)).params).toBe(6);
    expect(getCosts(analyzeLayer('ChannelScale', { bias: true }, image)).params).toBe(12);
    expect(getCosts(analyzeLayer('PReLU', { slopes: 'channel' }, image)).params).toBe(6);
    expect(getCosts(analyzeLayer('PReLU', {}, image)).params).toBe(1);
  });

  test('squeeze-excitation: two dense layers on six channels through four', () => {
    // 6 x 4 + 4 + 4 x 6 + 6 parameters; 6 x 4 + 4 x 6 products, once for the whole map.
    expect(getCosts(analyzeLayer('SqueezeExcitation', { squeezeChannels: 4 }, image))).toEqual({
      params: 58,
      macs: 48,
      memoryBytes: 840,
    });
  });

  test('spatial attention: two maps to one by a 7x7 kernel at each position', () => {
    // torch.nn.Conv2d(2, 1, 7, bias=False): 98 weights, 98 products at each of 35 positions.
    expect(getCosts(analyzeLayer('SpatialAttention', {}, image))).toEqual({
      params: 98,
      macs: 3430,
      memoryBytes: 840,
    });
  });

  test('a dense layer on a flattened map, and the totals', () => {
    const builder = createBuilder();
    builder.add('Input', 'input', { channels: 6 });
    builder.add('Flatten', 'flatten');
    const linear = builder.add('Linear', 'linear', { outFeatures: 10 });
    const { layers, totals } = analyze(builder.build(), { resolution: [5, 7], rule: 'paper' });
    expect(layers.get(linear)).toMatchObject({ params: 2110, macs: 2100, memoryBytes: 40 });
    // The image and the vector are activations too: 840 bytes each.
    expect(totals).toEqual({ params: 2110, macs: 2100, memoryBytes: 1720 });
  });
});
