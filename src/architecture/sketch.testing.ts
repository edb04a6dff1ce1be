/**
 * @file Small networks as lines of text, for tests: `add1 < conv2 input @ stage1/block1` is a layer, what feeds it and
 * its groups from the outside in. The kind is told by the name.
 */
import { createLayer, type Layer, type LayerKind } from '../layers/catalogue';
import {
  type Architecture,
  type GroupId,
  getGroupPath,
  type LayerGroup,
  type LayerId,
  type LayerNode,
} from './architecture';

const kinds: Readonly<Record<string, LayerKind>> = {
  input: 'Input',
  conv: 'Conv2d',
  relu: 'ReLU',
  bn: 'BatchNorm',
  pool: 'MaxPool2d',
  add: 'Add',
  mul: 'Multiply',
  concat: 'Concat',
  flatten: 'Flatten',
  fc: 'Linear',
};

/** Reads a sketch: a list of ids. */
export function ids(text: string): readonly LayerId[] {
  return text.split(' ').filter(Boolean) as LayerId[];
}

/** The only id in a text. */
export const id = (text: string) => text as LayerId;

/** The id of a group. */
export const group = (text: string) => text as GroupId;

/** Makes an architecture from its lines; groups whose names begin with `stage` are stages. */
export function draw(...lines: readonly string[]): Architecture {
  const layers = new Map<LayerId, LayerNode>();
  const groups = new Map<GroupId, LayerGroup>();
  for (const line of lines) {
    const [, name = '', inputs = '', path = ''] = /^(\S+)(?: < ([^@]*?))?(?: @ (\S+))?$/.exec(line) ?? [];
    let parent: GroupId | null = null;
    for (const part of path.split('/').filter(Boolean)) {
      const kind: LayerGroup['kind'] = part.startsWith('stage') ? 'stage' : 'block';
      groups.set(group(part), { id: group(part), name: part, kind, parent });
      parent = group(part);
    }
    const layer = createLayer(kinds[name.replace(/[^a-z].*$/, '')] ?? 'Identity') as Layer;
    layers.set(id(name), { id: id(name), name, layer, inputs: ids(inputs), group: parent });
  }
  return { layers, groups };
}

/** The lines of an architecture, by id and in document order. */
export function sketch(architecture: Architecture): readonly string[] {
  return [...architecture.layers.values()].map((node) => {
    const path = getGroupPath(architecture, node.group).map((holder) => holder.id);
    const inputs = node.inputs.length > 0 ? ` < ${node.inputs.join(' ')}` : '';
    return `${node.id}${inputs}${path.length > 0 ? ` @ ${path.join('/')}` : ''}`;
  });
}
