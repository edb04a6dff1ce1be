/** @file Random edits for property tests: each is a few numbers that choose among what the architecture has. */
import fc from 'fast-check';
import { createLayer, type Layer, type LayerKind, layerKinds } from '../layers/catalogue';
import { addLayer } from './addLayer';
import type { Architecture, LayerId } from './architecture';
import { createBuilder } from './builder';
import { changeParams } from './commonParams';
import { connect, disconnect, moveInput, replug } from './connections';
import { duplicate } from './duplicate';
import { setRepeatCount } from './editRepeats';
import type { EditResult } from './editResult';
import { setLayerName, setLayerNotes, setLayerParams } from './edits';
import { copySelection } from './fragment';
import { createGroup, setGroupKind, setGroupName, ungroup } from './grouping';
import { insertOnEdge } from './insertOnEdge';
import { moveToEdge } from './moveToEdge';
import { moveToGroup } from './moveToGroup';
import { placeFragment } from './placeFragment';
import { findPlacement } from './placement';
import { removeLayers } from './removeLayers';
import { findRepeats } from './repeats';
import { replaceKind } from './replaceKind';

/** Numbers that an edit makes its choices with. */
export interface RandomEdit {
  readonly type: string;
  readonly numbers: readonly number[];
}

/** Chooses among what there is; undefined where there is nothing. */
type Choose = <T>(options: Iterable<T>) => T | undefined;

type Attempt = (architecture: Architecture, choose: Choose) => EditResult | Architecture | undefined;

const kinds: readonly LayerKind[] = [
  'Conv2d',
  'ReLU',
  'BatchNorm',
  'Add',
  'Concat',
  'Input',
  'Linear',
  'Opaque',
];

const chooseLayer = ({ layers }: Architecture, choose: Choose) => choose(layers.keys());

function chooseEdge({ layers }: Architecture, choose: Choose) {
  const edges = [...layers.values()].flatMap(({ id, inputs }) =>
    inputs.map((_, port) => ({ target: id, port })),
  );
  return choose(edges);
}

/** Up to four layers, or all layers of a group, or a run of the document. */
function chooseSelection(architecture: Architecture, choose: Choose): ReadonlySet<LayerId> {
  const ids = [...architecture.layers.keys()];
  const start = choose(ids.keys()) ?? 0;
  if (choose([true, false])) return new Set(ids.slice(start, start + (choose([1, 2, 4, 7]) ?? 1)));
  const group = choose(architecture.groups.keys());
  if (group !== undefined && choose([true, false]))
    return new Set(
      [...architecture.layers.values()].flatMap((node) => (node.group === group ? node.id : [])),
    );
  return new Set([start, ...[1, 2, 3].map(() => choose(ids.keys()) ?? 0)].flatMap((at) => ids[at] ?? []));
}

const createRandomLayer = (choose: Choose): Layer =>
  createLayer(choose([...kinds, ...layerKinds]) ?? 'ReLU') as Layer;

const attempts: Readonly<Record<string, Attempt>> = {
  addFree: (a, choose) => addLayer(a, createRandomLayer(choose)),
  addAfter: (a, choose) => {
    const layers = [...chooseSelection(a, choose)];
    return addLayer(a, createRandomLayer(choose), { at: 'after', layers });
  },
  addBranch: (a, choose) => {
    const layers = [...chooseSelection(a, choose)];
    return addLayer(a, createRandomLayer(choose), { at: 'branch', layers });
  },
  addOnEdge: (a, choose) => {
    const edge = chooseEdge(a, choose);
    return edge && addLayer(a, createRandomLayer(choose), { at: 'edge', edge });
  },
  addBefore: (a, choose) => {
    const layer = chooseLayer(a, choose);
    return layer && addLayer(a, createRandomLayer(choose), { at: 'before', layer });
  },
  connect: (a, choose) => {
    const [source, target] = [chooseLayer(a, choose), chooseLayer(a, choose)];
    return source && target && connect(a, source, target, choose([undefined, 0, 1, 5]));
  },
  disconnect: (a, choose) => {
    const edge = chooseEdge(a, choose);
    return edge && disconnect(a, edge);
  },
  replugSource: (a, choose) => {
    const [edge, source] = [chooseEdge(a, choose), chooseLayer(a, choose)];
    return edge && source && replug(a, edge, { source });
  },
  replugTarget: (a, choose) => {
    const [edge, target] = [chooseEdge(a, choose), chooseLayer(a, choose)];
    return edge && target && replug(a, edge, { target });
  },
  moveInput: (a, choose) => {
    const edge = chooseEdge(a, choose);
    return edge && moveInput(a, edge.target, edge.port, choose([0, 1, 2]) ?? 0);
  },
  remove: (a, choose) => removeLayers(a, chooseSelection(a, choose)),
  insertOnEdge: (a, choose) => {
    const [edge, layer] = [chooseEdge(a, choose), chooseLayer(a, choose)];
    return edge && layer && insertOnEdge(a, layer, edge);
  },
  moveToEdge: (a, choose) => {
    const edge = chooseEdge(a, choose);
    return edge && moveToEdge(a, [...chooseSelection(a, choose)], edge);
  },
  replaceKind: (a, choose) => replaceKind(a, chooseSelection(a, choose), choose(kinds) ?? 'ReLU'),
  changeParams: (a, choose) => {
    const changes = {
      kernelSize: choose([
        [3, 3],
        [1, 5],
        [0, 1],
      ]),
      stride: [choose([1, 2]), 1],
    };
    return changeParams(a, chooseSelection(a, choose), ({ layer: { params } }) =>
      Object.fromEntries(Object.entries(changes).filter(([name]) => Object.hasOwn(params, name))),
    );
  },
  setLayerParams: (a, choose) => {
    const conv = choose([...a.layers.values()].filter(({ layer }) => layer.kind === 'Conv2d'));
    return conv && setLayerParams(a, conv.id, { outChannels: choose([1, 8, 64]) });
  },
  setLayerName: (a, choose) => {
    const layer = chooseLayer(a, choose);
    return layer && setLayerName(a, layer, choose(['stem', 'conv1', 'x_2', '']) ?? '');
  },
  createGroup: (a, choose) => {
    const kind = choose([undefined, 'stage', 'block'] as const);
    return createGroup(a, chooseSelection(a, choose), kind === undefined ? {} : { kind });
  },
  ungroup: (a, choose) => {
    const group = choose(a.groups.keys());
    return group && ungroup(a, group);
  },
  setGroupName: (a, choose) => {
    const group = choose(a.groups.keys());
    return group && setGroupName(a, group, choose(['block1', 'encoder']) ?? '');
  },
  setGroupKind: (a, choose) => {
    const group = choose(a.groups.keys());
    return group && setGroupKind(a, group, choose(['stage', 'block'] as const) ?? 'block');
  },
  setLayerNotes: (a, choose) => {
    const layer = chooseLayer(a, choose);
    return layer && setLayerNotes(a, layer, choose(['', 'why', 'why not']) ?? '');
  },
  moveToGroup: (a, choose) =>
    moveToGroup(a, chooseSelection(a, choose), choose([null, ...a.groups.keys()]) ?? null),
  duplicate: (a, choose) => duplicate(a, chooseSelection(a, choose)),
  paste: (a, choose) => {
    const fragment = copySelection(a, chooseSelection(a, choose));
    return placeFragment(a, fragment, findPlacement(a, chooseSelection(a, choose), fragment));
  },
  pasteOnEdge: (a, choose) => {
    const fragment = copySelection(a, chooseSelection(a, choose));
    const edge = chooseEdge(a, choose);
    return edge && placeFragment(a, fragment, { at: 'edge', edge });
  },
  setRepeatCount: (a, choose) => {
    const repeat = choose(findRepeats(a));
    return repeat && setRepeatCount(a, repeat.groups, choose([1, 2, 3]) ?? 1);
  },
};

/** The names of all random edits. */
export const randomEditTypes = Object.keys(attempts);

/** One random edit. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  type: fc.constantFrom(...randomEditTypes),
  numbers: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
});

/** Makes a random edit: its result, or the same architecture where it is refused or there is nothing to choose. */
export function applyRandomEdit(architecture: Architecture, { type, numbers }: RandomEdit): Architecture {
  let used = 0;
  const choose: Choose = (options) => {
    const list = [...options];
    const number = numbers[used % numbers.length] ?? 0;
    used += 1;
    return list[number % Math.max(list.length, 1)];
  };
  const result = attempts[type]?.(architecture, choose);
  if (result === undefined) return architecture;
  if ('ok' in result) return result.ok ? result.architecture : architecture;
  return result;
}

/** A small residual network: a stem, a stage of two identical blocks, a third that differs, a head. */
export function createResidualNetwork(): Architecture {
  const net = createBuilder();
  net.add('Input', 'input');
  net.add('Conv2d', 'stem', { outChannels: 16 });
  net.group('stage', 'stage1', () => {
    for (const [name, kernel] of [
      ['block1', 3],
      ['block2', 3],
      ['block3', 5],
    ] as const) {
      net.group('block', name, () => {
        const skip = net.last;
        net.add('Conv2d', `${name}_conv1`, { outChannels: 16, kernelSize: [kernel, kernel] });
        net.add('ReLU', `${name}_relu1`);
        const main = net.add('Conv2d', `${name}_conv2`, { outChannels: 16 });
        net.add('Add', `${name}_add`, {}, { inputs: [main, skip] });
        net.add('ReLU', `${name}_relu2`);
      });
    }
  });
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc');
  return net.build();
}
