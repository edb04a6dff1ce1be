/**
 * @file Round trips: what every format that is both written and read brings back. One table of formats, one of laws,
 * held against every preset and against random designs.
 */
import fc from 'fast-check';
import { PbfReader, PbfWriter } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { LayerAnalysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import { createDesign, type Design } from '../document/document';
import { presets } from '../presets/presets';
import { createBytesSource } from './byteSource.testing';
import type { Exporter } from './exporter';
import type { ImportResult } from './importer';
import { readDesignFile } from './json/designFile';
import { jsonExporter } from './json/jsonExporter';
import { kerasImporter } from './keras/reading/kerasImporter';
import { onnxImporter } from './onnx/onnxImporter';
import { onnxExporter } from './onnx/writing/onnxExporter';
import { arbitraryChainPlan, buildChain } from './randomChains.testing';
import { tfjsExporter } from './tfjs/tfjsExporter';
import { readLink, writeLink } from './url/link';

/** A way there and back; null where the format has no form for the design. */
type Trip = (design: Design) => Promise<Design | null>;

function writeBytes(exporter: Exporter, design: Design): Uint8Array | null {
  const result = exporter.write(design);
  if (!result.ok) {
    if (result.problem.code === 'inexpressible') return null;
    throw new Error(`${exporter.id}: ${result.problem.code}`);
  }
  const { content } = result;
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function openResult(result: ImportResult, isOwn: boolean): Design {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { architecture, design, report, workedAt } = result;
  expect(report.unsupported).toEqual([]);
  expect(design !== undefined).toBe(isOwn);
  return design ?? createDesign(architecture, { resolution: workedAt });
}

/** An ONNX file without the entries that other programs may leave out. */
function stripMetadata(bytes: Uint8Array): Uint8Array {
  const writer = new PbfWriter();
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (reader.type === 0) writer.writeVarintField(field, reader.readVarint());
    else {
      const message = reader.readBytes();
      if (field !== 14) writer.writeBytesField(field, message);
    }
  }, null);
  return writer.finish();
}

const tripOnnx =
  (isOwn: boolean): Trip =>
  async (design) => {
    const bytes = writeBytes(onnxExporter, design);
    if (bytes === null) return null;
    const file = createBytesSource(isOwn ? bytes : stripMetadata(bytes), 'net.onnx');
    return openResult(await onnxImporter.read(file), isOwn);
  };

const tripTfjs =
  (isOwn: boolean): Trip =>
  async (design) => {
    const bytes = writeBytes(tfjsExporter, design);
    if (bytes === null) return null;
    const { userDefinedMetadata, ...rest } = JSON.parse(new TextDecoder().decode(bytes));
    expect(userDefinedMetadata).toBeDefined();
    const bare = new TextEncoder().encode(JSON.stringify(rest));
    const file = createBytesSource(isOwn ? bytes : bare, 'model.json');
    return openResult(await kerasImporter.read(file), isOwn);
  };

/** Formats whose file holds the design, as it is. */
const exactTrips: Readonly<Record<string, Trip>> = {
  json: async (design) => {
    const bytes = writeBytes(jsonExporter, design) ?? new Uint8Array();
    const result = await readDesignFile(createBytesSource(bytes, 'net.json'));
    return 'design' in result ? result.design : null;
  },
  url: async (design) => {
    const result = readLink(writeLink(design));
    return result.ok ? result.design : null;
  },
  onnx: tripOnnx(true),
  tfjs: tripTfjs(true),
};

interface BareTrip {
  readonly trip: Trip;
  /** Presets that the format has no layers for: they are written in pieces, and come back in pieces. */
  readonly inPieces: readonly string[];
}

/** Files as somebody else might pass them on: nothing but what a network computes. */
const bareTrips: Readonly<Record<string, BareTrip>> = {
  'onnx without what Fovea leaves in it': { trip: tripOnnx(false), inPieces: [] },
  'tfjs without what Fovea leaves in it': {
    trip: tripTfjs(false),
    // Statistics over channels; convolutions of groups; factors for channels.
    inPieces: ['resnet18-spatial', 'resnet18-se-spatial', 'resnext50', 'regnety400mf', 'convnexttiny'],
  },
};

const analyzeDesign = ({ architecture, resolution, rule }: Design) =>
  analyze(architecture, { resolution, rule });

/** Everything that the analysis says, with layers by place instead of id. */
function describeAll(design: Design) {
  const { layers } = design.architecture;
  const analysis = analyzeDesign(design);
  const places = new Map([...layers.keys()].map((id, index) => [id, index]));
  const placeOf = (id: LayerId | null | undefined) => (id == null ? null : places.get(id));
  return {
    ...analysis,
    layers: [...layers.values()].map(({ id, name, layer, inputs }) => ({
      ...analysis.layers.get(id),
      ...{ id: undefined, name, kind: layer.kind, inputs: inputs.map(placeOf) },
    })),
    borderLayers: analysis.borderLayers.map(placeOf),
    tail: placeOf(analysis.tail),
    diagnostics: analysis.diagnostics.map(({ code, layer }) => [code, placeOf(layer)]),
  };
}

const dropId = ({ id: _, tint: __, isReached: ___, ...rest }: LayerAnalysis) => rest;

/** What the analysis says of convolutions and dense layers, by name, and of the network as a whole. */
function describeLearning(design: Design) {
  const { layers } = design.architecture;
  const { totals, feasibleResolution, ...analysis } = analyzeDesign(design);
  const nameOf = (id: LayerId | null) => id && layers.get(id)?.name;
  const kinds: ReadonlySet<string> = new Set(['Conv2d', 'ConvTranspose2d', 'Linear', 'BatchNorm']);
  const learning = [...layers.values()].filter(({ layer }) => kinds.has(layer.kind));
  return {
    layers: new Map(
      learning.map(({ id, name }) => {
        const found = analysis.layers.get(id);
        return [name, found && dropId(found)];
      }),
    ),
    totals: { params: totals.params, macs: totals.macs },
    feasibleResolution,
    borderLayers: analysis.borderLayers.map(nameOf),
    tail: nameOf(analysis.tail),
  };
}

const known = presets.map(
  (preset) =>
    [
      preset.id,
      createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution }),
    ] as const,
);

describe.each(Object.entries(exactTrips))('%s brings back', (_format, trip) => {
  test.each(known)('%s as it was', async (_id, design) => {
    const back = await trip(design);
    if (back === null) throw new Error('A preset that cannot be written');
    expect(describeAll(back)).toEqual(describeAll(design));
    expect([back.title, back.resolution, back.rule]).toEqual([design.title, design.resolution, design.rule]);
    expect([...back.architecture.groups.values()].map(({ name, kind }) => [name, kind])).toEqual(
      [...design.architecture.groups.values()].map(({ name, kind }) => [name, kind]),
    );
  });

  test('random networks as they were', async () => {
    let count = 0;
    for (const plan of fc.sample(arbitraryChainPlan(), { numRuns: 200, seed: 20240302 })) {
      const design = createDesign(buildChain(plan), {
        title: '层',
        rule: 'toolbox',
        resolution: plan.resolution,
      });
      if (design.architecture.layers.size < 2) continue;
      const back = await trip(design);
      if (back === null) continue;
      count += 1;
      expect(describeAll(back)).toEqual(describeAll(design));
    }
    expect(count).toBeGreaterThan(120);
  });
});

describe.each(Object.entries(bareTrips))('%s', (_format, { trip, inPieces }) => {
  test.each(known.filter(([id]) => !inPieces.includes(id)))('says the same of %s', async (_id, design) => {
    const back = await trip(design);
    if (back === null) throw new Error('A preset that cannot be written');
    const was = describeLearning(design);
    const is = describeLearning(back);
    // Composite layers come back in their parts: of those nothing was said before.
    const layers = new Map([...is.layers].filter(([name]) => was.layers.has(name)));
    expect({ ...is, layers }).toEqual(was);
  });
});
