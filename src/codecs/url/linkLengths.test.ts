/**
 * @file How much longer one edit makes a link, wherever it is made: the network is written down, not named, so that a
 * design one edit away from a known one has a link that is as short.
 */
import { expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { addLayer } from '../../architecture/addLayer';
import type { Architecture, LayerNode } from '../../architecture/architecture';
import type { EditResult } from '../../architecture/editResult';
import { setLayerName, setLayerParams } from '../../architecture/edits';
import { createFittingLayer } from '../../architecture/fittingLayer';
import { ungroup } from '../../architecture/grouping';
import { removeLayers } from '../../architecture/removeLayers';
import { createDesign, type Design } from '../../document/document';
import type { LayerKind } from '../../layers/catalogue';
import { findPreset } from '../../presets/presets';
import { readLink, writeLink } from './link';

type Edit = (before: Architecture, node: LayerNode) => Architecture | null;

const done = (result: EditResult) => (result.ok ? result.architecture : null);

/** Sets a parameter where the layer has it. */
const set =
  (name: string, value: unknown): Edit =>
  (before, { id, layer }) =>
    name in layer.params ? setLayerParams(before, id, { [name]: value }) : null;

/** Adds a layer behind another, with channels that fit, as the palette does. */
const add =
  (kind: LayerKind): Edit =>
  (before, { id }) => {
    const shape = analyze(before, { resolution: [224, 224], rule: 'paper' }).layers.get(id)?.shape ?? null;
    return done(addLayer(before, createFittingLayer(kind, shape), { at: 'after', layers: [id] }));
  };

/** Every edit that is tried. */
const edits: Readonly<Record<string, Edit>> = {
  'another kernel': set('kernelSize', [5, 7]),
  'another stride': set('stride', [2, 2]),
  'other filters': set('outChannels', 129),
  'a layer less': (before, { id }) => done(removeLayers(before, new Set([id]))),
  'a dropout more': add('Dropout'),
  'a convolution more': add('Conv2d'),
  'another name': (before, { id }) => setLayerName(before, id, 'mine'),
  'a group dissolved': (before, { group }) => (group === null ? null : ungroup(before, group)),
};

/** The most characters that an edit may cost. */
const most = 20;

const ids = ['vgg16', 'resnet18', 'resnet50', 'resnet152', 'densenet121', 'mobilenetv2', 'efficientnetb0'];

function createKnown(id: string): Design {
  const preset = findPreset(id);
  if (preset === null) throw new Error(`There is no preset ${id}`);
  return createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution });
}

test.each(ids.flatMap((id) => Object.keys(edits).map((edit) => [id, edit] as const)))(
  'the link of %s with %s is as short',
  (id, name) => {
    const design = createKnown(id);
    const usual = writeLink(design).length;
    const edit = edits[name] ?? (() => null);
    const nodes = [...design.architecture.layers.values()];
    const step = Math.ceil(nodes.length / 24);
    const costs: number[] = [];
    for (const node of nodes.filter((_, index) => index % step === 0)) {
      const architecture = edit(design.architecture, node);
      if (architecture === null || architecture === design.architecture) continue;
      const hash = writeLink({ ...design, architecture });
      const read = readLink(hash);
      const listNames = ({ layers }: Architecture) => [...layers.values()].map((layer) => layer.name);
      expect(read.ok && listNames(read.design.architecture)).toEqual(listNames(architecture));
      costs.push(hash.length - usual);
    }
    expect(costs.length).toBeGreaterThan(0);
    expect(Math.max(...costs)).toBeLessThanOrEqual(most);
  },
);

test.each(ids)('the link of %s with another size, rule or title is as short', (id) => {
  const design = createKnown(id);
  const usual = writeLink(design).length;
  for (const change of [
    { resolution: [96, 128] },
    { rule: 'toolbox' },
    { title: `${design.title}, mine` },
  ] as const)
    expect(writeLink({ ...design, ...change }).length - usual).toBeLessThanOrEqual(10);
});
