/** @file Two designs in one picture: by hand on small chains, by law on every suggestion for known networks. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { Architecture, LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { setLayerParams } from '../architecture/edits';
import { removeLayers } from '../architecture/removeLayers';
import { computeOrder } from '../graph/order';
import { type Analysed, mergeDesigns } from './mergedDesign';
import { advisePreset } from './suggestions.testing';

const id = (name: string) => name as LayerId;
const look = (architecture: Architecture, size = 8): Analysed => ({
  architecture,
  analysis: analyze(architecture, { resolution: [size, size], rule: 'paper' }),
});

/** Fields 9, 17, 25: on 8 px conv2 and conv3 receive more than the image. */
function createChain(): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const name of ['conv1', 'conv2', 'conv3']) builder.add('Conv2d', name, { kernelSize: [9, 9] });
  builder.add('GlobalAvgPool', 'gap');
  return builder.build();
}

describe('by hand', () => {
  const before = look(createChain());

  test('what goes stays in its place, with its connections beside the new one', () => {
    const after = look(removeLayers(before.architecture, [id('conv3')]).architecture);
    const { architecture, analysis, changes, edgeChanges } = mergeDesigns(before, after);
    expect([...architecture.layers.keys()]).toEqual(['input', 'conv1', 'conv2', 'conv3', 'gap']);
    expect(architecture.layers.get(id('gap'))?.inputs).toEqual(['conv2', 'conv3']);
    expect([...changes]).toEqual([['conv3', { kind: 'removed', statusBefore: null }]]);
    expect([...edgeChanges].sort()).toEqual([
      ['conv2 conv3 0', 'removed'],
      ['conv2 gap 0', 'added'],
      ['conv3 gap 1', 'removed'],
    ]);
    expect(analysis.layers.get(id('conv3'))).toBe(before.analysis.layers.get(id('conv3')));
  });

  test('what changes, and what changes its colour with it', () => {
    // Fields 1, 9, 17: conv2 is critical instead of unproductive, conv3 unproductive as before.
    const after = look(setLayerParams(before.architecture, id('conv1'), { kernelSize: [1, 1] }));
    const { architecture, changes, edgeChanges } = mergeDesigns(before, after);
    expect(architecture.layers).toEqual(after.architecture.layers);
    expect([...changes]).toEqual([
      ['conv1', { kind: 'changed', statusBefore: 'critical' }],
      ['conv2', { kind: 'recoloured', statusBefore: 'unproductive' }],
    ]);
    expect(edgeChanges.size).toBe(0);
  });

  test('larger images change colours only', () => {
    const after = look(before.architecture, 64);
    const { changes } = mergeDesigns(before, after);
    expect([...changes.values()].map(({ kind }) => kind)).toEqual(['recoloured', 'recoloured', 'recoloured']);
  });

  test('where layers changed places what goes hangs loose instead of leading in a circle', () => {
    const { layers, groups } = before.architecture;
    const [one, two, three] = ['conv1', 'conv2', 'conv3'].map((name) => layers.get(id(name)));
    if (one === undefined || two === undefined || three === undefined) throw new Error('layers expected');
    const swapped = new Map(layers);
    swapped.delete(id('conv2'));
    swapped.set(id('conv3'), { ...three, inputs: [id('input')] });
    swapped.set(id('conv1'), { ...one, inputs: [id('conv3')] });
    swapped.set(id('gap'), { ...(layers.get(id('gap')) ?? one), inputs: [id('conv1')] });
    const { architecture, changes } = mergeDesigns(before, look({ layers: swapped, groups }));
    expect(computeOrder(architecture.layers).cyclic).toEqual([]);
    expect(changes.get(id('conv2'))?.kind).toBe('removed');
    expect(architecture.layers.get(id('conv2'))?.inputs).toEqual(['conv1']);
  });
});

test.each(['resnet18', 'vgg16,head=paper,classes=10', 'densenet121', 'googlenet', 'unet', 'mobilenetv2'])(
  'every suggestion for %s: new layers are those of the design, old ones those before, and no circle',
  (reference) => {
    const before = advisePreset(reference, 32);
    for (const { id: name, apply } of before.advice.suggestions) {
      const { architecture: next, input } = apply();
      const after = { architecture: next, analysis: analyze(next, input) };
      const { architecture, changes, analysis } = mergeDesigns(before, after);
      expect(computeOrder(architecture.layers).cyclic, name).toEqual([]);
      expect([...architecture.layers.keys()].sort(), name).toEqual(
        [...new Set([...before.architecture.layers.keys(), ...next.layers.keys()])].sort(),
      );
      expect([...architecture.layers.keys()].filter((layer) => next.layers.has(layer))).toEqual([
        ...next.layers.keys(),
      ]);
      for (const layer of architecture.layers.keys()) {
        const kind = changes.get(layer)?.kind;
        expect(kind === 'removed', name).toBe(!next.layers.has(layer));
        expect(kind === 'added', name).toBe(!before.architecture.layers.has(layer));
        expect(analysis.layers.has(layer)).toBe(true);
      }
    }
  },
);
