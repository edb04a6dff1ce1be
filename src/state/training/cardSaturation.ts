/**
 * @file The saturation that cards of the network carry: that of the run in front, where it trained this network, and of
 * the layers alone that are still what it trained.
 */
import { useShallow } from 'zustand/react/shallow';
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { CardSaturation } from '../../text/en/trainResultText';
import { chooseMoment, type RunMoment, readMoment } from '../../training/layerResults';
import { getRunResolution } from '../../training/trainedRun';
import { computeMedian } from '../../training/verdict';
import { isEqual } from '../../util/isEqual';
import type { PerAxis } from '../../util/perAxis';
import { selectShownAnalysis, selectShownArchitecture } from '../selectors';
import { useStore } from '../store';
import type { Store } from '../storeShape';
import { isRelated } from './relatedNetworks';
import { getShown } from './runViews';
import { settleRun } from './shownRuns';
import type { DesignRun } from './trainingView';

/** What was measured of the layers that the canvas shows. */
export interface CardShares {
  readonly shares: ReadonlyMap<LayerId, number>;
  /** What the run saw, [height, width] in pixels, where the canvas shows another size; else null. */
  readonly size: PerAxis<number> | null;
}

const nothing: CardShares = { shares: new Map(), size: null };
let last: { readonly seen: readonly unknown[]; readonly carried: CardShares } | null = null;

/**
 * Tells which layers are what a run trained: of the same kind and parameters, and given maps of the same shape. Both
 * networks are taken as they are drawn and at one size: how wide and at which size a run trains is its own business.
 */
function createTrainedTest(
  { network: { architecture: trained, rule } }: DesignRun,
  architecture: Architecture,
  analysis: Analysis,
): (id: LayerId) => boolean {
  if (trained === architecture) return () => true;
  const before = analyze(trained, { resolution: analysis.input.resolution, rule });
  const listShapes = ({ layers }: Analysis, inputs: readonly LayerId[] = []) =>
    inputs.map((input) => layers.get(input)?.shape);
  return (id) => {
    const own = trained.layers.get(id);
    const now = architecture.layers.get(id);
    return (
      isEqual(own?.layer, now?.layer) &&
      isEqual(listShapes(before, own?.inputs), listShapes(analysis, now?.inputs))
    );
  };
}

function collectShares(run: DesignRun, moment: RunMoment | null, state: Store): CardShares {
  const architecture = selectShownArchitecture(state);
  const analysis = selectShownAnalysis(state);
  if (!isRelated(run.network.architecture, architecture)) return nothing;
  const isAsTrained = createTrainedTest(run, architecture, analysis);
  const shares = new Map<LayerId, number>();
  // A card says "saturation": as of now there is only another measure.
  const { layers } = readMoment(run, chooseMoment(run.state, moment === 'now' ? null : moment));
  for (const { layer, saturation } of layers)
    if (saturation !== null && isAsTrained(layer)) shares.set(layer, saturation);
  const size = getRunResolution(run);
  return { shares, size: isEqual(size, analysis.input.resolution) ? null : size };
}

/** What the cards carry; the same object until something changes. Nothing while it is switched off. */
export function selectCardShares(state: Store): CardShares {
  const { isOnCards, moment } = state.training;
  const [first] = isOnCards ? getShown(state.training) : [];
  if (first === undefined) return nothing;
  const run = settleRun(first);
  const seen = [run, moment, selectShownArchitecture(state), selectShownAnalysis(state)];
  if (last === null || last.seen.some((part, at) => part !== seen[at]))
    last = { seen, carried: collectShares(run, moment, state) };
  return last.carried;
}

/** What a card carries that stands for some layers: the median of those that were measured; null of none. */
export function useCardSaturation(layers: readonly LayerId[]): CardSaturation | null {
  const shares = useStore(
    useShallow((state) => layers.flatMap((id) => selectCardShares(state).shares.get(id) ?? [])),
  );
  const size = useStore((state) => selectCardShares(state).size);
  const share = computeMedian(shares);
  if (share === null) return null;
  return { share, least: Math.min(...shares), most: Math.max(...shares), count: shares.length, size };
}
