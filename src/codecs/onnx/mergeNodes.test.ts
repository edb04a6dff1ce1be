/** Sums and products of branches and of constants. */
import { describe, expect, test } from 'vitest';
import { listLayers } from './onnxWriter.testing';
import { node, readNodes, scalar, weights } from './smallModels.testing';

describe('sums and products', () => {
  test('of branches', async () => {
    const nodes = [node('Relu', 'x', 'r'), node('Sum', 'x r x', 's'), node('Mul', 's r', 'y')];
    expect(listLayers((await readNodes({ nodes })).result)).toEqual([
      ...['ReLU r <- x', 'Add s <- x, r, x', 'Multiply y <- s, r'],
    ]);
  });

  test('with one number are left out, with one a channel a layer', async () => {
    const nodes = [
      node('Relu', 'x', 'r'),
      node('Mul', 'r two', 'm'),
      node('Mul', 'm gamma', 'g'),
      node('Sub', 'g beta', 'y'),
    ];
    const tensors = [scalar('two', 2), weights('gamma', 8, 1, 1), weights('beta', 1, 8, 1, 1)];
    const { result, last, analysis } = await readNodes({ nodes, tensors });
    expect(listLayers(result)).toEqual(['ReLU r <- x', 'ChannelScale g <- r']);
    expect(last?.layer.params).toEqual({ bias: true });
    expect(analysis.totals.params).toBe(16);
    expect(result.report.notes).toContainEqual({ code: 'constants-left-out', count: 1, elements: 1 });
  });

  test('that no layer stands for are opaque', async () => {
    const nodes = [node('Relu', 'x', 'r'), node('Div', 'x r', 'y')];
    const { result } = await readNodes({ nodes });
    expect(listLayers(result)).toEqual(['ReLU r <- x', 'Opaque y <- x, r']);
    expect(result.report.unsupported).toEqual([{ op: 'Div', count: 1 }]);
  });
});
