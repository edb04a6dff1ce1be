import { describe, expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { readDesign } from '../codecs/json/readDesign';
import { writeDesign } from '../codecs/json/writeDesign';
import { applyMigrations, migrations } from './migrations';
import { storedVersion } from './storedDesign';

describe('migrations', () => {
  const steps = {
    1: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, version: 2, name: stored.title }),
    2: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, version: 3, layers: [] }),
  };

  test('run one after the other, from the version that the design has', () => {
    const old = { format: 'fovea-design', version: 1, title: 'old' };
    expect(applyMigrations(old, steps, 3)).toEqual({
      stored: { ...old, version: 3, name: 'old', layers: [] },
    });
    const newer = { format: 'fovea-design', version: 2 };
    expect(applyMigrations(newer, steps, 3)).toEqual({ stored: { ...newer, version: 3, layers: [] } });
  });

  test('leave the newest version as it is', () => {
    const newest = { format: 'fovea-design', version: 3 };
    expect(applyMigrations(newest, steps, 3)).toEqual({ stored: newest });
  });

  test('there is one for every version but the newest', () => {
    const versions = Array.from({ length: storedVersion - 1 }, (_, index) => String(index + 1));
    expect(Object.keys(migrations)).toEqual(versions);
  });
});

/** A file as version 1 wrote it. It must read for ever: never change it, whatever versions come. */
const version1 = `{
  "format": "fovea-design",
  "version": 1,
  "title": "A small residual net",
  "notes": "For the lesson on skip connections.",
  "resolution": [48,64],
  "rule": "toolbox",
  "groups": [
    {"id":"stage1","name":"Stage 1","kind":"stage"},
    {"id":"block1","parent":"stage1"}
  ],
  "layers": [
    {"id":"image","kind":"Input","params":{"channels":1}},
    {"id":"stem","name":"Stem","kind":"Conv2d","params":{"outChannels":16,"kernelSize":7,"stride":[2,1],"padding":3,"bias":false},"position":[40,-12.5]},
    {"id":"conv1","kind":"Conv2d","params":{"outChannels":16,"padding":{"top":0,"bottom":1,"left":0,"right":1}},"group":"block1","notes":"padded at the end"},
    {"id":"relu1","kind":"ReLU","group":"block1"},
    {"id":"sum","kind":"Add","inputs":["relu1","stem"],"group":"block1"},
    {"id":"up","kind":"Upsample","params":{"mode":"bilinear","size":[96,128]},"source":{"onnxNode":"/up/Resize"}},
    {"id":"odd","kind":"Opaque","params":{"operation":"GridSample","outputShape":{"channels":16,"height":96,"width":128}}},
    {"id":"pool","kind":"GlobalAvgPool"},
    {"id":"flat","kind":"Flatten"},
    {"id":"classes","kind":"Linear","params":{"outFeatures":4}}
  ]
}
`;

describe('a file of version 1', () => {
  test('reads for ever', () => {
    const result = readDesign(JSON.parse(version1));
    if ('problem' in result) throw new Error(JSON.stringify(result.problem));
    const { design } = result;
    const { layers, groups } = design.architecture;
    expect([design.title, design.notes]).toEqual([
      'A small residual net',
      'For the lesson on skip connections.',
    ]);
    expect([design.resolution, design.rule]).toEqual([[48, 64], 'toolbox']);
    expect([...layers.keys()].join(' ')).toBe('image stem conv1 relu1 sum up odd pool flat classes');
    expect([...groups.values()]).toEqual([
      { id: 'stage1', name: 'Stage 1', kind: 'stage', parent: null },
      { id: 'block1', name: 'block1', kind: 'block', parent: 'stage1' },
    ]);
    expect(layers.get('stem' as LayerId)).toEqual({
      id: 'stem',
      name: 'Stem',
      layer: {
        kind: 'Conv2d',
        params: {
          outChannels: 16,
          kernelSize: [7, 7],
          stride: [2, 1],
          padding: { top: 3, bottom: 3, left: 3, right: 3 },
          dilation: [1, 1],
          groups: 1,
          bias: false,
        },
      },
      inputs: ['image'],
      group: null,
    });
    expect(layers.get('conv1' as LayerId)).toMatchObject({
      layer: { params: { padding: { top: 0, bottom: 1, left: 0, right: 1 }, bias: true } },
      notes: 'padded at the end',
      group: 'block1',
    });
    expect(layers.get('sum' as LayerId)?.inputs).toEqual(['relu1', 'stem']);
    expect(layers.get('up' as LayerId)).toMatchObject({
      layer: { params: { mode: 'bilinear', size: [96, 128], alignCorners: false } },
      source: { onnxNode: '/up/Resize' },
    });
    expect(layers.get('odd' as LayerId)?.layer.params).toMatchObject({
      outputShape: { channels: 16, height: 96, width: 128 },
    });
    expect([...design.positions]).toEqual([['stem', { x: 40, y: -12.5 }]]);
  });

  test('is written as it was', () => {
    const result = readDesign(JSON.parse(version1));
    if ('problem' in result) throw new Error(JSON.stringify(result.problem));
    expect(writeDesign(result.design)).toEqual(JSON.parse(version1));
  });
});
