/**
 * @file A design as a compact sequence of bytes, before they are coded.
 *
 * The idea: layers in document order, one byte for the kind; a layer continues from the one before unless it says
 * otherwise; only parameters that differ from the default are written; channels are relative to those that
 * arrive; names that can be guessed are left out. Repeated blocks then are the same bytes again, which cost
 * almost nothing.
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
import { cutText, maxNameLength, maxNotesLength } from '../../document/limits';
import { ByteWriter } from '../../util/byteWriter';
import { createNameWriter } from './nameWriter';
import { type ChannelForm, chooseChannelForm, type FieldContext, listChannelForms } from './wireField';
import { countWireChannels, getWireKind } from './wireKinds';
import { GroupNameBook, stripPrefix } from './wireNames';
import { groupKinds, wireOps } from './wireOps';

/** For layers of the same kind and name in their groups, how their channels are written. */
export type ChannelHabits = ReadonlyMap<string, ChannelForm>;

/** A design's bytes, with the habits that fit most of its layers. */
export interface WrittenWire {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly common: ChannelHabits;
}

/**
 * Writes a design. What a link does not carry: ids, the place in an imported file.
 *
 * @param habits how channels are written where that fits; without them, as those of the layer of that name before.
 */
export function writeWire(design: Design, habits: ChannelHabits | null = null): WrittenWire {
  const writer = new ByteWriter();
  const [height, width] = design.resolution;
  writer.writeUnsigned(2 * height + (height === width ? 0 : 1));
  if (height !== width) writer.writeUnsigned(width);
  const hasNotes = design.notes !== '';
  writer.writeByte(2 * statusRules.indexOf(design.rule) + (hasNotes ? 1 : 0));
  writer.writeText(cutText(design.title, maxNameLength));
  if (hasNotes) writer.writeText(cutText(design.notes, maxNotesLength));
  const channels = createChannelBook(habits);
  writeLayers(writer, design.architecture, channels);
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
  return { bytes: writer.toBytes(), common: channels.findCommon() };
}

function writeLayers(writer: ByteWriter, architecture: Architecture, book: ChannelBook): void {
  const indices = new Map<LayerId, number>();
  for (const id of architecture.layers.keys()) indices.set(id, indices.size);
  const channels = new Map<LayerId, number | null>();
  const writeName = createNameWriter(writer, architecture);
  const groups = createGroupWriter(writer, architecture);
  let index = 0;
  for (const node of architecture.layers.values()) {
    groups.moveTo(node.group);
    writeInputs(writer, node, index, indices);
    const name = cutText(node.name, maxNameLength);
    const scope = writeName(index);
    if (node.notes !== undefined && node.notes !== '') {
      writer.writeByte(wireOps.notes);
      writer.writeText(cutText(node.notes, maxNotesLength));
    }
    const arriving = node.inputs.map((id) => channels.get(id) ?? null);
    const local = stripPrefix(name, scope) ?? getWireKind(node.layer.kind).stem;
    channels.set(node.id, writeLayer(writer, node, arriving, book, `${node.layer.kind} ${local}`));
    index += 1;
  }
}

/** What is known of how channels are written, by layers' kinds and names. */
interface ChannelBook {
  get(key: string): ChannelForm | undefined;
  observe(key: string, count: number, context: FieldContext): void;
  findCommon(): ChannelHabits;
}

function createChannelBook(habits: ChannelHabits | null): ChannelBook {
  const last = new Map<string, ChannelForm>();
  const counts = new Map<string, Map<ChannelForm, number>>();
  return {
    get: (key) => (habits?.has(key) ? habits.get(key) : last.get(key)),
    observe(key, count, context) {
      last.set(key, chooseChannelForm(count, context));
      const forms = counts.get(key) ?? new Map<ChannelForm, number>();
      for (const form of listChannelForms(count, context.inChannels))
        forms.set(form, (forms.get(form) ?? 0) + 1);
      counts.set(key, forms);
    },
    findCommon: () =>
      new Map(
        [...counts].map(([key, forms]) => {
          const [first] = [...forms].sort(([, a], [, b]) => b - a);
          return [key, first?.[0] ?? null];
        }),
      ),
  };
}

function writeLayer(
  writer: ByteWriter,
  node: LayerNode,
  arriving: readonly (number | null)[],
  book: ChannelBook,
  key: string,
): number | null {
  const { kind } = node.layer;
  const params: Readonly<Record<string, unknown>> = node.layer.params;
  const { code, fields } = getWireKind(kind);
  writer.writeByte(code);
  const inChannels = kind === 'Concat' ? null : (arriving[0] ?? null);
  const entries = Object.entries(fields);
  if (entries.length > 0) {
    const context = { inChannels, earlier: params, habit: book.get(key) };
    const count = params.outChannels ?? params.squeezeChannels;
    if (typeof count === 'number') book.observe(key, count, context);
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

function createGroupWriter(writer: ByteWriter, architecture: Architecture) {
  const book = new GroupNameBook();
  const numbers = new Map<GroupId, number>();
  let open: readonly GroupId[] = [];
  const getName = (id: GroupId | undefined): string | null => {
    const group = id === undefined ? undefined : architecture.groups.get(id);
    return group === undefined ? null : cutText(group.name, maxNameLength);
  };
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
    const name = getName(id) ?? '';
    const parent = getName(parentId);
    const offset = groupKinds.indexOf(group.kind);
    const local = stripPrefix(name, parent);
    if (book.guess(parent, false) === name) writer.writeByte(wireOps.openGroup + offset);
    else if (book.guess(parent, true) === name) writer.writeByte(wireOps.openOtherGroup + offset);
    else {
      writer.writeByte((local === null ? wireOps.openNamedGroup : wireOps.openLocalGroup) + offset);
      writer.writeText(local ?? name);
    }
    book.observe(parent, name);
  };
  return {
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
