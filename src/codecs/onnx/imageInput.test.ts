/** Which input is the image, and how large it is. */
import { describe, expect, test } from 'vitest';
import { importModel, importReadable } from './onnxWriter.testing';
import { ints, node, readShapes, weights } from './smallModels.testing';

describe('inputs', () => {
  const conv = (input: string) => node('Conv', `${input} w`, 'y');
  const tensors = [weights('w', 4, 6, 3, 3)];

  test('an open size is worked out at 224, or at the size that the caller gives', async () => {
    const model = { inputs: { x: ['n', 6, 'h', 'w'] }, nodes: [conv('x')], tensors, outputs: ['y'] };
    const { result, shapes } = await readShapes(model);
    expect(result).toMatchObject({ resolution: null, workedAt: [224, 224] });
    expect(result.report.notes).toEqual([{ code: 'assumed-resolution', resolution: [224, 224] }]);
    expect(shapes).toEqual(['x 6x224x224', 'y 4x222x222']);
    const given = await readShapes(model, { resolution: [40, 60] });
    expect(given.shapes).toEqual(['x 6x40x60', 'y 4x38x58']);
  });

  test('an open size is the one at which a dense layer fits', async () => {
    const nodes = [conv('x'), node('Flatten', 'y', 'f'), node('Gemm', 'f d', 'z')];
    const dense = [...tensors, weights('d', 4 * 30 * 30, 10)];
    const { result, shapes } = await readShapes({
      inputs: { x: ['n', 6, 'h', 'w'] },
      nodes,
      tensors: dense,
      outputs: ['z'],
    });
    expect(result.workedAt).toEqual([32, 32]);
    expect(shapes.at(-1)).toBe('z 10');
    expect(result.report.notes.map((note) => note.code)).toEqual(['assumed-resolution']);
  });

  test('nothing but a name: channels come from the first convolution', async () => {
    const { shapes } = await readShapes({ inputs: { x: null }, nodes: [conv('x')], tensors, outputs: ['y'] });
    expect(shapes).toEqual(['x 6x224x224', 'y 4x222x222']);
  });

  test('inputs that the file gives itself, and weights that it leaves out, are no images', async () => {
    const inputs = { w: [4, 6, 3, 3], x: [1, 6, 16, 16] };
    const listed = await readShapes({ inputs, nodes: [conv('x')], tensors, outputs: ['y'] });
    expect(listed.shapes).toEqual(['x 6x16x16', 'y 4x14x14']);
    const open = await readShapes({ inputs, nodes: [conv('x')], outputs: ['y'] });
    expect(open.shapes).toEqual(['x 6x16x16', 'y 4x14x14']);
    expect(open.result.report.notes).toEqual([]);
  });

  test('one image without an axis for several', async () => {
    const nodes = [node('Unsqueeze', 'x axes', 'u'), conv('u')];
    const model = {
      inputs: { x: [6, 16, 16] },
      nodes,
      tensors: [...tensors, ints('axes', 0)],
      outputs: ['y'],
    };
    expect((await readShapes(model)).shapes).toEqual(['x 6x16x16', 'y 4x14x14']);
  });

  test('several images are asked about', async () => {
    const nodes = [node('Add', 'a b', 'y')];
    const model = { inputs: { a: [1, 3, 8, 8], b: [1, 3, 'h', 8] }, nodes, outputs: ['y'] };
    const candidates = [
      { name: 'a', dims: [1, 3, 8, 8] },
      { name: 'b', dims: [1, 3, null, 8] },
    ];
    expect(await importModel(model)).toEqual({
      ...{ ok: false, error: { code: 'several-image-inputs', candidates } },
    });
    const chosen = await importReadable(model, { input: 'a' });
    expect(chosen.report.notes).toContainEqual({ code: 'ignored-inputs', names: ['b'] });
  });

  test('text, sound and video are no images', async () => {
    const nodes = [node('Relu', 'x', 'y')];
    for (const dims of [[1, 128], [1, 3, 8, 64, 64], [80]]) {
      const result = await importModel({ inputs: { x: dims }, nodes, outputs: ['y'] });
      expect(result).toMatchObject({ ok: false, error: { code: 'no-image-input' } });
    }
    expect(await importModel({ nodes, outputs: ['y'] })).toMatchObject({ error: { inputs: [] } });
    expect(await importModel({ inputs: { x: [1, 3, 8, 8] }, nodes: [] })).toMatchObject({
      ...{ error: { code: 'empty-graph' } },
    });
  });
});
