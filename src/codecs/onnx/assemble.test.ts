/** Names of layers, and nodes out of order. */
import { describe, expect, test } from 'vitest';
import { importModel, importReadable, listLayers } from './onnxWriter.testing';
import { node } from './smallModels.testing';

describe('names', () => {
  test('are those of the nodes, unique, and of a sane length', async () => {
    const long = 'n'.repeat(5000);
    const nodes = [
      node('Relu', 'x', 'a', {}, 'same'),
      node('Relu', 'a', 'b', {}, 'same'),
      node('Relu', 'b', 'c', {}, 'same_2'),
      node('Relu', 'c', long),
    ];
    const { architecture } = await importReadable({ inputs: { x: [1, 3, 8, 8] }, nodes, outputs: [long] });
    const layers = [...architecture.layers.values()];
    expect(layers.map((layer) => layer.name.slice(0, 8))).toEqual([
      'x',
      'same',
      'same_2',
      'same_2_2',
      'nnnnnnnn',
    ]);
    expect(layers.at(-1)?.name.length).toBeLessThanOrEqual(200);
    expect(layers[2]?.source).toEqual({ onnxNode: 'same' });
  });

  test('nodes in another order than they are computed in are put in order', async () => {
    const nodes = [node('Relu', 'b', 'y'), node('Tanh', 'x', 'a'), node('Sigmoid', 'a', 'b')];
    const result = await importReadable({ inputs: { x: [1, 3, 8, 8] }, nodes, outputs: ['y'] });
    expect(listLayers(result)).toEqual(['Tanh a <- x', 'Sigmoid b <- a', 'ReLU y <- b']);
    const cyclic = [node('Relu', 'b', 'a'), node('Relu', 'a', 'b')];
    expect(await importModel({ inputs: { x: [1, 3, 8, 8] }, nodes: cyclic, outputs: ['a'] })).toMatchObject({
      ...{ ok: false, error: { code: 'cyclic', node: 'a' } },
    });
  });
});
