/** @file Ready setups are allowed, kept and read again; a quick one is quick; what is no setup is refused. */

import { expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { presets } from '../presets/presets';
import { findRemedy } from './remedies';
import { estimateSeconds, measureNetwork } from './runEstimate';
import { paperProtocol } from './settings';
import { readSetup, renewSetup, toKeptSetup } from './setupSchema';
import { applyPaperProtocol, createQuickSetup } from './setups';
import { thinNetwork } from './thinNetwork';
import { getRunResolution } from './trainedRun';

const small = presets.filter(({ defaultResolution: [height] }) => height <= 64);

test.each(presets.map((preset) => [preset.id, preset] as const))(
  '%s: the quick setup is kept',
  (_, preset) => {
    const architecture = preset.build();
    const setup = createQuickSetup(architecture, preset.defaultResolution);
    expect(readSetup(JSON.parse(JSON.stringify(toKeptSetup(setup))))).toEqual(setup);
    // Unless even the thinnest network takes longer at the size of the pictures.
    const network = { title: '', architecture, resolution: preset.defaultResolution, rule: 'paper' } as const;
    const thin = measureNetwork(thinNetwork(architecture, setup.width), getRunResolution({ network, setup }));
    const seconds = estimateSeconds(thin, { ...setup.settings, trainCount: 2000, testCount: 500 });
    expect(seconds <= 150 || setup.width === 1 / 16).toBe(true);
  },
);

test("small images are trained at the design's own size", () => {
  expect(small.length).toBeGreaterThan(5);
  for (const preset of small) expect(createQuickSetup(preset.build(), [32, 32]).resolution).toBeNull();
});

test("the papers' protocol in one click: 30 epochs, batches of 64, SGD from 0.1 with momentum, 4x4 probes", () => {
  const [preset] = presets;
  if (preset === undefined) throw new Error('There are presets');
  const quick = createQuickSetup(preset.build(), [32, 32]);
  const setup = applyPaperProtocol({ ...quick, settings: { ...quick.settings, seed: 7 } });
  expect(setup).toMatchObject({
    width: quick.width,
    data: quick.data,
    probes: { pooling: '4x4' },
    settings: { ...paperProtocol, seed: 7, saturation: { isOn: true, delta: 0.99, shrinks: false } },
  });
  expect(setup.settings).toMatchObject({
    epochs: 30,
    batchSize: 64,
    learningRate: 0.1,
    optimizer: { kind: 'sgd', momentum: 0.9, weightDecay: 5e-4 },
    schedule: { kind: 'step', epochs: 10, factor: 0.1 },
    augmentation: { cropPadding: 4, flip: true },
  });
});

test('files do not stay with a setup, and a set that is still to be kept is no kept one', () => {
  const [preset] = presets;
  if (preset === undefined) throw new Error('There are presets');
  const quick = createQuickSetup(preset.build(), [32, 32]);
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const files = [{ path: 'a.png', file: new Blob() }];
  const source = { kind: 'files', files, settings, keepAs: null } as const;
  expect(toKeptSetup({ ...quick, data: source }).data).toEqual({ ...source, files: [], isLost: true });
  expect(toKeptSetup({ ...quick, data: { ...source, keepAs: 'Mine' } }).data).toEqual({
    ...source,
    keepAs: 'Mine',
    files: [],
    isLost: true,
  });
});

test('a scale of the evidence that is not offered any more is read, and brought to one that is', () => {
  const [preset] = presets;
  if (preset === undefined) throw new Error('There are presets');
  const quick = createQuickSetup(preset.build(), [32, 32]);
  if (quick.data.kind !== 'synthetic') throw new Error('The quick run is synthetic');
  const scaled = (scale: number) => ({ ...quick, data: { ...quick.data, scale } });
  for (const [kept, renewed] of [
    [0.25, 0.5],
    [0.5, 0.5],
    [0.75, 0.75],
    [2, 1],
  ] as const) {
    // A run tells what it was trained on.
    const read = readSetup(scaled(kept));
    expect(read).toEqual(scaled(kept));
    expect(read && renewSetup(read)).toEqual(scaled(renewed));
  }
  expect(readSetup(scaled(3))).toBeNull();
});

test('what is no setup is refused', () => {
  const [preset] = presets;
  if (preset === undefined) throw new Error('There are presets');
  const quick = createQuickSetup(preset.build(), [32, 32]);
  for (const wrong of [
    null,
    {},
    { ...quick, width: 0 },
    { ...quick, settings: { ...quick.settings, epochs: 1.5 } },
    { ...quick, settings: { ...quick.settings, learningRate: Number.POSITIVE_INFINITY } },
    { ...quick, data: { kind: 'kept' } },
  ])
    expect(readSetup(wrong)).toBeNull();
});

test('what went wrong has its remedy', () => {
  const [preset] = presets;
  if (preset === undefined) throw new Error('There are presets');
  const setup = applyPaperProtocol(createQuickSetup(preset.build(), [32, 32]));
  expect(findRemedy({ code: 'diverged', step: 3, learningRate: 0.1 }, setup)).toMatchObject({
    code: 'lower-rate',
    goesOn: false,
    setup: { settings: { learningRate: 0.01 } },
  });
  expect(findRemedy({ code: 'out-of-memory', bytes: null, limitBytes: null }, setup)).toMatchObject({
    setup: { settings: { batchSize: 32 } },
  });
  const layer = 'conv' as LayerId;
  const large = { code: 'buffer-too-large', layer, bytes: 5e8, limitBytes: 1.28e8 } as const;
  expect(findRemedy({ ...large, fittingBatch: 16 }, setup)).toMatchObject({
    code: 'smaller-batch',
    setup: { settings: { batchSize: 16 } },
  });
  // A single picture helps no norm: another backend may have the room, or a thinner network: 1/4 takes 1.25e8 or less.
  const none = { ...large, fittingBatch: 1 };
  expect(findRemedy(none, { ...setup, backend: 'webgpu' })).toMatchObject({
    code: 'choose-backend',
    setup: { backend: 'auto' },
  });
  const drawn = { ...setup, width: 1 };
  expect(findRemedy(none, drawn)).toMatchObject({ code: 'thinner-network', setup: { width: 1 / 4 } });
  expect(findRemedy({ ...none, bytes: 2e9 }, drawn)).toMatchObject({ setup: { width: 1 / 16 } });
  expect(findRemedy({ ...none, bytes: 9e9 }, drawn)).toMatchObject({ setup: { width: 1 / 16 } });
  expect(findRemedy(none, { ...setup, width: 1 / 16 })).toBeNull();
  expect(findRemedy({ code: 'device-lost' }, setup)).toMatchObject({
    setup: { backend: 'wasm' },
    goesOn: true,
  });
  expect(findRemedy({ code: 'device-lost' }, { ...setup, backend: 'wasm' })).toBeNull();
  expect(findRemedy({ code: 'unknown', message: '' }, setup)).toBeNull();
});
