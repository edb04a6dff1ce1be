/** Activations that exporters write as several operators. */
import { describe, expect, test } from 'vitest';
import { listLayers } from './onnxWriter.testing';
import { node, readNodes, readOneLayer, scalar, weights } from './smallModels.testing';

describe('activations written as primitive operators', () => {
  const constants = [
    ...[scalar('half', 0.5), scalar('one', 1), scalar('two', 2), scalar('three', 3), scalar('six', 6)],
    ...[
      scalar('zero', 0),
      scalar('sixth', 1 / 6),
      scalar('root2', Math.SQRT2),
      scalar('iroot2', Math.SQRT1_2),
    ],
    ...[scalar('cubic', 0.044715), scalar('scale', Math.sqrt(2 / Math.PI))],
  ];

  test.each<readonly [string, readonly (readonly [string, string, string])[], string]>([
    [
      'SiLU of TensorFlow',
      [
        ['Mul', 'one x', 'o'],
        ['Sigmoid', 'o', 's'],
        ['Mul', 'x s', 'y'],
      ],
      'SiLU',
    ],
    [
      'HardSwish of Keras 3',
      [
        ['Mul', 'x sixth', 'm'],
        ['Add', 'm half', 'a'],
        ['Clip', 'a zero one', 'c'],
        ['Mul', 'x c', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSigmoid of Keras 3',
      [
        ['Div', 'x six', 'm'],
        ['Add', 'm half', 'a'],
        ['Clip', 'a zero one', 'y'],
      ],
      'HardSigmoid',
    ],
    [
      'SiLU',
      [
        ['Sigmoid', 'x', 's'],
        ['Mul', 's x', 'y'],
      ],
      'SiLU',
    ],
    [
      'HardSwish',
      [
        ['HardSigmoid', 'x', 's'],
        ['Mul', 'x s', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSwish',
      [
        ['Add', 'x three', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Mul', 'x c', 'm'],
        ['Div', 'm six', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSwish',
      [
        ['Add', 'three x', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Div', 'c six', 'd'],
        ['Mul', 'x d', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSwish',
      [
        ['Add', 'x three', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Mul', 'x sixth', 'm'],
        ['Mul', 'm c', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSigmoid',
      [
        ['Add', 'x three', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Mul', 'c sixth', 'y'],
      ],
      'HardSigmoid',
    ],
    [
      'GELU',
      [
        ['Div', 'x root2', 'd'],
        ['Erf', 'd', 'e'],
        ['Add', 'e one', 'a'],
        ['Mul', 'x a', 'm'],
        ['Mul', 'm half', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU',
      [
        ['Mul', 'x iroot2', 'd'],
        ['Erf', 'd', 'e'],
        ['Add', 'one e', 'a'],
        ['Mul', 'x half', 'h'],
        ['Mul', 'h a', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU',
      [
        ['Mul', 'x iroot2', 'd'],
        ['Erf', 'd', 'e'],
        ['Add', 'one e', 'a'],
        ['Mul', 'a half', 'h'],
        ['Mul', 'x h', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU by tanh',
      [
        ['Pow', 'x three', 'p'],
        ['Mul', 'p cubic', 'w'],
        ['Add', 'x w', 's'],
        ['Mul', 's scale', 't'],
        ['Tanh', 't', 'e'],
        ['Add', 'e one', 'a'],
        ['Mul', 'x half', 'h'],
        ['Mul', 'h a', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU by tanh',
      [
        ['Mul', 'x x', 'q'],
        ['Mul', 'x q', 'p'],
        ['Mul', 'cubic p', 'w'],
        ['Add', 'x w', 's'],
        ['Mul', 'scale s', 't'],
        ['Tanh', 't', 'e'],
        ['Add', 'one e', 'a'],
        ['Mul', 'half x', 'h'],
        ['Mul', 'h a', 'y'],
      ],
      'GELU',
    ],
    [
      'Mish',
      [
        ['Softplus', 'x', 's'],
        ['Tanh', 's', 't'],
        ['Mul', 'x t', 'y'],
      ],
      'Opaque',
    ],
  ])('%s', async (_, operators, kind) => {
    const hard = (op: string) => (op === 'HardSigmoid' ? { alpha: { float: 1 / 6 } } : {});
    const nodes = operators.map(([op, inputs, output]) => node(op, inputs, output, hard(op)));
    const one = await readOneLayer({ nodes, tensors: constants });
    expect(one).toMatchObject({ kind, shape: '8x32x32' });
  });

  test('are left apart where something else reads what is in between', async () => {
    const nodes = [node('Sigmoid', 'x', 's'), node('Mul', 's x', 'm'), node('Add', 'm s', 'y')];
    expect(listLayers((await readNodes({ nodes })).result)).toEqual([
      ...['Sigmoid s <- x', 'Multiply m <- s, x', 'Add y <- m, s'],
    ]);
  });

  test('a gate of squeeze-excitation is none of them', async () => {
    const nodes = [
      node('GlobalAveragePool', 'x', 'g'),
      node('Conv', 'g w', 'c'),
      node('Sigmoid', 'c', 's'),
      node('Mul', 's x', 'y'),
    ];
    const { result } = await readNodes({ nodes, tensors: [weights('w', 8, 8, 1, 1)] });
    expect(listLayers(result)).toEqual([
      ...['GlobalAvgPool g <- x', 'Conv2d c <- g', 'Sigmoid s <- c', 'Multiply y <- s, x'],
    ]);
  });
});
