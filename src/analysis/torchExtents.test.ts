/**
 * @file Random networks carried out by PyTorch: map sizes as they come out, and what units depend on by autograd.
 *
 * It checks the references that the other tests compare with as much as the analysis itself.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Architecture, LayerNode } from '../architecture/architecture';
import { createPadding } from '../layers/padding';
import { describeWithTorch, pythonPath } from '../util/oracles.testing';
import type { PerAxis } from '../util/perAxis';
import { analyze } from './analyze';
import { arbitraryPlan, buildPlan } from './randomNetworks.testing';
import { createExtentFinder, type Extent, type Sizes } from './referenceMask.testing';
import { simulateShapes } from './referenceShapes.testing';

/** By layer: the size of its map and the rows that some units depend on. */
type Trace = Readonly<
  Record<
    string,
    {
      readonly size: PerAxis<number>;
      readonly extents: readonly (readonly [unit: number, rows: Extent | null])[];
    }
  >
>;

/**
 * The network with one column: axes do not meet in an extent, but they do in a tensor, where a unit whose columns are
 * all padding depends on no row either. Pools are padded as PyTorch allows, evenly and by half a kernel at most.
 */
function narrow({ layers, groups }: Architecture): Architecture {
  const first = <T>(name: string, params: object, rest: T) =>
    name in params ? { [name]: [(params as Record<string, readonly unknown[]>)[name]?.[0], rest] } : {};
  const change = (node: LayerNode): LayerNode => {
    const { kind, params } = node.layer;
    if (kind === 'SpatialAttention') return node;
    const isSized = 'size' in params && params.size === null;
    let changes: object = {
      ...first('kernelSize', params, 1),
      ...first('stride', params, 1),
      ...first('dilation', params, 1),
      ...first('outputPadding', params, 0),
      ...first('scale', params, 1),
      ...first('outputSize', params, 1),
      ...(isSized ? {} : first('size', params, 1)),
    };
    if ('padding' in params && typeof params.padding !== 'string') {
      const { top, bottom } = params.padding;
      changes = { ...changes, padding: { top, bottom, left: 0, right: 0 } };
    }
    if (kind === 'MaxPool2d' || kind === 'AvgPool2d') {
      const { padding, kernelSize, ceilMode } = params;
      const half = Math.floor(kernelSize[0] / 2);
      const even = typeof padding === 'string' ? 0 : Math.min(padding.top, half);
      if (typeof padding !== 'string') changes = { ...changes, padding: createPadding(even, 0) };
      changes = { ...changes, ceilMode: ceilMode && padding !== 'same' };
    }
    return { ...node, layer: { kind, params: { ...params, ...changes } } as LayerNode['layer'] };
  };
  return { groups, layers: new Map([...layers].map(([id, node]) => [id, change(node)])) };
}

function traceByTorch(
  networks: readonly { architecture: Architecture; size: PerAxis<number> }[],
): readonly Trace[] {
  const input = networks.map(({ architecture, size }) => ({
    input: size,
    layers: [...architecture.layers.values()].map(({ id, layer, inputs }) => ({ id, ...layer, inputs })),
  }));
  const script = join(import.meta.dirname, 'torchExtents.py');
  const result = spawnSync(pythonPath, [script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as Trace[];
}

/** Where PyTorch's single precision may take the neighbour of the pixel that is exactly half way. */
function isRounded({ layers }: Architecture): boolean {
  return [...layers.values()].some(({ layer }) => layer.kind === 'Upsample');
}

/** PyTorch copies a map that a scale leaves at its length; other programs still sample it. */
function hasCopy({ layers }: Architecture, sizes: Sizes): boolean {
  return [...layers.values()].some(
    ({ id, layer, inputs: [source] }) =>
      layer.kind === 'Upsample' &&
      layer.params.size === null &&
      layer.params.scale[0] !== 1 &&
      source !== undefined &&
      sizes.get(source)?.[0] === sizes.get(id)?.[0],
  );
}

describeWithTorch('random networks in PyTorch', () => {
  test.each([false, true])(
    'have the sizes and the extents that are computed (with resizing: %s)',
    (isFramed) => {
      const seed = Date.now() % 1_000_000;
      const height = fc.integer({ min: 8, max: 40 });
      const samples = fc.sample(fc.tuple(arbitraryPlan({ isFramed }), height), { numRuns: 120, seed });
      const networks = samples.map(([plan, rows]) => ({
        architecture: narrow(buildPlan(plan, [rows, rows])),
        size: [rows, 1] as const,
      }));
      const traces = traceByTorch(networks);
      const wrong: unknown[] = [];
      let compared = 0;
      for (const [index, { architecture, size }] of networks.entries()) {
        const { layers } = analyze(architecture, { resolution: size, rule: 'paper' });
        const sizes = simulateShapes(architecture, size);
        if (hasCopy(architecture, sizes)) continue;
        const findExtent = createExtentFinder({ architecture, sizes, isClipped: true });
        for (const id of architecture.layers.keys()) {
          const trace = traces[index]?.[id];
          const layer = layers.get(id);
          if (trace === undefined || !layer?.shape || !('height' in layer.shape)) continue;
          compared += 1;
          const { height: rows, width: columns } = layer.shape;
          if (`${trace.size}` !== `${rows},${columns}`)
            wrong.push({ seed, index, id, shape: layer.shape, expected: trace.size });
          for (const [unit, expected] of trace.extents) {
            const seen = findExtent(id, 0, unit);
            if (!isRounded(architecture) && `${seen}` !== `${expected}`)
              wrong.push({ seed, index, id, unit, seen, expected });
            if (layer.field === null || expected === null) continue;
            const { low, high, jump } = layer.field;
            const frame = [low[0] + unit * jump[0], high[0] + unit * jump[0]] as const;
            if (frame[0] > expected[0] + 1e-4 || frame[1] < expected[1] - 1e-4)
              wrong.push({ seed, index, id, unit, frame, expected });
          }
        }
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      // Most layers must have been carried out, else nothing has been shown.
      expect(compared).toBeGreaterThan(300);
    },
  );
});
