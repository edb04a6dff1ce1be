/**
 * @file Random networks that can be computed, for tests of formats that run: every kind of layer but Opaque, any
 * small parameters, blocks that repeat, nest, and have skip connections.
 */
import fc, { type Arbitrary } from 'fast-check';
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { inferLayerShape, type Layer, type LayerKind, layerKinds } from '../layers/catalogue';
import type { Parameter } from '../layers/parameter';
import { countElements, isSameShape, type Shape } from '../layers/shape';
import { getParameters } from '../layers/validate';
import type { PerAxis } from '../util/perAxis';

/** Layers one behind the other, as a block where it has a name, with a skip connection where the shapes allow. */
interface Segment {
  readonly name: string | null;
  readonly count: number;
  readonly hasSkip: boolean;
  readonly merge: 'Add' | 'Multiply' | 'Concat';
  readonly layers: readonly Layer[];
}

const twice = <T>(value: Arbitrary<T>) =>
  fc.oneof(
    value.map((one) => [one, one]),
    fc.tuple(value, value),
  );

/** Small values of a parameter. */
function arbitraryValue(name: string, spec: Parameter): Arbitrary<unknown> {
  const most =
    { outChannels: 12, outFeatures: 12, squeezeChannels: 6, groups: 4, end: 8, start: 4 }[name] ?? 4;
  const whole = (min: number) => fc.integer({ min: Math.max(min, -2), max: most });
  switch (spec.type) {
    case 'integer':
      return whole(spec.min);
    case 'real':
      return fc.constantFrom(0.125, 0.25, 0.5);
    case 'integerPerAxis':
      return twice(whole(spec.min));
    case 'realPerAxis':
      return twice(fc.constantFrom(0.5, 1, 2, 3, 1.5));
    case 'optionalIntegerPerAxis':
      return fc.option(twice(fc.integer({ min: 1, max: 12 })));
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'padding':
    case 'sides': {
      const side = fc.integer({ min: Math.max(spec.min, -1), max: 3 });
      const sides = fc.record({ top: side, bottom: side, left: side, right: side });
      return spec.type === 'sides' ? sides : fc.oneof(fc.constantFrom('same', 'valid'), sides);
    }
    default:
      return fc.constant(spec.default);
  }
}

function arbitraryLayer(kinds: readonly LayerKind[]): Arbitrary<Layer> {
  return fc.constantFrom(...kinds).chain((kind) => {
    const entries = Object.entries(getParameters(kind)).map(([name, spec]) =>
      fc
        .oneof({ weight: 2, arbitrary: arbitraryValue(name, spec) }, fc.constant(spec.default))
        .map((value) => [name, value] as const),
    );
    return fc.tuple(...entries).map((values) => ({ kind, params: Object.fromEntries(values) }) as Layer);
  });
}

const merges: readonly LayerKind[] = ['Add', 'Multiply', 'Concat'];
const others: readonly LayerKind[] = layerKinds.filter(
  (kind) => !['Input', 'Opaque', 'Linear', 'Flatten', ...merges].includes(kind),
);
// Convolutions have the most to go wrong.
const spatial: readonly LayerKind[] = [...others, 'Conv2d', 'Conv2d', 'Conv2d', 'Conv2d', 'ConvTranspose2d'];

function arbitrarySegment(kinds: readonly LayerKind[]): Arbitrary<Segment> {
  return fc.record({
    name: fc.option(fc.constantFrom('block', 'stage1', 'down.0', '层', 'class', '')),
    count: fc.integer({ min: 1, max: 4 }),
    hasSkip: fc.boolean(),
    merge: fc.constantFrom('Add' as const, 'Multiply' as const, 'Concat' as const),
    layers: fc.array(arbitraryLayer(kinds), { minLength: 1, maxLength: 5 }),
  });
}

/** What a random network is made from. */
export interface ChainPlan {
  readonly channels: number;
  readonly resolution: PerAxis<number>;
  readonly segments: readonly Segment[];
  readonly head: readonly Layer[];
}

/** Plans of up to four segments and a head; layers of other kinds than `kinds` do not occur before the head. */
export function arbitraryChainPlan(kinds: readonly LayerKind[] = spatial): Arbitrary<ChainPlan> {
  return fc.record({
    channels: fc.integer({ min: 1, max: 8 }),
    resolution: fc.tuple(fc.integer({ min: 5, max: 17 }), fc.integer({ min: 5, max: 17 })),
    segments: fc.array(arbitrarySegment(kinds), { minLength: 1, maxLength: 4 }),
    head: fc.oneof(
      fc.constant([]),
      fc
        .array(
          arbitraryLayer(['Linear', 'BatchNorm', 'LayerNorm', 'ReLU', 'Dropout', 'Softmax', 'Sigmoid']),
          {
            maxLength: 4,
          },
        )
        .map((layers): Layer[] => [{ kind: 'Flatten', params: {} }, ...layers]),
    ),
  });
}

const maxElements = 20_000;

/** Adds layers as long as they fit; returns the last and its shape. */
function addLayers(
  builder: ArchitectureBuilder,
  layers: readonly Layer[],
  prefix: string,
  start: Shape,
): Shape {
  let shape = start;
  for (const [index, layer] of layers.entries()) {
    const result = inferLayerShape(layer, [shape]);
    if (result.problem !== undefined || result.shape === undefined) continue;
    if (countElements(result.shape) > maxElements) continue;
    builder.add(layer.kind, `${prefix}${layer.kind.toLowerCase()}${index}`, layer.params);
    shape = result.shape;
  }
  return shape;
}

function addSegment(builder: ArchitectureBuilder, segment: Segment, start: Shape): Shape {
  const { name, hasSkip, merge, layers } = segment;
  const prefix = name ? `${name}.` : '';
  const from: LayerId = builder.last;
  const shape = addLayers(builder, layers, prefix, start);
  if (!hasSkip || !isSameShape(shape, start) || builder.last === from) return shape;
  const inputs = [builder.last, from];
  builder.add(merge, `${prefix}merge`, {}, { inputs });
  return inferLayerShape({ kind: merge, params: {} }, [shape, start]).shape ?? shape;
}

/** The network of a plan; layers that do not fit are left out. */
export function buildChain({ channels, resolution, segments, head }: ChainPlan): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels });
  let shape: Shape = { channels, height: resolution[0], width: resolution[1] };
  for (const segment of segments)
    for (let index = 0; index < segment.count; index++) {
      const { name } = segment;
      if (name === null) shape = addSegment(builder, segment, shape);
      else shape = builder.group('block', name, () => addSegment(builder, segment, shape));
    }
  addLayers(builder, head, 'head.', shape);
  // A group in which nothing fitted is no group.
  const built = builder.build();
  const used = new Set([...built.layers.values()].map((node: LayerNode) => node.group));
  return { ...built, groups: new Map([...built.groups].filter(([id]) => used.has(id))) };
}
