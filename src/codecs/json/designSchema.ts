/**
 * @file The JSON Schema of a design's file, for editors and for programs that write such files: published as
 * `public/design.schema.json`. It says all that can be said of single values; that ids are unique and lead somewhere
 * only the reader knows.
 */
import { statusRules } from '../../architecture/statusRule';
import { resolutionLimits } from '../../document/document';
import { maxGroups, maxIdLength, maxLayers } from '../../document/limits';
import { storedDefaults, storedFormat, storedVersion } from '../../document/storedDesign';
import { createLayer, type LayerKind, layerKinds } from '../../layers/catalogue';
import type { Parameter } from '../../layers/parameter';
import { getParameters } from '../../layers/validate';
import { designSchemaText as say } from '../../text/en/designSchemaText';
import { parameterHelp } from '../../text/en/parameterHelp';
import { writeParameter } from './paramForms';

type JsonSchema = Readonly<Record<string, unknown>>;

const text: JsonSchema = { type: 'string' };
const id: JsonSchema = { type: 'string', maxLength: maxIdLength };

const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** A list of exactly two. */
const pairOf = (item: JsonSchema): JsonSchema => ({
  ...{ type: 'array', prefixItems: [item, item], items: false, minItems: 2 },
});

/** An object with these keys and no others. */
function objectOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = Object.keys(properties),
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The forms that a parameter's value may have, as {@link expandParameter} knows them. */
function describeValue(spec: Parameter): JsonSchema {
  if (spec.type === 'boolean') return { type: 'boolean' };
  if (spec.type === 'choice') return { enum: spec.options };
  if (spec.type === 'text') return { type: 'string', maxLength: spec.maxLength };
  const limits = { minimum: spec.min, maximum: spec.max };
  const whole = { type: 'integer', ...limits };
  const real = { type: 'number', ...limits };
  const sides = objectOf({ top: whole, bottom: whole, left: whole, right: whole });
  switch (spec.type) {
    case 'integer':
      return whole;
    case 'real':
      return real;
    case 'integerPerAxis':
      return { anyOf: [whole, pairOf(whole)] };
    case 'realPerAxis':
      return { anyOf: [real, pairOf(real)] };
    case 'optionalIntegerPerAxis':
      return { anyOf: [{ type: 'null' }, whole, pairOf(whole)] };
    case 'padding':
      return { anyOf: [{ enum: ['same', 'valid'] }, whole, sides] };
    case 'sides':
      return { anyOf: [whole, sides] };
    case 'optionalShape': {
      const map = objectOf({ channels: whole, height: whole, width: whole });
      return { anyOf: [{ type: 'null' }, objectOf({ features: whole }), map] };
    }
  }
}

function describeParams(kind: LayerKind): JsonSchema {
  const layer = createLayer(kind);
  const properties = Object.entries(getParameters(kind)).map(([name, spec]) => {
    const description = parameterHelp.formatHelp([{ layer }], name, spec);
    return [name, { description, ...describeValue(spec), default: writeParameter(spec, spec.default) }];
  });
  return objectOf(Object.fromEntries(properties), []);
}

function describeLayer(): JsonSchema {
  const properties = {
    id: { description: say.layerId, ...id },
    name: { description: say.layerName, ...text },
    kind: { description: say.kind, enum: layerKinds },
    params: { description: say.params, type: 'object' },
    inputs: { description: say.inputs, ...listOf(text) },
    group: { description: say.layerGroup, ...text },
    notes: { description: say.notes, ...text },
    source: { description: say.source, ...objectOf({ onnxNode: text }, []) },
    position: { description: say.position, ...pairOf({ type: 'number' }) },
  };
  const rules = layerKinds.map((kind) => ({
    if: { properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it that; nothing awaits it.
    then: { properties: { params: { $ref: `#/$defs/${kind}` } } },
  }));
  return { ...objectOf(properties, ['id', 'kind']), allOf: rules };
}

function describeGroup(): JsonSchema {
  const properties = {
    id: { description: say.groupId, ...id },
    name: { description: say.groupName, ...text },
    kind: { description: say.groupKind, enum: ['stage', 'block'], default: storedDefaults.groupKind },
    parent: { description: say.parent, ...text },
  };
  return objectOf(properties, ['id']);
}

function createDesignSchema(): JsonSchema {
  const pixels = { type: 'integer', minimum: resolutionLimits.min, maximum: resolutionLimits.max };
  const properties = {
    $schema: { description: say.schema, ...text },
    format: { const: storedFormat },
    version: { const: storedVersion },
    title: { description: say.title, ...text, default: storedDefaults.title },
    notes: { description: say.notes, ...text, default: storedDefaults.notes },
    resolution: { description: say.resolution, ...pairOf(pixels), default: storedDefaults.resolution },
    rule: { description: say.rule, enum: statusRules, default: storedDefaults.rule },
    groups: { description: say.groups, ...listOf({ $ref: '#/$defs/group' }), maxItems: maxGroups },
    layers: { description: say.layers, ...listOf({ $ref: '#/$defs/layer' }), maxItems: maxLayers },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: say.name,
    description: say.about,
    ...objectOf(properties, ['format', 'version', 'layers']),
    $defs: {
      layer: describeLayer(),
      group: describeGroup(),
      ...Object.fromEntries(layerKinds.map((kind) => [kind, describeParams(kind)])),
    },
  };
}

/** The text of the schema, draft 2020-12. */
export function writeDesignSchema(): string {
  return `${JSON.stringify(createDesignSchema(), null, 1)}\n`;
}
