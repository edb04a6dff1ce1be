/**
 * @file The form in which a design is stored, version 1: plain values that JSON can hold.
 *
 * What is left out has the default named here. Defaults of a layer's parameters are those of the catalogue;
 * `storedDefaults.test.ts` pins them, for a changed default would change designs that exist.
 */
import * as v from 'valibot';
import { statusRules } from '../architecture/statusRule';
import type { PerAxis } from '../util/perAxis';
import { resolutionLimits } from './document';

/** By this a stored design is recognised. */
export const storedFormat = 'fovea-design';

/**
 * What files name as their schema: for editors that look for it beside the file. The page has it at the same place, see
 * `public/design.schema.json`.
 */
export const schemaReference = './design.schema.json';

/** The version that is written. */
export const storedVersion = 1;

const resolution: PerAxis<number> = [32, 32];

/** What a version 1 design means where it says nothing. */
export const storedDefaults = {
  title: '',
  notes: '',
  resolution,
  rule: 'paper',
  groupKind: 'block',
} as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pixels = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(resolutionLimits.min),
  v.maxValue(resolutionLimits.max),
);

const storedLayer = v.strictObject({
  id: v.string(),
  kind: v.string(),
  /** Left out where it is the id. */
  name: v.exactOptional(v.string()),
  /** Only values that differ from the kind's defaults; a value for both axes or all sides may be one number. */
  params: v.exactOptional(v.custom<Readonly<Record<string, unknown>>>(isRecord)),
  /** Left out where it is the layer before, and for the first layer where there is none. */
  inputs: v.exactOptional(v.array(v.string())),
  group: v.exactOptional(v.string()),
  notes: v.exactOptional(v.string()),
  source: v.exactOptional(
    // To a strict object an empty list is one without keys.
    v.pipe(v.custom<object>(isRecord), v.strictObject({ onnxNode: v.exactOptional(v.string()) })),
  ),
  /** [x, y] on the canvas, of layers that were placed by hand. */
  position: v.exactOptional(v.strictTuple([v.number(), v.number()])),
});

const storedGroup = v.strictObject({
  id: v.string(),
  name: v.exactOptional(v.string()),
  kind: v.exactOptional(v.picklist(['stage', 'block'])),
  parent: v.exactOptional(v.string()),
});

/** The schema of version 1. */
export const storedDesign = v.strictObject({
  /** For editors; what it says does not matter. */
  $schema: v.exactOptional(v.string()),
  format: v.literal(storedFormat),
  version: v.literal(storedVersion),
  title: v.exactOptional(v.string()),
  notes: v.exactOptional(v.string()),
  /** [height, width] in pixels. */
  resolution: v.exactOptional(v.strictTuple([pixels, pixels])),
  rule: v.exactOptional(v.picklist(statusRules)),
  groups: v.exactOptional(v.array(storedGroup)),
  /** In document order. */
  layers: v.array(storedLayer),
});

/** A design as it is stored. */
export type StoredDesign = v.InferOutput<typeof storedDesign>;

/** A layer as it is stored. */
export type StoredLayer = v.InferOutput<typeof storedLayer>;

/** A group as it is stored. */
export type StoredGroup = v.InferOutput<typeof storedGroup>;
