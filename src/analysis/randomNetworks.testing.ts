/**
 * @file Small random networks for property tests: chains with branches in them, every kind of window, uneven
 * on the two axes. A plan is plain data, so that a failing case prints as something that can be read.
 */
import fc, { type Arbitrary } from 'fast-check';
import type { Architecture, LayerId } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import type { LayerKind, LayerParams } from '../layers/catalogue';
import type { PerAxis } from '../util/perAxis';
import { simulateShapes } from './referenceShapes.testing';

/** One layer of a plan. */
interface LayerStep {
  readonly type: 'layer';
  readonly kind: LayerKind;
  readonly params: object;
}

/** Branches that start at the same layer and end in one merge. */
interface BranchStep {
  readonly type: 'branch';
  readonly merge: 'Add' | 'Multiply' | 'Concat';
  readonly branches: readonly (readonly Step[])[];
  /** How branches are brought to the size of the first: by padding and cropping, by resizing, or not at all. */
  readonly fit: 'pad' | 'resize' | 'none';
}

type Step = LayerStep | BranchStep;

/** A network as data. */
export type Plan = readonly Step[];

/** How wild the networks may be. */
export interface PlanOptions {
  /** With upsampling, transposed convolutions, uneven pools and branches of unequal stride. */
  readonly isFramed: boolean;
  /** How deep branches nest; 0 gives chains without a head. */
  readonly depth?: number;
}

const channels = 4;

const pair = (min: number, max: number): Arbitrary<PerAxis<number>> =>
  fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));

const sides = (min: number, max: number) => {
  const side = fc.integer({ min, max });
  return fc.record({ top: side, bottom: side, left: side, right: side });
};

const padding = fc.oneof(fc.constant('same' as const), fc.constant('valid' as const), {
  arbitrary: sides(0, 3),
  weight: 2,
});

function layer<K extends LayerKind>(
  kind: K,
  params: Arbitrary<Partial<LayerParams<K>>> = fc.constant({}),
): Arbitrary<LayerStep> {
  return params.map((values) => ({ type: 'layer', kind, params: values }));
}

/** Convolutions and pools; with the stride that is given, else of any stride up to `maxStride`. */
function sliding(stride: Arbitrary<PerAxis<number>>): Arbitrary<LayerStep> {
  return fc.oneof(
    {
      arbitrary: layer(
        'Conv2d',
        fc.record({
          outChannels: fc.constant(channels),
          kernelSize: pair(1, 4),
          stride,
          dilation: pair(1, 3),
          padding,
        }),
      ),
      weight: 4,
    },
    layer('MaxPool2d', fc.record({ kernelSize: pair(1, 3), stride, padding, ceilMode: fc.boolean() })),
    layer('AvgPool2d', fc.record({ kernelSize: pair(1, 3), stride, padding, ceilMode: fc.boolean() })),
  );
}

const still: Arbitrary<PerAxis<number>> = fc.constant([1, 1]);

/** Layers that keep the jump, exact for every unit. */
const keeping: Arbitrary<LayerStep> = fc.oneof(
  { arbitrary: sliding(still), weight: 5 },
  layer('ZeroPad2d', fc.record({ padding: sides(-2, 3) })),
  layer('SpatialAttention', fc.record({ kernelSize: fc.integer({ min: 1, max: 5 }) })),
  fc.oneof(layer('ReLU'), layer('BatchNorm'), layer('SqueezeExcitation'), layer('Dropout')),
);

const transposed = layer(
  'ConvTranspose2d',
  fc
    .record({
      outChannels: fc.constant(channels),
      kernelSize: pair(1, 5),
      stride: pair(1, 4),
      dilation: pair(1, 3),
      padding: fc.oneof(fc.constant('same' as const), fc.constant('valid' as const), sides(0, 2)),
      spare: pair(0, 3),
    })
    // PyTorch asks for an output padding below the stride or the dilation.
    .map(({ spare, ...params }) => ({
      ...params,
      outputPadding: [
        Math.min(spare[0], Math.max(params.stride[0], params.dilation[0]) - 1),
        Math.min(spare[1], Math.max(params.stride[1], params.dilation[1]) - 1),
      ] as const,
    })),
);

const scales: Arbitrary<PerAxis<number>> = fc.tuple(
  fc.constantFrom(1, 2, 3, 4, 1.5, 2.5, 0.5, 0.75, 1.3),
  fc.constantFrom(1, 2, 3, 4, 1.5, 2.5, 0.5, 0.75, 1.3),
);

const resized = fc.oneof(
  layer('Upsample', fc.record({ mode: fc.constant('nearest' as const), scale: scales })),
  layer(
    'Upsample',
    fc.record({ mode: fc.constant('bilinear' as const), scale: scales, alignCorners: fc.boolean() }),
  ),
  layer(
    'Upsample',
    fc.record({
      mode: fc.constantFrom('nearest' as const, 'bilinear' as const),
      size: pair(1, 24),
      alignCorners: fc.boolean(),
    }),
  ),
  layer('AdaptiveAvgPool2d', fc.record({ outputSize: pair(1, 9) })),
);

/** A branch that sees everything: a gate, as squeeze-excitation written out. */
const globalBranch: Arbitrary<Plan> = fc.constantFrom<Plan>(
  [{ type: 'layer', kind: 'GlobalAvgPool', params: {} }],
  [
    { type: 'layer', kind: 'GlobalMaxPool', params: {} },
    { type: 'layer', kind: 'Conv2d', params: { outChannels: channels, kernelSize: [1, 1] } },
    { type: 'layer', kind: 'Sigmoid', params: {} },
  ],
);

const paces = fc.constantFrom<PerAxis<number>>([1, 1], [1, 1], [2, 2], [2, 1], [1, 3]);

const padded = fc.oneof({ arbitrary: fc.constant('pad' as const), weight: 6 }, fc.constant('none' as const));

/** Branches that all go at the same pace, so that the merge is exact. */
function pacedBranch(depth: number, paces: Arbitrary<PerAxis<number>>): Arbitrary<BranchStep> {
  return paces.chain((pace) => {
    const inner = fc.array(keepingStep(depth - 1), { maxLength: 2 });
    const strided: Arbitrary<Plan> = fc
      .tuple(inner, sliding(fc.constant(pace)), inner)
      .map(([before, step, after]) => [...before, step, ...after]);
    const isStill = pace[0] === 1 && pace[1] === 1;
    const branch = isStill ? fc.oneof(strided, inner) : strided;
    const branches = fc.array(branch, { minLength: 2, maxLength: 3 });
    return createBranchStep(fc.oneof({ arbitrary: branches, weight: 4 }, withGate(branches)), padded);
  });
}

function withGate(branches: Arbitrary<Plan[]>): Arbitrary<Plan[]> {
  return fc.tuple(branches, globalBranch).map(([plans, gate]) => [...plans, gate]);
}

function createBranchStep(
  branches: Arbitrary<Plan[]>,
  fit: Arbitrary<BranchStep['fit']>,
): Arbitrary<BranchStep> {
  return fc.record({
    type: fc.constant('branch' as const),
    merge: fc.constantFrom('Add' as const, 'Multiply' as const, 'Concat' as const),
    branches,
    fit,
  });
}

function keepingStep(depth: number): Arbitrary<Step> {
  if (depth <= 0) return keeping;
  return fc.oneof({ arbitrary: keeping, weight: 5 }, { arbitrary: pacedBranch(depth, still), weight: 1 });
}

function step(options: PlanOptions, depth: number): Arbitrary<Step> {
  const plain: Arbitrary<Step>[] = [keeping, keeping, sliding(pair(1, 3))];
  if (options.isFramed) plain.push(transposed, resized);
  if (depth <= 0) return fc.oneof(...plain);
  const branches: Arbitrary<Step>[] = [pacedBranch(depth, paces)];
  if (options.isFramed)
    branches.push(
      createBranchStep(
        fc.array(fc.array(step(options, depth - 1), { maxLength: 3 }), { minLength: 2, maxLength: 3 }),
        fc.oneof(padded, fc.constant('resize' as const)),
      ),
    );
  return fc.oneof(...plain, ...branches);
}

const heads = fc.constantFrom<Plan>(
  [],
  [],
  [{ type: 'layer', kind: 'GlobalAvgPool', params: {} }],
  [
    { type: 'layer', kind: 'Flatten', params: {} },
    { type: 'layer', kind: 'Linear', params: { outFeatures: 3 } },
  ],
);

/** Plans of about a dozen layers, some with a head. */
export function arbitraryPlan(options: PlanOptions): Arbitrary<Plan> {
  const body = fc.array(step(options, options.depth ?? 2), { minLength: 1, maxLength: 5 });
  if (options.depth === 0) return body;
  return fc.tuple(body, heads).map(([steps, head]) => [...steps, ...head]);
}

/** The network of a plan on an image of this size; layers stand in the order in which they are computed. */
export function buildPlan(plan: Plan, resolution: PerAxis<number>): Architecture {
  const builder = createBuilder();
  addSteps(builder, builder.add('Input', 'input', { channels }), plan, resolution);
  return builder.build();
}

function addSteps(
  builder: ArchitectureBuilder,
  start: LayerId,
  steps: Plan,
  resolution: PerAxis<number>,
): LayerId {
  let last = start;
  for (const item of steps) {
    if (item.type === 'layer') {
      last = builder.add(item.kind, item.kind, item.params, { inputs: [last] });
      continue;
    }
    const ends = item.branches.map((plan) => addSteps(builder, last, plan, resolution));
    const inputs = item.fit === 'none' ? ends : fitBranches(builder, ends, item.fit, resolution);
    last = builder.add(item.merge, item.merge, {}, { inputs });
    // Every map has the same channels, so that any two can be added.
    if (item.merge === 'Concat')
      last = builder.add('Conv2d', 'mix', { outChannels: channels, kernelSize: [1, 1] });
  }
  return last;
}

/** Brings maps to the size of the first; a single unit is left for the merge to spread. */
function fitBranches(
  builder: ArchitectureBuilder,
  ends: readonly LayerId[],
  fit: 'pad' | 'resize',
  resolution: PerAxis<number>,
): LayerId[] {
  const sizes = simulateShapes(builder.build(), resolution);
  const [height, width] = sizes.get(ends[0] as LayerId) ?? [0, 0];
  return ends.map((end) => {
    const size = sizes.get(end);
    if (!size || height < 1 || width < 1 || (size[0] === height && size[1] === width)) return end;
    if (size[0] < 1 || size[1] < 1 || (size[0] === 1 && size[1] === 1)) return end;
    if (fit === 'resize') return builder.add('Upsample', 'fit', { size: [height, width] }, { inputs: [end] });
    const missing = { top: 0, left: 0, bottom: height - size[0], right: width - size[1] };
    return builder.add('ZeroPad2d', 'fit', { padding: missing }, { inputs: [end] });
  });
}
