/** @file How a training project of the open design trains: as the page would, except for what only the page knows. */
import type { ProjectOptions } from '../../codecs/project/recipe';
import type { Design } from '../../document/document';
import { obeysSettings } from '../../training/obeysSettings';
import { toKeptSetup } from '../../training/setupSchema';
import { createQuickSetup } from '../../training/setups';
import type { RunSetup } from '../../training/trainedRun';
import type { Store } from '../storeShape';
import { recallSetup } from './keptSetup';

/** Side of the squares that a run on the page makes of pictures, where it is one on own pictures and that is known. */
function findSide({ data }: RunSetup): number | undefined {
  if (data.kind === 'kept') return data.settings?.side;
  const isRead = data.kind === 'files' || data.kind === 'address';
  return isRead && obeysSettings(data) ? data.settings.side : undefined;
}

/** The options for a setup. */
export function createProjectOptions(setup: RunSetup): ProjectOptions {
  const { settings, probes } = setup;
  // The network of the project has its full width, and the size of the design's images.
  const kept = { ...toKeptSetup(setup), width: 1, resolution: null };
  return { recipe: settings, probes, side: findSide(setup), setup: kept };
}

/** The options for a design as the tab Train shows its setup, or would if it were opened. */
export function createDesignOptions(
  { architecture, resolution }: Design,
  { training, assignment }: Pick<Store, 'training' | 'assignment'>,
): ProjectOptions {
  const own = training.setup ?? recallSetup();
  if (own !== null) return createProjectOptions(own);
  const quick = createQuickSetup(architecture, resolution);
  const seed = assignment?.assignment.seed ?? quick.settings.seed;
  return createProjectOptions({ ...quick, settings: { ...quick.settings, seed } });
}
