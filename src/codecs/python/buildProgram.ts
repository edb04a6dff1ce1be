/**
 * @file From an architecture to blocks: groups become blocks where a tensor goes in and one comes out, and a
 * convolution with a norm or an activation named after it becomes a unit. All other groups are opened.
 */
import {
  type Architecture,
  type GroupId,
  getGroupPath,
  type LayerId,
  type LayerNode,
} from '../../architecture/architecture';
import { computeGroupLayers } from '../../architecture/membership';
import { computeConsumers } from '../../graph/graph';
import { computeOrder, sortNodes } from '../../graph/order';
import { findExits } from '../../graph/region';
import { type Block, findInputs, type Item } from './block';
import type { Step } from './call';
import { stripPrefix } from './names';
import { findUnits } from './units';

type Consumers = ReadonlyMap<LayerId, readonly LayerId[]>;

/** A block in the making. */
interface Holder {
  readonly name: string;
  readonly kind: Block['kind'];
  readonly outputs: readonly LayerId[];
  readonly members: (LayerNode | Holder)[];
}

const isHolder = (member: LayerNode | Holder): member is Holder => 'members' in member;

/** How deep blocks nest; what lies deeper is opened. */
const maxDepth = 6;

/** More groups than this are not tried with several outputs, for they may have to be tried again without. */
const maxGroupsWithSeveralOutputs = 2000;

/** The tensors that leave each group that can be a block. */
function findBlocks(
  architecture: Architecture,
  consumers: Consumers,
  maxOutputs: number,
): ReadonlyMap<GroupId, readonly LayerId[]> {
  const blocks = new Map<GroupId, readonly LayerId[]>();
  for (const [id, members] of computeGroupLayers(architecture)) {
    const own = new Set(members.filter((member) => architecture.layers.get(member)?.layer.kind !== 'Input'));
    if (own.size < 2) continue;
    const outputs = findExits(consumers, own);
    if (outputs.length <= maxOutputs) blocks.set(id, outputs);
  }
  return blocks;
}

/** The tree of blocks with their layers, in document order. */
function createHolders(
  architecture: Architecture,
  consumers: Consumers,
  blocks: ReadonlyMap<GroupId, readonly LayerId[]>,
): Holder {
  const units = findUnits(architecture, consumers, new Set(blocks.keys()));
  const sinks = [...architecture.layers.keys()].filter((id) => (consumers.get(id) ?? []).length === 0);
  const network: Holder = { name: '', kind: 'network', outputs: sinks, members: [] };
  const holders = new Map<GroupId | LayerId, Holder>();
  const getHolder = (key: GroupId | LayerId, parent: Holder, create: () => Omit<Holder, 'members'>) => {
    let holder = holders.get(key);
    if (holder === undefined) {
      holder = { ...create(), members: [] };
      holders.set(key, holder);
      parent.members.push(holder);
    }
    return holder;
  };
  for (const node of architecture.layers.values()) {
    if (node.layer.kind === 'Input') continue;
    const path = getGroupPath(architecture, node.group).filter(({ id }) => blocks.has(id));
    let holder = network;
    for (const { id, name, kind } of path.slice(0, maxDepth))
      holder = getHolder(id, holder, () => ({ name, kind, outputs: blocks.get(id) ?? [] }));
    const unit = units.get(node.id);
    if (unit !== undefined)
      holder = getHolder(unit.root, holder, () => ({ name: unit.name, kind: 'unit', outputs: [unit.end] }));
    holder.members.push(node);
  }
  return network;
}

/** The items such that what makes a tensor stands before what uses it; null where blocks wait for each other. */
function orderItems(items: readonly Item[]): readonly Item[] | null {
  const makers = new Map(items.flatMap((item, index) => item.outputs.map((id) => [id, String(index)])));
  const nodes = items.map((item, index): [string, { id: string; inputs: string[] }] => {
    const inputs = item.inputs.map((id) => makers.get(id)).filter((maker) => maker !== undefined);
    return [String(index), { id: String(index), inputs }];
  });
  const { order, cyclic } = computeOrder(new Map(nodes));
  if (cyclic.length > 0) return null;
  return order.map((index) => items[Number(index)]).filter((item) => item !== undefined);
}

function createBlock(
  holder: Holder,
  translate: (node: LayerNode) => Step,
  path: readonly string[],
): Block | null {
  const { name, kind, outputs, members } = holder;
  const names = name === '' ? path : [name, ...path];
  const items: Item[] = [];
  for (const member of members) {
    if (isHolder(member)) {
      const block = createBlock(member, translate, names);
      if (block === null) return null;
      items.push({
        name: stripPrefix(member.name, names),
        inputs: block.inputs,
        outputs: block.outputs,
        content: { type: 'block', block },
      });
    } else
      items.push({
        name: stripPrefix(member.name, names),
        inputs: member.inputs,
        outputs: [member.id],
        content: { type: 'layer', node: member, step: translate(member) },
      });
  }
  const [only] = items;
  if (items.length === 1 && only?.content.type === 'block' && kind !== 'network')
    return { ...only.content.block, name };
  const ordered = orderItems(items);
  return ordered && { name, kind, inputs: findInputs(ordered), outputs, items: ordered };
}

/**
 * The program of an architecture without errors; its block `network` takes the image, even where nothing uses it.
 *
 * @param translate says what a layer becomes; called once a layer.
 */
export function buildProgram(architecture: Architecture, translate: (node: LayerNode) => Step): Block {
  const sorted = { ...architecture, layers: sortNodes(architecture.layers) };
  const consumers = computeConsumers(sorted.layers);
  const steps = new Map<LayerId, Step>();
  const translateOnce = (node: LayerNode) => {
    const step = steps.get(node.id) ?? translate(node);
    steps.set(node.id, step);
    return step;
  };
  const most = architecture.groups.size <= maxGroupsWithSeveralOutputs ? [3, 1] : [1];
  for (const maxOutputs of most) {
    const blocks = findBlocks(sorted, consumers, maxOutputs);
    const program = createBlock(createHolders(sorted, consumers, blocks), translateOnce, []);
    const image = [...sorted.layers.values()].find(({ layer }) => layer.kind === 'Input');
    if (program !== null) return { ...program, inputs: image === undefined ? [] : [image.id] };
  }
  // A block with one output cannot wait for what comes behind it.
  throw new RangeError('The architecture has a cycle');
}
