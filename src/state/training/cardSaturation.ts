/** @file The saturation that cards of the network carry: that of the run in front, where it trained this network. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { chooseMoment, type RunMoment, readMoment } from '../../training/layerResults';
import { useStore } from '../store';
import type { Store } from '../storeShape';
import { isRelated } from './relatedNetworks';
import { getShown } from './runViews';
import { settleRun } from './shownRuns';
import type { DesignRun } from './trainingView';

type Shares = ReadonlyMap<LayerId, number>;

const nothing: Shares = new Map();
let last: {
  readonly run: DesignRun;
  readonly moment: RunMoment | null;
  readonly architecture: Architecture;
  readonly shares: Shares;
} | null = null;

/** What each card carries; the same object until something changes. Nothing while it is switched off. */
export function selectCardShares({ training, design }: Pick<Store, 'training' | 'design'>): Shares {
  const [first] = training.isOnCards ? getShown(training) : [];
  if (first === undefined) return nothing;
  const run = settleRun(first);
  const { moment } = training;
  const { architecture } = design;
  if (last?.run === run && last.moment === moment && last.architecture === architecture) return last.shares;
  const shares = new Map<LayerId, number>();
  if (isRelated(run.network.architecture, architecture))
    // A card says "saturation": as of now there is only another measure.
    for (const { layer, saturation } of readMoment(
      run,
      chooseMoment(run.state, moment === 'now' ? null : moment),
    ).layers)
      if (saturation !== null) shares.set(layer, saturation);
  last = { run, moment, architecture, shares };
  return shares;
}

/** The share that the card of a layer carries; null for none. */
export function useCardShare(id: LayerId): number | null {
  return useStore((state) => selectCardShares(state).get(id) ?? null);
}
