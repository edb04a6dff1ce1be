/** Stages and blocks, as each exporter leaves their names. */
import { describe, expect, test } from 'vitest';
import { importReadable, type WrittenNode } from './onnxWriter.testing';
import { node, weights } from './smallModels.testing';

describe('groups from the metadata of nodes', () => {
  test('as the newer exporter of PyTorch leaves them', async () => {
    const modules = ['layer1.0', 'layer1.1', 'layer2.0'];
    const nodes: WrittenNode[] = modules.flatMap((module, block) =>
      ['conv1', 'relu', 'conv2'].map((part, index) => {
        const position = 3 * block + index;
        const list = ['', module.split('.')[0], module, `${module}.${part}`, `${part}_${position}`];
        return {
          ...node(
            'Relu',
            position === 0 ? 'x' : `t${position - 1}`,
            `t${position}`,
            {},
            `node_relu_${position}`,
          ),
          metadata: {
            'pkg.torch.onnx.stack_trace': 'File "train.py"\n'.repeat(900),
            'pkg.torch.onnx.name_scopes': `[${list.map((name) => `'${name}'`).join(', ')}]`,
          },
        };
      }),
    );
    const { architecture } = await importReadable({ inputs: { x: [1, 3, 8, 8] }, nodes, outputs: ['t8'] });
    expect([...architecture.groups.values()].map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      ...['stage layer1', 'block layer1.0', 'block layer1.1', 'block layer2'],
    ]);
  });
});

describe('groups from the names of weights', () => {
  test('as older exporters leave them', async () => {
    const convs = [
      ...['layer1.0.conv1', 'layer1.0.conv2', 'layer1.1.conv1', 'layer1.1.conv2', 'head.a', 'head.b'],
      ...['head.c', 'head.d'],
    ];
    const nodes = convs.flatMap((name, index) => [
      node('Conv', `${index === 0 ? 'x' : `r${index - 1}`} ${name}.weight`, `c${index}`, {}, `Conv_${index}`),
      node('Relu', `c${index}`, `r${index}`, {}, `Relu_${index}`),
    ]);
    const tensors = convs.map((name) => weights(`${name}.weight`, 3, 3, 1, 1));
    const { architecture } = await importReadable({
      inputs: { x: [1, 3, 8, 8] },
      nodes,
      tensors,
      outputs: ['r7'],
    });
    expect([...architecture.groups.values()].map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      ...['stage layer1', 'block layer1.0', 'block layer1.1', 'block head'],
    ]);
    expect(architecture.layers.get('Relu_1' as never)?.group).toBe('layer1.0');
  });
});
