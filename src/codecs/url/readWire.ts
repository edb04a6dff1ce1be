/** @file Reads the bytes that writeWire.ts writes. Everything is checked: the bytes come from strangers. */
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode } from '../../architecture/architecture';
import { statusRules } from '../../architecture/statusRule';
import type { DesignProblem } from '../../document/designProblem';
import { createDesign, type Design, type Position, resolutionLimits } from '../../document/document';
import {
  cutText,
  maxConnections,
  maxDistance,
  maxGroups,
  maxLayers,
  maxNameLength,
  maxNotesLength,
} from '../../document/limits';
import type { Layer, LayerKind } from '../../layers/catalogue';
import { readParams } from '../../layers/validate';
import { ByteReader } from '../../util/byteReader';
import { clamp } from '../../util/numbers';
import type { PerAxis } from '../../util/perAxis';
import { countWireChannels, getWireKind, kindsByCode } from './wireKinds';
import { GroupNameBook, NameBook, nameForms } from './wireNames';
import { groupKinds, wireLimits, wireOps } from './wireOps';

/** The bytes hold more than a design may have. */
export class WireLimitError extends RangeError {
  readonly problem: DesignProblem;

  constructor(what: 'layers' | 'connections' | 'groups', actual: number, max: number) {
    super(`Too many ${what}`);
    this.problem = { code: 'too-many', what, actual, max };
  }
}

/** What is only for show is cut where it is too long. */
const cutName = (name: string) => cutText(name, maxNameLength);
const cutNotes = (notes: string) => cutText(notes, maxNotesLength);

/**
 * Reads a design.
 * @throws WireLimitError where it is too large.
 * @throws RangeError where the bytes are none: damaged, hostile or of a later version.
 */
export function readWire(bytes: Uint8Array): Design {
  const reader = new ByteReader(bytes);
  const resolution = readResolution(reader);
  const head = reader.readByte();
  const rule = statusRules[head >> 1];
  if (rule === undefined) throw new RangeError('An unknown rule');
  const title = cutName(reader.readText(wireLimits.nameBytes));
  const notes = head % 2 === 1 ? cutNotes(reader.readText(wireLimits.textBytes)) : '';
  const layers = new LayerReader(reader);
  const { architecture, positions } = layers.readAll();
  if (!reader.isAtEnd) throw new RangeError('Bytes behind the end');
  return createDesign(architecture, { title, notes, resolution, rule, positions });
}

function readResolution(reader: ByteReader): PerAxis<number> {
  const head = reader.readUnsigned();
  const height = Math.floor(head / 2);
  const width = head % 2 === 0 ? height : reader.readUnsigned();
  for (const size of [height, width])
    if (size < resolutionLimits.min || size > resolutionLimits.max)
      throw new RangeError('An impossible resolution');
  return [height, width];
}

/** What was said of the layer that follows. */
interface Announcement {
  distances: readonly number[] | null;
  name: string | null;
  local: string | null;
  shown: string | null;
  extra: string | null;
  skipped: number;
  notes: string | null;
}

const nothingSaid = (): Announcement => ({
  ...{ distances: null, name: null, local: null, shown: null, extra: null, skipped: 0, notes: null },
});

class LayerReader {
  private readonly reader: ByteReader;
  private readonly layers: { node: LayerNode; distances: readonly number[] }[] = [];
  private readonly channels: (number | null)[] = [];
  private readonly groups: LayerGroup[] = [];
  private readonly groupIds = new Set<string>();
  private readonly layerIds = new Set<string>();
  private readonly names = new NameBook();
  private readonly groupNames = new GroupNameBook();
  private open: LayerGroup[] = [];
  private scope: string | null = null;
  private connections = 0;
  private said: Announcement = nothingSaid();
  private readonly placed: { index: number; position: Position }[] = [];

  constructor(reader: ByteReader) {
    this.reader = reader;
  }

  readAll(): { architecture: Architecture; positions: ReadonlyMap<LayerId, Position> } {
    for (let op = this.reader.readByte(); op !== wireOps.end; op = this.reader.readByte()) this.readOp(op);
    const ids = this.layers.map(({ node }) => node.id);
    const layers = new Map<LayerId, LayerNode>();
    for (const [index, { node, distances }] of this.layers.entries()) {
      const inputs = distances.map((distance) => ids[index - distance]);
      const known = inputs.filter((id) => id !== undefined);
      if (known.length < inputs.length) throw new RangeError('A connection to nowhere');
      layers.set(node.id, { ...node, inputs: known });
    }
    const positions = new Map<LayerId, Position>();
    for (const { index, position } of this.placed) {
      const id = ids[index];
      if (id === undefined) throw new RangeError('A position of no layer');
      positions.set(id, position);
    }
    const groups = new Map(this.groups.map((group) => [group.id, group]));
    return { architecture: { layers, groups }, positions };
  }

  private readOp(op: number): void {
    const { reader, said } = this;
    if (op < wireOps.inputs) this.readLayer(op);
    else if (op < wireOps.manyInputs) said.distances = this.readDistances(op - wireOps.inputs);
    else if (op === wireOps.manyInputs) said.distances = this.readDistances(reader.readUnsigned());
    else if (op >= wireOps.nameForm && op < wireOps.nameForm + nameForms.length) {
      this.pendingForm = nameForms[op - wireOps.nameForm] ?? null;
    } else if (op === wireOps.name) said.name = reader.readText(wireLimits.nameBytes);
    else if (op === wireOps.localName) said.local = reader.readText(wireLimits.nameBytes);
    else if (op === wireOps.shownName) said.shown = reader.readText(wireLimits.nameBytes);
    else if (op === wireOps.extraName) said.extra = reader.readText(wireLimits.nameBytes);
    else if (op === wireOps.skipNumber) said.skipped += 1;
    else if (op === wireOps.scope) {
      const group = this.open.at(-1)?.name ?? null;
      const local = reader.readText(wireLimits.nameBytes);
      this.scope = cutName(group === null ? local : `${group}.${local}`);
    } else if (op === wireOps.host) {
      const group = this.nameGroup;
      const local = reader.readText(wireLimits.nameBytes);
      this.names.setHost(cutName(group === null ? local : `${group}.${local}`));
    } else if (op === wireOps.notes) said.notes = reader.readText(wireLimits.textBytes);
    else if (op >= wireOps.openGroup && op < wireOps.closeGroup) this.openGroup(op);
    else if (op === wireOps.closeGroup) {
      this.scope = null;
      if (this.open.pop() === undefined) throw new RangeError('No group to close');
    } else if (op === wireOps.reopenGroup) {
      this.scope = null;
      const group = this.groups[reader.readUnsigned()];
      if (group === undefined || group.parent !== (this.open.at(-1)?.id ?? null))
        throw new RangeError('No such group');
      this.open.push(group);
    } else if (op === wireOps.positions) this.readPositions();
    else throw new RangeError('An unknown code');
  }

  private pendingForm: (typeof nameForms)[number] | null = null;

  private readDistances(count: number): readonly number[] {
    if (count > wireLimits.inputs) throw new RangeError('Too many inputs');
    const distances: number[] = [];
    let before = 0;
    for (let port = 0; port < count; port++) {
      before += this.reader.readSigned();
      distances.push(before);
    }
    return distances;
  }

  private readLayer(code: number): void {
    const kind = kindsByCode.get(code);
    if (kind === undefined) throw new RangeError('An unknown layer kind');
    const index = this.layers.length;
    if (index >= maxLayers) throw new WireLimitError('layers', index + 1, maxLayers);
    const distances = this.said.distances ?? (index === 0 ? [] : [1]);
    this.connections += distances.length;
    if (this.connections > maxConnections)
      throw new WireLimitError('connections', this.connections, maxConnections);
    // A connection to a later layer is possible in a broken draft; nothing is known of its channels yet.
    const arriving = distances.map((distance) => this.channels[index - distance] ?? null);
    const params = this.readParams(kind, kind === 'Concat' ? null : (arriving[0] ?? null));
    const name = this.readName(kind);
    const id = createId(name, this.layerIds) as LayerId;
    const notes = this.said.notes === null ? null : cutNotes(this.said.notes);
    // The parameters have just been checked against the kind.
    const layer = { kind, params } as Layer;
    const group = this.open.at(-1)?.id ?? null;
    const node: LayerNode = { id, name, layer, inputs: [], group, ...(notes !== null && { notes }) };
    this.layers.push({ node, distances });
    this.channels.push(countWireChannels(kind, params, arriving));
    this.said = nothingSaid();
    this.pendingForm = null;
  }

  private readParams(kind: Layer['kind'], inChannels: number | null): Readonly<Record<string, unknown>> {
    const { fields } = getWireKind(kind);
    const entries = Object.entries(fields);
    const mask = entries.length > 0 ? this.reader.readUnsigned() : 0;
    const values: Record<string, unknown> = {};
    let rest = mask;
    for (const [name, field] of entries) {
      const context = { inChannels, earlier: values };
      const isWritten = Math.floor(mask / 2 ** field.bit) % 2 === 1;
      if (isWritten) rest -= 2 ** field.bit;
      values[name] = isWritten ? field.read(this.reader, context) : field.getDefault(context);
    }
    if (rest !== 0) throw new RangeError('An unknown parameter');
    const result = readParams(kind, values);
    if (!('params' in result)) throw new RangeError(`A parameter that is not allowed: ${result.parameter}`);
    return values;
  }

  /** What local names begin with. */
  private get nameGroup(): string | null {
    return this.scope ?? this.open.at(-1)?.name ?? null;
  }

  private readName(kind: LayerKind): string {
    const group = this.nameGroup;
    const { name: full, local, shown, extra, skipped } = this.said;
    if (extra !== null) return cutName(extra);
    if (local !== null && group === null) throw new RangeError('A local name without a group');
    let name = full ?? (local === null ? null : `${group}.${local}`);
    if (name !== null) this.names.learn(kind, local ?? name, local !== null);
    else {
      if (this.pendingForm !== null) this.names.setForm(kind, this.pendingForm);
      name = this.names.guess(kind, this.names.getForm(kind), group, skipped);
    }
    if (name === null) throw new RangeError('A name that cannot be guessed');
    name = cutName(name);
    this.names.observe(kind, name);
    return shown === null ? name : cutName(shown);
  }

  private openGroup(op: number): void {
    this.scope = null;
    const count = this.groups.length + 1;
    if (count > maxGroups) throw new WireLimitError('groups', count, maxGroups);
    if (this.open.length > 50) throw new RangeError('Groups too deep');
    const parent = this.open.at(-1) ?? null;
    const form = op - wireOps.openGroup;
    const kind = groupKinds[form % groupKinds.length];
    const read = this.readGroupName(op - (form % groupKinds.length), parent?.name ?? null);
    if (read === null || kind === undefined) throw new RangeError('A group without a name');
    const name = cutName(read);
    this.groupNames.observe(parent?.name ?? null, name);
    const id = createId(name, this.groupIds) as GroupId;
    const group: LayerGroup = { id, name, kind, parent: parent?.id ?? null };
    this.groups.push(group);
    this.open.push(group);
  }

  private readGroupName(op: number, parent: string | null): string | null {
    if (op === wireOps.openGroup) return this.groupNames.guess(parent, false);
    if (op === wireOps.openOtherGroup) return this.groupNames.guess(parent, true);
    const text = this.reader.readText(wireLimits.nameBytes);
    if (op === wireOps.openNamedGroup) return text;
    return parent === null ? null : `${parent}.${text}`;
  }

  private readPositions(): void {
    const count = this.reader.readUnsigned();
    if (count > maxLayers) throw new RangeError('Too many positions');
    for (let entry = 0; entry < count; entry++) {
      const index = this.reader.readUnsigned();
      const readPlace = () => clamp(this.reader.readSigned(), -maxDistance, maxDistance);
      this.placed.push({ index, position: { x: readPlace(), y: readPlace() } });
    }
  }
}

function createId(name: string, taken: Set<string>): string {
  let id = name;
  for (let count = 2; taken.has(id); count++) id = `${name}_${count}`;
  taken.add(id);
  return id;
}
