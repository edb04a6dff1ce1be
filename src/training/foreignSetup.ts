/**
 * @file The setup of a run that was trained elsewhere by a program that tells none: as far as its results show it. The
 * network was trained as it was drawn, at the size of its design.
 */
import { clamp } from '../util/numbers';
import type { RunResults } from './resultSchema';
import { defaultSettings } from './settings';
import { setupLimits } from './setupSchema';
import { defaultProbes } from './setups';
import type { RunSetup } from './trainedRun';

type Limits = { readonly min: number; readonly max: number };

/** The nearest whole number that the form takes, so that the run can be written and read again. */
const fitWhole = (value: number, { min, max }: Limits) => clamp(Math.round(value), min, max);

/** Epochs that were planned; those that were done where the steps do not tell. */
function countEpochs({ stepsPerEpoch, totalSteps, epochs }: RunResults): number {
  return stepsPerEpoch > 0 ? totalSteps / stepsPerEpoch : (epochs.at(-1)?.epoch ?? 1);
}

/**
 * What the results show of how they came about; the rest has its default.
 *
 * @param data name of the pictures; empty where nothing is known of them.
 */
export function createForeignSetup(results: RunResults, data: string): RunSetup {
  const { trainCount, testCount, stepsPerEpoch, backend, epochs, probes } = results;
  const probe = probes.flatMap(({ layers }) => layers)[0];
  const batchSize = stepsPerEpoch > 0 ? Math.ceil(trainCount / stepsPerEpoch) : defaultSettings.batchSize;
  return {
    data: { kind: 'kept', name: data },
    settings: {
      ...defaultSettings,
      epochs: fitWhole(countEpochs(results), setupLimits.epochs),
      batchSize: fitWhole(batchSize, setupLimits.batchSize),
      saturation: {
        ...defaultSettings.saturation,
        isOn: epochs.some(({ saturation }) => saturation !== null),
      },
    },
    width: 1,
    resolution: null,
    backend: backend?.backend ?? 'auto',
    probes: {
      ...defaultProbes,
      trainCount: fitWhole(probe?.trainCount || defaultProbes.trainCount, setupLimits.probePictures),
      // A program that does not say how many it took has taken what there was.
      testCount: fitWhole(probe?.testCount ?? testCount, setupLimits.probePictures),
    },
    probing: probe === undefined ? 'never' : 'end',
  };
}
