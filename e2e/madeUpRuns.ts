/** @file Runs that never were, as files: for tests of how results look, which need no training. */
import { createDesign } from '../src/document/document';
import { findPreset } from '../src/presets/presets';
import { writeRun } from '../src/state/training/runFile';
import type { RunId } from '../src/training/protocol';
import { createRunState } from '../src/training/runState';
import { createQuickSetup } from '../src/training/setups';

const classNames = Array.from({ length: 10 }, (_, index) => `class ${index}`);

/** A finished run of a known network at 32 px: saturation that falls and probes that rise from layer to layer. */
export function writeMadeUpRun(presetId: string): { name: string; mimeType: string; buffer: Buffer } {
  const preset = findPreset(presetId);
  if (preset === null) throw new Error(`No preset ${presetId}`);
  const network = createDesign(preset.build({ classes: 10 }), { title: preset.name, resolution: [32, 32] });
  const measured = [...network.architecture.layers].filter(([, { layer }]) =>
    ['Conv2d', 'Linear'].includes(layer.kind),
  );
  const part = (index: number) => index / measured.length;
  const saturation = measured.map(([layer], index) => {
    const share = 0.8 - 0.7 * part(index);
    return {
      layer,
      width: 50,
      dimension: Math.round(50 * share),
      saturation: share,
      participation: share / 2,
    };
  });
  const probes = measured.map(([layer], index) => {
    const accuracy = 0.3 + 0.6 * part(index);
    return { layer, trainAccuracy: accuracy, testAccuracy: accuracy, trainCount: 400, testCount: 200 };
  });
  const score = { loss: 1, accuracy: 0.5 };
  const confusion = classNames.map((_, label) => classNames.map((_, answer) => (label === answer ? 14 : 3)));
  const run = 'made up' as RunId;
  return {
    name: `${presetId}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(
      writeRun({
        id: run,
        name: preset.name,
        startedAt: 0,
        network,
        setup: createQuickSetup(network.architecture, network.resolution),
        state: {
          ...createRunState(run),
          phase: 'finished',
          classNames,
          trainCount: 400,
          testCount: 200,
          stepsPerEpoch: 10,
          totalSteps: 10,
          epochs: [{ epoch: 1, step: 10, train: score, test: score, saturation, confusion }],
          probeRounds: [{ epoch: 1, probes, done: probes.length, total: probes.length }],
        },
      }),
    ),
  };
}
