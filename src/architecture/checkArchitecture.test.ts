import { expect, test } from 'vitest';
import type { Layer } from '../layers/catalogue';
import { type Architecture, emptyArchitecture, type LayerNode } from './architecture';
import { type ArchitectureProblem, checkArchitecture } from './checkArchitecture';
import { draw, group, id } from './sketch.testing';

const net = draw('input', 'conv1 < input @ stage1/block1', 'relu1 < conv1 @ stage1');

function change(key: string, changes: Partial<LayerNode>): Architecture {
  const node = net.layers.get(id(key));
  if (node === undefined) throw new Error(key);
  return { ...net, layers: new Map(net.layers).set(id(key), { ...node, ...changes }) };
}

function changeGroup(key: string, changes: object): Architecture {
  const holder = net.groups.get(group(key));
  if (holder === undefined) throw new Error(key);
  return { ...net, groups: new Map(net.groups).set(group(key), { ...holder, ...changes }) };
}

test.each<[string, Architecture, readonly ArchitectureProblem['code'][]]>([
  ['nothing', emptyArchitecture, []],
  ['a network', net, []],
  ['an unfinished one', draw('conv1', 'add1'), []],
  ['a key that is not the id', change('conv1', { id: id('conv2') }), ['wrong-key']],
  ['an input that is not there', change('relu1', { inputs: [id('conv9')] }), ['missing-layer']],
  [
    'more inputs than the kind takes',
    change('relu1', { inputs: [id('conv1'), id('input')] }),
    ['too-many-inputs'],
  ],
  ['a circle', change('conv1', { inputs: [id('relu1')] }), ['cycle', 'cycle']],
  [
    'a parameter beyond its limits',
    change('conv1', { layer: { kind: 'Conv2d', params: { stride: [0, 1] } } as unknown as Layer }),
    ['invalid-parameter'],
  ],
  ['a group that is not there', change('relu1', { group: group('block9') }), ['missing-group']],
  ['a parent that is not there', changeGroup('stage1', { parent: group('stage9') }), ['missing-parent']],
  [
    'groups in a circle',
    changeGroup('stage1', { kind: 'block', parent: group('block1') }),
    ['group-cycle', 'group-cycle'],
  ],
  ['a group without layers', change('conv1', { group: null }), ['empty-group']],
  ['a stage in a stage', changeGroup('block1', { kind: 'stage' }), []],
  ['a block in a block', changeGroup('stage1', { kind: 'block' }), []],
  ['a stage in a block', draw('conv1 @ block1/stage1'), ['stage-in-block']],
])('%s: %o', (_, architecture, codes) => {
  expect(checkArchitecture(architecture).map(({ code }) => code)).toEqual(codes);
});
