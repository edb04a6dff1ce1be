/** @file From a design to its stored form, and to the text of a .json file. */
import type { Architecture, LayerGroup, LayerId, LayerNode } from '../../architecture/architecture';
import type { Design, Position } from '../../document/document';
import {
  type StoredDesign,
  type StoredGroup,
  type StoredLayer,
  schemaReference,
  storedDefaults,
  storedFormat,
  storedVersion,
} from '../../document/storedDesign';
import { getDefaults } from '../../layers/catalogue';
import { getParameters } from '../../layers/validate';
import { formatJsonText } from './jsonText';
import { isSameValue, writeParameter } from './paramForms';

function writeParams({ layer }: LayerNode): Record<string, unknown> {
  const specs = getParameters(layer.kind);
  const defaults = new Map(Object.entries(getDefaults(layer.kind)));
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(layer.params)) {
    const spec = specs[name];
    if (spec !== undefined && !isSameValue(value, defaults.get(name)))
      written[name] = writeParameter(spec, value);
  }
  return written;
}

function writeLayer(node: LayerNode, previous: LayerId | null, position: Position | undefined): StoredLayer {
  const params = writeParams(node);
  const expected = previous === null ? [] : [previous];
  const { onnxNode } = node.source ?? {};
  return {
    id: node.id,
    ...(node.name !== node.id && { name: node.name }),
    kind: node.layer.kind,
    ...(Object.keys(params).length > 0 && { params }),
    ...(!isSameValue(node.inputs, expected) && { inputs: [...node.inputs] }),
    ...(node.group !== null && { group: node.group }),
    ...(node.notes && { notes: node.notes }),
    ...(onnxNode !== undefined && { source: { onnxNode } }),
    ...(position && { position: [position.x, position.y] }),
  };
}

function writeGroup({ id, name, kind, parent }: LayerGroup): StoredGroup {
  return {
    id,
    ...(name !== id && { name }),
    ...(kind !== storedDefaults.groupKind && { kind }),
    ...(parent !== null && { parent }),
  };
}

function writeLayers({ layers }: Architecture, positions: Design['positions']): StoredLayer[] {
  let previous: LayerId | null = null;
  const written: StoredLayer[] = [];
  for (const node of layers.values()) {
    written.push(writeLayer(node, previous, positions.get(node.id)));
    previous = node.id;
  }
  return written;
}

/** The stored form of a design: only what differs from the defaults. */
export function writeDesign({
  title,
  notes,
  resolution,
  rule,
  architecture,
  positions,
}: Design): StoredDesign {
  const groups = [...architecture.groups.values()].map(writeGroup);
  return {
    format: storedFormat,
    version: storedVersion,
    ...(title !== storedDefaults.title && { title }),
    ...(notes !== storedDefaults.notes && { notes }),
    ...(!isSameValue(resolution, storedDefaults.resolution) && {
      resolution: [resolution[0], resolution[1]],
    }),
    ...(rule !== storedDefaults.rule && { rule }),
    ...(groups.length > 0 && { groups }),
    layers: writeLayers(architecture, positions),
  };
}

/** The text of a design where the program keeps it. */
export function writeDesignText(design: Design): string {
  return formatJsonText(writeDesign(design));
}

/** The text of a design's file: it names its schema, so that editors can help those who write in it. */
export function writeDesignFile(design: Design): string {
  return formatJsonText({ $schema: schemaReference, ...writeDesign(design) });
}
