import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { enAll as en } from '../../text/enAll';
import { writeAnalysis } from './writeAnalysis';

/** What a program on the other side of a pipe gets. */
const write = (architecture: Architecture, ...rest: [] | [Parameters<typeof writeAnalysis>[3]]) => {
  const analysis = analyze(architecture, { resolution: [8, 6], rule: 'paper' });
  return JSON.parse(JSON.stringify(writeAnalysis(architecture, analysis, en.diagnostics, ...rest)));
};

describe('fovea-analysis/1', () => {
  // All numbers worked out by hand from DESIGN, section 3.
  test('of a small network is exactly this', () => {
    const net = createBuilder();
    net.add('Input', 'image', { channels: 1 });
    net.add('Conv2d', 'conv', { outChannels: 4 }, { source: { onnxNode: '/conv/Conv' } });
    net.add('MaxPool2d', 'pool');
    net.add('Flatten', 'flat');
    net.add('Linear', 'classes');
    const wholeInput = {
      receptiveField: { min: null, max: null, low: null, high: null },
      jump: null,
      center: null,
      status: 'head',
      border: false,
      source: {},
    };
    const local = { globalContext: false, border: false, source: {} };
    expect(
      write(net.build(), { format: 'onnx', nodesRead: 4, unsupported: [{ op: 'Erf', count: 2 }] }),
    ).toEqual({
      schema: 'fovea-analysis/1',
      input: { channels: 1, height: 8, width: 6 },
      rule: 'paper',
      layers: [
        {
          ...local,
          id: 'image',
          name: 'image',
          kind: 'Input',
          inputs: [],
          shape: { channels: 1, height: 8, width: 6 },
          receptiveField: { min: [1, 1], max: [1, 1], low: [0, 0], high: [0, 0] },
          jump: [1, 1],
          center: [0, 0],
          status: 'none',
          params: 0,
          macs: 0,
          memoryBytes: 192,
        },
        {
          ...local,
          id: 'conv',
          name: 'conv',
          kind: 'Conv2d',
          inputs: ['image'],
          shape: { channels: 4, height: 8, width: 6 },
          receptiveField: { min: [3, 3], max: [3, 3], low: [-1, -1], high: [1, 1] },
          jump: [1, 1],
          center: [0, 0],
          status: 'productive',
          params: 40,
          macs: 1728,
          memoryBytes: 768,
          source: { onnxNode: '/conv/Conv' },
        },
        {
          ...local,
          id: 'pool',
          name: 'pool',
          kind: 'MaxPool2d',
          inputs: ['conv'],
          shape: { channels: 4, height: 4, width: 3 },
          receptiveField: { min: [4, 4], max: [4, 4], low: [-1, -1], high: [2, 2] },
          jump: [2, 2],
          center: [0.5, 0.5],
          status: 'none',
          params: 0,
          macs: 0,
          memoryBytes: 192,
        },
        {
          ...wholeInput,
          // It is the global layer itself; only what lies behind it has the context of the whole input.
          globalContext: false,
          id: 'flat',
          name: 'flat',
          kind: 'Flatten',
          inputs: ['pool'],
          shape: { features: 48 },
          params: 0,
          macs: 0,
          memoryBytes: 192,
        },
        {
          ...wholeInput,
          globalContext: true,
          id: 'classes',
          name: 'classes',
          kind: 'Linear',
          inputs: ['flat'],
          shape: { features: 10 },
          params: 490,
          macs: 480,
          memoryBytes: 40,
        },
      ],
      totals: { params: 530, macs: 2208, memoryBytes: 1384 },
      borderLayers: [],
      tail: null,
      feasibleResolution: { min: [1, 1], max: [4, 4] },
      feasibleResolutionVariants: { widening: [1, 1], toolboxDefault: [4, 4], toolboxLowerBound: [3, 3] },
      diagnostics: [],
      import: { format: 'onnx', nodesRead: 4, unsupported: [{ op: 'Erf', count: 2 }] },
    });
  });

  test('has diagnostics in words, by the names of layers, and null for what is not known', () => {
    const net = createBuilder();
    const first = net.add('ReLU', 'first', {}, { inputs: ['second' as LayerId] });
    net.add('ReLU', 'second', {}, { inputs: [first] });
    const json = write(net.build());
    expect(json).toMatchObject({ input: { channels: null, height: 8, width: 6 }, import: null });
    expect(json.layers[0]).toMatchObject({
      shape: null,
      receptiveField: { min: null },
      jump: null,
      center: null,
    });
    expect(json.diagnostics).toEqual([
      {
        code: 'no-input',
        severity: 'error',
        layer: null,
        message: 'The network has no Input layer. Add one and connect it to the first layer.',
      },
      {
        code: 'cycle',
        severity: 'error',
        layer: 'first',
        message:
          'first lies on a cycle or behind one, so its input depends on its own output. Remove a connection that leads back.',
      },
      {
        code: 'cycle',
        severity: 'error',
        layer: 'second',
        message:
          'second lies on a cycle or behind one, so its input depends on its own output. Remove a connection that leads back.',
      },
    ]);
  });
});
