/**
 * Networks that torchvision exports here and now, in several operator sets, folded or not, with fixed and with open
 * axes: every convolution must have the numbers that PyTorch's own modules report.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import type { LayerAnalysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import { isLayerOf, type LayerNode } from '../../architecture/architecture';
import { splitSides } from '../../layers/padding';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { createBytesSource } from '../byteSource.testing';
import { onnxImporter } from './onnxImporter';

// A busy machine is no failure.

interface RecordedLayer {
  readonly kind: string;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly out: readonly number[];
  readonly weights: number;
}

interface Recorded {
  readonly size: PerAxis<number>;
  readonly isOpen: boolean;
  readonly params: number | null;
  readonly layers: readonly RecordedLayer[];
}

const script = join(import.meta.dirname, 'exportTorchvision.py');

/** The folder with the exported files; made once for each version of the script. */
async function exportNetworks(): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(script)).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `fovea-torchvision-${hash}`);
  if (existsSync(folder)) return folder;
  const work = mkdtempSync(join(tmpdir(), 'fovea-torchvision-'));
  await promisify(execFile)(pythonPath, [script, work], { maxBuffer: 1e8 });
  mkdirSync(tmpdir(), { recursive: true });
  if (existsSync(folder)) rmSync(work, { recursive: true });
  else renameSync(work, folder);
  return folder;
}

/** A layer with weights as PyTorch's modules describe themselves. */
function describeWeighted(node: LayerNode, result: LayerAnalysis | undefined): RecordedLayer | null {
  const { shape, params } = result ?? { shape: null, params: 0 };
  const out =
    shape === null
      ? []
      : 'features' in shape
        ? [shape.features]
        : [shape.channels, shape.height, shape.width];
  const one = [1, 1];
  if (isLayerOf(node, 'Linear')) {
    const weights = params - (node.layer.params.bias ? node.layer.params.outFeatures : 0);
    return {
      kind: 'Linear',
      kernel: one,
      stride: one,
      padding: [0, 0],
      dilation: one,
      groups: 1,
      out,
      weights,
    };
  }
  if (!isLayerOf(node, 'Conv2d')) return null;
  const { kernelSize, stride, padding, dilation, groups, bias, outChannels } = node.layer.params;
  const sides = typeof padding === 'string' ? null : splitSides(padding);
  const isEven = sides?.every(({ before, after }) => before === after) ?? false;
  return {
    ...{ kind: 'Conv2d', kernel: kernelSize, stride, dilation, groups, out },
    padding: padding === 'valid' ? [0, 0] : isEven && sides ? sides.map(({ before }) => before) : [-1, -1],
    weights: params - (bias ? outChannels : 0),
  };
}

describeWithTorch('networks of torchvision', () => {
  let folder = '';
  let recorded: Readonly<Record<string, Recorded>> = {};

  beforeAll(async () => {
    folder = await exportNetworks();
    recorded = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8'));
  }, 600_000);

  async function readNetwork(file: string, expected: Recorded) {
    const source = createBytesSource(readFileSync(join(folder, file)), file);
    const result = await onnxImporter.read(source, { resolution: expected.size });
    if (!result.ok) throw new Error(`${file}: ${result.error.code}`);
    const analysis = analyze(result.architecture, { resolution: result.workedAt, rule: 'paper' });
    return { ...result, analysis };
  }

  test('there are two dozen files of twelve networks', () => {
    expect(Object.keys(recorded)).toHaveLength(27);
    expect(new Set(Object.keys(recorded).map((file) => file.split('-')[0])).size).toBe(12);
  });

  test('every convolution and dense layer has the numbers of its module', async () => {
    for (const [file, expected] of Object.entries(recorded)) {
      const { architecture, analysis } = await readNetwork(file, expected);
      const weighted = [...architecture.layers.values()]
        .map((node) => describeWeighted(node, analysis.layers.get(node.id)))
        .filter((layer) => layer !== null);
      expect({ file, layers: weighted }).toEqual({ file, layers: expected.layers });
    }
  });

  test('nothing is left opaque, nothing is wrong, and open sizes are said to be open', async () => {
    for (const [file, expected] of Object.entries(recorded)) {
      const { report, resolution, workedAt, analysis } = await readNetwork(file, expected);
      expect({ file, unsupported: report.unsupported }).toEqual({ file, unsupported: [] });
      expect({ file, resolution, workedAt }).toEqual({
        ...{ file, workedAt: expected.size },
        resolution: expected.isOpen ? null : expected.size,
      });
      const codes = report.notes.map((note) => note.code);
      expect({ file, isSaid: codes.includes('assumed-resolution') }).toEqual({
        file,
        isSaid: expected.isOpen,
      });
      const errors = analysis.diagnostics.filter((finding) => finding.severity === 'error');
      expect({ file, errors }).toEqual({ file, errors: [] });
    }
  });

  test('with batch normalisation kept apart, all parameters are there', async () => {
    const kept = Object.entries(recorded).filter(([, { params }]) => params !== null);
    expect(kept).toHaveLength(2);
    for (const [file, expected] of kept) {
      const { analysis } = await readNetwork(file, expected);
      expect({ file, params: analysis.totals.params }).toEqual({ file, params: expected.params });
    }
  });

  test('what was read at one size works at twice that size', async () => {
    for (const [file, expected] of Object.entries(recorded)) {
      const { architecture, workedAt } = await readNetwork(file, expected);
      const resolution = mapAxes(workedAt, (size) => 2 * size);
      const { diagnostics } = analyze(architecture, { resolution, rule: 'paper' });
      const errors = diagnostics.filter((finding) => finding.severity === 'error');
      expect({ file, errors }).toEqual({ file, errors: [] });
    }
  });

  test('weights in a file of their own are not missed', async () => {
    const files = Object.entries(recorded).filter(([file]) => file.startsWith('squeezenet'));
    for (const [file, expected] of files) {
      const { report } = await readNetwork(file, expected);
      // Above 1 kB are all 26 kernels; biases start at zero, and equal tensors are written once: 256 and 1000.
      expect(report.notes).toContainEqual({ code: 'external-data', tensors: 28 });
    }
  });
});
