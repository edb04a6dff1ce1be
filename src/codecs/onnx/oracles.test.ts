/**
 * The networks of ../shared/oracles/onnx, every convolution, pool and dense layer against the numbers of an
 * independent script.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import { describeWithOracles, oraclePath } from '../../util/oracles.testing';
import { createBytesSource } from '../byteSource.testing';
import { onnxImporter } from './onnxImporter';

// A busy machine is no failure.

interface ExpectedLayer {
  readonly node: string;
  readonly op: string;
  readonly rMin?: readonly number[];
  readonly rMax?: readonly number[];
  readonly rInMin?: readonly number[];
  readonly jump?: readonly number[];
  readonly outShape?: readonly number[];
  readonly kernel?: readonly number[];
  readonly stride?: readonly number[];
  readonly dilation?: readonly number[];
  readonly seesGlobalPath?: boolean;
  readonly params?: number;
  readonly macs?: number;
}

interface Expected {
  readonly nodes: number;
  readonly totalParams: number;
  readonly totalMacs: number;
  readonly maxRmax: readonly number[];
  readonly layers: readonly ExpectedLayer[];
}

/** The smallest field that arrives over the direct inputs; the image itself is 1. */
function getReceived(analysis: Analysis, node: LayerNode): readonly number[] {
  const fields = node.inputs.map((id) => analysis.layers.get(id)?.field ?? null);
  const known = fields.filter((field) => field !== null);
  return [0, 1].map((axis) => Math.min(...known.map((field) => field.min[axis] ?? Number.NaN)));
}

function describeLayer(architecture: Architecture, analysis: Analysis, expected: ExpectedLayer) {
  const node = [...architecture.layers.values()].find((layer) => layer.source?.onnxNode === expected.node);
  const result = node && analysis.layers.get(node.id);
  if (!node || !result) return null;
  const described: Record<string, unknown> = { node: node.name };
  if (expected.rMin) described.rMin = result.field?.min;
  if (expected.rMax) described.rMax = result.field?.max;
  if (expected.rInMin) described.rInMin = getReceived(analysis, node);
  if (expected.jump) described.jump = result.field?.jump;
  if (expected.outShape && result.shape && 'channels' in result.shape)
    described.outShape = [1, result.shape.channels, result.shape.height, result.shape.width];
  const { params } = node.layer;
  if (expected.kernel && 'kernelSize' in params) described.kernel = params.kernelSize;
  if (expected.stride && 'stride' in params) described.stride = params.stride;
  if (expected.dilation) described.dilation = 'dilation' in params ? params.dilation : [1, 1];
  if (expected.seesGlobalPath !== undefined) described.seesGlobalPath = result.globalContext;
  if (expected.params !== undefined) described.params = result.params;
  if (expected.macs !== undefined) described.macs = result.macs;
  return described;
}

function pick(expected: ExpectedLayer): Record<string, unknown> {
  // What the node does is in the kind of its layer; everything else is compared.
  const { op: _, ...facts } = expected;
  return { ...facts };
}

describeWithOracles('networks exported by PyTorch', () => {
  const names = readdirSync(oraclePath('onnx')).filter((name) => name.endsWith('.onnx'));

  test('there are nine of them', () => expect(names).toHaveLength(9));

  test.each(names)('%s', async (name) => {
    const expected: Expected = JSON.parse(
      readFileSync(oraclePath(`onnx/${name.replace('.onnx', '.expected.json')}`), 'utf8'),
    );
    const result = await onnxImporter.read(createBytesSource(readFileSync(oraclePath(`onnx/${name}`)), name));
    if (!result.ok) throw new Error(result.error.code);
    const { architecture, report } = result;
    expect(result.resolution).toEqual([224, 224]);
    expect(report).toEqual({ format: 'onnx', nodesRead: expected.nodes, unsupported: [], notes: [] });
    const analysis = analyze(architecture, { resolution: [224, 224], rule: 'paper' });
    expect(analysis.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
    for (const layer of expected.layers)
      expect(describeLayer(architecture, analysis, layer)).toEqual(pick(layer));
    const counted = new Set(expected.layers.map((layer) => layer.node));
    const ids = [...architecture.layers.values()]
      .filter((node) => counted.has(node.source?.onnxNode ?? ''))
      .map((node): LayerId => node.id);
    const sum = (key: 'params' | 'macs') =>
      ids.reduce((total, id) => total + (analysis.layers.get(id)?.[key] ?? 0), 0);
    expect(sum('params')).toBe(expected.totalParams);
    expect(sum('macs')).toBe(expected.totalMacs);
    const convolutions = [...architecture.layers.values()].filter(({ layer }) => layer.kind === 'Conv2d');
    const largest = [0, 1].map((axis) =>
      Math.max(...convolutions.map(({ id }) => analysis.layers.get(id)?.field?.max[axis] ?? 0)),
    );
    expect(largest).toEqual(expected.maxRmax);
  });
});
