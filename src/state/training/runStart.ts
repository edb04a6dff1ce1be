/** @file What the worker is told to start a run, or to go on with it. */
import { hasBegun } from '../../training/runState';
import { thinNetwork } from '../../training/thinNetwork';
import { getRunResolution } from '../../training/trainedRun';
import type { StartOptions } from '../../training/trainingClient';
import type { DesignRun } from './trainingView';

/** The network at its width, the pictures, and how it is trained. */
export function describeStart(
  run: DesignRun,
  start: Pick<StartOptions, 'checkpoint' | 'isPaused' | 'probing'>,
): StartOptions {
  const { network, setup } = run;
  const { settings, data, backend } = setup;
  const goesOn = start.checkpoint === 'kept' || hasBegun(run.state);
  return {
    ...start,
    architecture: thinNetwork(network.architecture, setup.width),
    resolution: getRunResolution(run),
    settings,
    // A run that goes on keeps its pictures no second time: by now the name may be another set's.
    data: goesOn && 'keepAs' in data ? { ...data, keepAs: null } : data,
    backend,
    threads: null,
  };
}
