/**
 * @file The form in which a setup is kept and written to files: plain values, checked when they are read. Its limits
 * are those of the form on the page.
 */
import * as v from 'valibot';
import type { RunSetup } from './trainedRun';

/** Limits of what can be set. */
export const setupLimits = {
  epochs: { min: 1, max: 1000 },
  batchSize: { min: 2, max: 1024 },
  learningRate: { min: 1e-6, max: 10 },
  weightDecay: { min: 0, max: 1 },
  momentum: { min: 0, max: 0.999 },
  labelSmoothing: { min: 0, max: 0.9 },
  seed: { min: 0, max: 2 ** 31 - 1 },
  subset: { min: 2, max: 10_000_000 },
  cropPadding: { min: 0, max: 64 },
  resolution: { min: 1, max: 1024 },
  delta: { min: 0.5, max: 0.9999 },
  probePictures: { min: 20, max: 50_000 },
  stepEpochs: { min: 1, max: 1000 },
  stepFactor: { min: 0.001, max: 1 },
  warmupShare: { min: 0, max: 0.9 },
  trainCount: { min: 100, max: 100_000 },
  testCount: { min: 100, max: 20_000 },
  // Below, two pairs would have evidence of the same size; above, the largest would not fit its picture.
  scale: { min: 0.5, max: 1 },
  width: { min: 1 / 64, max: 2 },
  side: { min: 8, max: 256 },
  testShare: { min: 0.05, max: 0.5 },
} as const;

/** What runs of earlier versions were trained on: they tell it as it was, and go on with it. */
const scaleOnce = { min: 0.25, max: 2 };

type Limits = { readonly min: number; readonly max: number };

const real = ({ min, max }: Limits) => v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));
const whole = ({ min, max }: Limits) => v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));

const optimizer = v.variant('kind', [
  v.object({
    kind: v.literal('sgd'),
    momentum: real(setupLimits.momentum),
    nesterov: v.boolean(),
    weightDecay: real(setupLimits.weightDecay),
  }),
  v.object({
    kind: v.literal('adam'),
    beta1: real({ min: 0, max: 1 }),
    beta2: real({ min: 0, max: 1 }),
    epsilon: real({ min: 0, max: 1 }),
    weightDecay: real(setupLimits.weightDecay),
    decoupled: v.boolean(),
  }),
]);

const schedule = v.variant('kind', [
  v.object({ kind: v.literal('constant') }),
  v.object({
    kind: v.literal('step'),
    epochs: whole(setupLimits.stepEpochs),
    factor: real(setupLimits.stepFactor),
  }),
  v.object({ kind: v.literal('cosine') }),
  v.object({ kind: v.literal('one-cycle'), warmupShare: real(setupLimits.warmupShare) }),
]);

const settings = v.object({
  seed: whole(setupLimits.seed),
  epochs: whole(setupLimits.epochs),
  batchSize: whole(setupLimits.batchSize),
  optimizer,
  learningRate: real(setupLimits.learningRate),
  schedule,
  labelSmoothing: real(setupLimits.labelSmoothing),
  augmentation: v.object({ cropPadding: whole(setupLimits.cropPadding), flip: v.boolean() }),
  normalization: v.picklist(['standard', 'symmetric', 'unit']),
  subset: v.nullable(whole(setupLimits.subset)),
  saturation: v.object({ isOn: v.boolean(), delta: real(setupLimits.delta), shrinks: v.boolean() }),
});

/** How pictures are read. */
export const pictureSettingsSchema = v.object({
  side: whole(setupLimits.side),
  testShare: real(setupLimits.testShare),
  seed: whole(setupLimits.seed),
  perClass: v.nullable(whole(setupLimits.subset)),
});

const keepAs = v.nullable(v.string());

/** Where pictures come from; of files only that there were some. */
const data = v.variant('kind', [
  v.object({
    kind: v.literal('synthetic'),
    seed: whole(setupLimits.seed),
    scale: real(scaleOnce),
    trainCount: whole(setupLimits.trainCount),
    testCount: whole(setupLimits.testCount),
  }),
  v.object({
    kind: v.literal('files'),
    files: v.tuple([]),
    isLost: v.optional(v.boolean()),
    isCifar10: v.optional(v.boolean()),
    settings: pictureSettingsSchema,
    keepAs,
  }),
  v.object({ kind: v.literal('address'), address: v.string(), settings: pictureSettingsSchema, keepAs }),
  v.object({ kind: v.literal('kept'), name: v.string(), settings: v.optional(pictureSettingsSchema) }),
]);

/** A setup as it is kept. */
export const setupSchema = v.object({
  data,
  settings,
  width: real(setupLimits.width),
  resolution: v.nullable(v.tuple([whole(setupLimits.resolution), whole(setupLimits.resolution)])),
  backend: v.picklist(['auto', 'wasm', 'webgpu', 'webgl', 'cpu']),
  probes: v.object({
    pooling: v.picklist(['4x4', '1x1', 'none']),
    trainCount: whole(setupLimits.probePictures),
    testCount: whole(setupLimits.probePictures),
  }),
  probing: v.picklist(['never', 'end', 'epochs']),
});

/**
 * What is kept of a setup: files do not stay with it. The name under which they are to be kept is no set yet, and may
 * be that of another.
 */
export function toKeptSetup(setup: RunSetup): RunSetup {
  const { data: source } = setup;
  if (source.kind !== 'files') return setup;
  return source.files.length === 0 ? setup : { ...setup, data: { ...source, files: [], isLost: true } };
}

/** Reads what was kept; null where it is none. */
export function readSetup(value: unknown): RunSetup | null {
  const result = v.safeParse(setupSchema, value);
  return result.success ? result.output : null;
}

/** A setup for a new run out of a kept one, whose scale of the evidence may be one that is not offered any more. */
export function renewSetup(setup: RunSetup): RunSetup {
  const { data: source } = setup;
  if (source.kind !== 'synthetic') return setup;
  const { min, max } = setupLimits.scale;
  const scale = Math.min(Math.max(source.scale, min), max);
  return scale === source.scale ? setup : { ...setup, data: { ...source, scale } };
}
