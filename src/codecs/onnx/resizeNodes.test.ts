/** Padding and resizing in the forms that the operator sets give them; sizes worked out by hand. */
import { describe, expect, test } from 'vitest';
import { listLayers } from './onnxWriter.testing';
import { floats, ints, node, readNodes, readOneLayer, scalar } from './smallModels.testing';

describe('padding and resizing', () => {
  test.each([
    ['attribute', node('Pad', 'x', 'y', { pads: [0, 0, 1, 2, 0, 0, 3, 4] })],
    ['input', node('Pad', 'x pads', 'y')],
    ['input with axes', node('Pad', 'x some zero axes', 'y')],
  ])('Pad by %s', async (_, pad) => {
    const tensors = [
      ...[
        ints('pads', 0, 0, 1, 2, 0, 0, 3, 4),
        ints('some', 2, 1, 4, 3),
        scalar('zero', 0),
        ints('axes', 3, -2),
      ],
    ];
    expect(await readOneLayer({ nodes: [pad], tensors })).toEqual({
      kind: 'ZeroPad2d',
      params: { padding: { top: 1, left: 2, bottom: 3, right: 4 } },
      shape: '8x36x38',
    });
  });

  test('Pad by nothing is no layer, over channels an opaque one', async () => {
    const none = {
      nodes: [node('Pad', 'x p', 'a'), node('Relu', 'a', 'y')],
      tensors: [ints('p', ...Array<number>(8).fill(0))],
    };
    expect(await readOneLayer(none)).toMatchObject({ kind: 'ReLU' });
    const channels = { nodes: [node('Pad', 'x p', 'y')], tensors: [ints('p', 0, 4, 0, 0, 0, 4, 0, 0)] };
    expect(await readOneLayer(channels)).toMatchObject({ kind: 'Opaque', shape: '16x32x32' });
  });

  test.each([
    ['Upsample 7', node('Upsample', 'x', 'y', { scales: { floats: [1, 1, 2, 2] } }), 'nearest', '8x64x64'],
    ['Upsample 9', node('Upsample', 'x s', 'y', { mode: 'linear' }), 'bilinear', '8x64x96'],
    ['Resize 10', node('Resize', 'x s', 'y'), 'nearest', '8x64x96'],
    ['Resize 11 scales', node('Resize', 'x roi s', 'y', { mode: 'linear' }), 'bilinear', '8x64x96'],
    ['Resize 13 sizes', node('Resize', 'x - - sizes', 'y', { mode: 'cubic' }), 'bilinear', '8x128x32'],
    ['Resize 18 axes', node('Resize', 'x - - some', 'y', { axes: [3, 2] }), 'nearest', '8x16x64'],
  ])('%s', async (_, resize, mode, shape) => {
    const tensors = [
      ...[floats('s', 1, 1, 2, 3), { name: 'roi', dims: [0], floats: [] }],
      ...[ints('sizes', 1, 8, 128, 32), ints('some', 64, 16)],
    ];
    const one = await readOneLayer({ nodes: [resize], tensors });
    expect(one).toMatchObject({ kind: 'Upsample', params: { mode, size: null }, shape });
  });

  test('a ratio that is no whole number keeps the size', async () => {
    const nodes = [
      node('Resize', 'x - - sizes', 'y', { coordinate_transformation_mode: 'align_corners', mode: 'linear' }),
    ];
    const one = await readOneLayer({ nodes, tensors: [ints('sizes', 1, 8, 50, 64)] });
    expect(one).toMatchObject({ params: { size: [50, 64], alignCorners: true }, shape: '8x50x64' });
  });

  test('to the size of another tensor', async () => {
    const nodes = [
      node('MaxPool', 'x', 'p', { kernel_shape: [2, 2], strides: [2, 2] }),
      node('Shape', 'x', 'sx'),
      node('Slice', 'sx two four', 'hw'),
      node('Shape', 'p', 'sp'),
      node('Slice', 'sp zero two', 'nc'),
      node('Concat', 'nc hw', 'size', { axis: 0 }),
      node('Resize', 'p - - size', 'u'),
      node('Concat', 'x u', 'y', { axis: 1 }),
    ];
    const tensors = [ints('zero', 0), ints('two', 2), ints('four', 4)];
    const { layers, shape } = await readNodes({ nodes, tensors, inputs: { x: ['n', 8, 'h', 'w'] } });
    expect(layers[2]?.layer).toMatchObject({ kind: 'Upsample', params: { scale: [2, 2], size: null } });
    expect(shape).toBe('16x224x224');
  });

  test('pixel shuffle, as an operator or written out', async () => {
    const direct = await readNodes({ nodes: [node('DepthToSpace', 'x', 'y', { blocksize: 2 })] });
    expect(direct.shape).toBe('2x64x64');
    expect(direct.analysis.layers.get(direct.last?.id ?? direct.layers[0]!.id)?.field?.jump).toEqual([
      0.5, 0.5,
    ]);
    const nodes = [
      node('Reshape', 'x split', 's'),
      node('Transpose', 's', 't', { perm: [0, 1, 4, 2, 5, 3] }),
      node('Reshape', 't map', 'y'),
    ];
    const tensors = [ints('split', 1, 2, 2, 2, 32, 32), ints('map', 1, 2, 64, 64)];
    const written = await readNodes({ nodes, tensors });
    expect(written.shape).toBe('2x64x64');
    expect(written.result.report.unsupported).toEqual([]);
    const down = await readNodes({ nodes: [node('SpaceToDepth', 'x', 'y', { blocksize: 4 })] });
    expect(down.shape).toBe('128x8x8');
    expect(down.last?.layer.params).toMatchObject({ kernelSize: [4, 4], stride: [4, 4] });
  });

  test.each([
    ['Tile', node('Tile', 's counts', 't')],
    ['Expand', node('Expand', 's grown', 't')],
  ])('rows and columns repeated by %s are upsampled', async (_, copy) => {
    const nodes = [node('Unsqueeze', 'x axes', 's'), copy, node('Reshape', 't map', 'y')];
    const tensors = [
      ...[ints('axes', 3, 5), ints('counts', 1, 1, 1, 2, 1, 3), ints('grown', 1, 8, 32, 2, 32, 3)],
      ints('map', 0, 8, 64, 96),
    ];
    const { layers, shape } = await readNodes({ nodes, tensors });
    expect(layers.slice(1).map((layer) => layer.layer)).toMatchObject([
      { kind: 'Upsample', params: { mode: 'nearest', scale: [2, 1] } },
      { kind: 'Upsample', params: { mode: 'nearest', scale: [1, 3] } },
    ]);
    expect(shape).toBe('8x64x96');
  });

  test('Tile that changes nothing is no layer, any other is opaque', async () => {
    const ones = {
      nodes: [node('Tile', 'x k', 't'), node('Relu', 't', 'y')],
      tensors: [ints('k', 1, 1, 1, 1)],
    };
    expect(await readOneLayer(ones)).toMatchObject({ kind: 'ReLU' });
    const twice = { nodes: [node('Tile', 'x k', 'y')], tensors: [ints('k', 1, 1, 2, 1)] };
    expect(await readOneLayer(twice)).toMatchObject({ kind: 'Opaque', shape: '8x64x32' });
  });

  test('one pixel spread over the map is upsampled, unless what reads it spreads it anyway', async () => {
    const pool = node('GlobalAveragePool', 'x', 'g');
    const tensors = [ints('size', 1, 8, 32, 32)];
    const used = [pool, node('Expand', 'g size', 'e'), node('Mul', 'x e', 'y')];
    expect(listLayers((await readNodes({ nodes: used, tensors })).result)).toEqual([
      ...['GlobalAvgPool g <- x', 'Multiply y <- x, g'],
    ]);
    const joined = [pool, node('Expand', 'g size', 'e'), node('Concat', 'x e', 'y', { axis: 1 })];
    const concat = await readNodes({ nodes: joined, tensors });
    expect(listLayers(concat.result)).toEqual(['GlobalAvgPool g <- x', 'Concat y <- x, g']);
    expect(concat.shape).toBe('16x32x32');
    const resized = [pool, node('Resize', 'g - - size', 'e'), node('Concat', 'e x', 'y', { axis: 1 })];
    const other = await readNodes({ nodes: resized, tensors });
    expect(listLayers(other.result)).toEqual(['GlobalAvgPool g <- x', 'Concat y <- g, x']);
    expect(other.shape).toBe('16x32x32');
    const plain = [pool, node('Expand', 'g size', 'e'), node('Relu', 'e', 'y')];
    const { layers, shape } = await readNodes({ nodes: plain, tensors });
    expect(layers[2]?.layer).toMatchObject({ kind: 'Upsample', params: { size: [32, 32] } });
    expect(shape).toBe('8x32x32');
  });
});
