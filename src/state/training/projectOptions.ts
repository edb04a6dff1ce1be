/** @file How a training project of the open design trains: as the page would, except for what only the page knows. */
import type { ProjectOptions } from '../../codecs/project/recipe';
import { toKeptSetup } from '../../training/setupSchema';
import type { RunSetup } from '../../training/trainedRun';

/** The options for a setup; undefined, and so the paper's protocol, where nothing was set up. */
export function createProjectOptions(setup: RunSetup | null): ProjectOptions | undefined {
  if (setup === null) return undefined;
  const { settings, probes } = setup;
  // The network of the project has its full width, and the size of the design's images.
  return { recipe: settings, probes, setup: { ...toKeptSetup(setup), width: 1, resolution: null } };
}
