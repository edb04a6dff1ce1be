/**
 * @file A design as a compact sequence of bytes, before deflation.
 *
 * The idea: layers in document order, one byte for the kind; a layer continues from the one before unless it says
 * otherwise; only parameters that differ from the default are written; channels are relative to those that
 * arrive; names that can be guessed are left out. Repeated blocks then are the same bytes again, which deflate
 * folds.
 */
import {
  type Architecture,
  type GroupId,
  getGroupPath,
  type LayerId,
  type LayerNode,
} from '../../architecture/architecture';
import { statusRules } from '../../architecture/statusRule';
import type { Design } from '../../document/document';
import { ByteWriter } from '../../util/byteWriter';
import { type ChannelForm, chooseChannelForm } from './wireField';
import { countWireChannels, getWireKind } from './wireKinds';
import { GroupNameBook, NameBook, nameForms, stripPrefix } from './wireNames';
import { groupKinds, wireOps } from './wireOps';

/** Writes a design. What a link does not carry: ids, the place in an imported file. */
export function writeWire(design: Design): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const [height, width] = design.resolution;
  writer.writeUnsigned(2 * height + (height === width ? 0 : 1));
  if (height !== width) writer.writeUnsigned(width);
  const hasNotes = design.notes !== '';
  writer.writeByte(2 * statusRules.indexOf(design.rule) + (hasNotes ? 1 : 0));
  writer.writeText(design.title);
  if (hasNotes) writer.writeText(design.notes);
  writeLayers(writer, design.architecture);
  const order = [...design.architecture.layers.keys()];
  const placed = order.map((id, index) => ({ index, position: design.positions.get(id) }));
  const positions = placed.flatMap(({ index, position }) => (position ? [{ index, ...position }] : []));
  if (positions.length > 0) {
    writer.writeByte(wireOps.positions);
    writer.writeUnsigned(positions.length);
    for (const { index, x, y } of positions) {
      writer.writeUnsigned(index);
      writer.writeSigned(Math.round(x));
      writer.writeSigned(Math.round(y));
    }
  }
  writer.writeByte(wireOps.end);
  return writer.toBytes();
}

function writeLayers(writer: ByteWriter, architecture: Architecture): void {
  const indices = new Map<LayerId, number>();
  for (const id of architecture.layers.keys()) indices.set(id, indices.size);
  const channels = new Map<LayerId, number | null>();
  const names = new NameBook();
  const habits = new Map<string, ChannelForm>();
  const groups = createGroupWriter(writer, architecture);
  let index = 0;
  for (const node of architecture.layers.values()) {
    groups.moveTo(node.group);
    writeInputs(writer, node, index, indices);
    writeName(writer, node, names, groups.currentName());
    if (node.notes !== undefined && node.notes !== '') {
      writer.writeByte(wireOps.notes);
      writer.writeText(node.notes);
    }
    const arriving = node.inputs.map((id) => channels.get(id) ?? null);
    const local = stripPrefix(node.name, groups.currentName()) ?? getWireKind(node.layer.kind).stem;
    channels.set(node.id, writeLayer(writer, node, arriving, habits, `${node.layer.kind} ${local}`));
    index += 1;
  }
}

function writeLayer(
  writer: ByteWriter,
  node: LayerNode,
  arriving: readonly (number | null)[],
  habits: Map<string, ChannelForm>,
  habitKey: string,
): number | null {
  const { kind } = node.layer;
  const params: Readonly<Record<string, unknown>> = node.layer.params;
  const { code, fields } = getWireKind(kind);
  writer.writeByte(code);
  const inChannels = kind === 'Concat' ? null : (arriving[0] ?? null);
  const entries = Object.entries(fields);
  if (entries.length > 0) {
    const context = { inChannels, earlier: params, habit: habits.get(habitKey) };
    const count = params.outChannels ?? params.squeezeChannels;
    if (typeof count === 'number') habits.set(habitKey, chooseChannelForm(count, context));
    const written = entries.filter(([name, field]) => !field.isDefault(params[name], context));
    writer.writeUnsigned(written.reduce((mask, [, field]) => mask + 2 ** field.bit, 0));
    for (const [name, field] of written) field.write(writer, params[name], context);
  }
  return countWireChannels(kind, params, arriving);
}

function writeInputs(
  writer: ByteWriter,
  node: LayerNode,
  index: number,
  indices: ReadonlyMap<LayerId, number>,
): void {
  const distances = node.inputs.map((id) => index - (indices.get(id) ?? index));
  const expected = index === 0 ? 0 : 1;
  if (distances.length === expected && (expected === 0 || distances[0] === 1)) return;
  if (distances.length < 16) writer.writeByte(wireOps.inputs + distances.length);
  else {
    writer.writeByte(wireOps.manyInputs);
    writer.writeUnsigned(distances.length);
  }
  let before = 0;
  for (const distance of distances) {
    writer.writeSigned(distance - before);
    before = distance;
  }
}

function writeName(writer: ByteWriter, node: LayerNode, names: NameBook, group: string | null): void {
  const { name } = node;
  const { kind } = node.layer;
  if (names.guess(kind, names.getForm(kind), group) !== name) {
    const other = nameForms.find((candidate) => names.guess(kind, candidate, group) === name);
    const local = stripPrefix(name, group);
    if (other !== undefined) {
      writer.writeByte(wireOps.nameForm + nameForms.indexOf(other));
      names.setForm(kind, other);
    } else {
      writer.writeByte(local === null ? wireOps.name : wireOps.localName);
      writer.writeText(local ?? name);
      names.learn(kind, local ?? name, local !== null);
    }
  }
  names.observe(kind, name);
}

function createGroupWriter(writer: ByteWriter, architecture: Architecture) {
  const book = new GroupNameBook();
  const numbers = new Map<GroupId, number>();
  let open: readonly GroupId[] = [];
  const enter = (id: GroupId, parentId: GroupId | undefined): void => {
    const number = numbers.get(id);
    const group = architecture.groups.get(id);
    if (group === undefined) return;
    if (number !== undefined) {
      writer.writeByte(wireOps.reopenGroup);
      writer.writeUnsigned(number);
      return;
    }
    numbers.set(id, numbers.size);
    const parent = parentId === undefined ? null : (architecture.groups.get(parentId)?.name ?? null);
    const offset = groupKinds.indexOf(group.kind);
    const local = stripPrefix(group.name, parent);
    if (book.guess(parent, false) === group.name) writer.writeByte(wireOps.openGroup + offset);
    else if (book.guess(parent, true) === group.name) writer.writeByte(wireOps.openOtherGroup + offset);
    else {
      writer.writeByte((local === null ? wireOps.openNamedGroup : wireOps.openLocalGroup) + offset);
      writer.writeText(local ?? group.name);
    }
    book.observe(parent, group.name);
  };
  return {
    currentName: () => architecture.groups.get(open.at(-1) as GroupId)?.name ?? null,
    moveTo(target: GroupId | null): void {
      if ((open.at(-1) ?? null) === target) return;
      const path = getGroupPath(architecture, target).map(({ id }) => id);
      let shared = 0;
      while (shared < open.length && shared < path.length && open[shared] === path[shared]) shared += 1;
      for (let depth = open.length; depth > shared; depth--) writer.writeByte(wireOps.closeGroup);
      for (const [depth, id] of path.entries()) if (depth >= shared) enter(id, path[depth - 1]);
      open = path;
    },
  };
}
