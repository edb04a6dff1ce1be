/** @file What is asked about a unit and a picture, with a key that is another for every other answer. */
import type { Architecture, LayerId } from '../../../architecture/architecture';
import type { ChosenPicture } from '../../../state/imageView';
import { askInsight, useInsight, type WeightsChoice } from '../../../state/insight/insightView';
import type { TrainedSource } from '../../../state/insight/trainedSource';
import { useStore } from '../../../state/store';
import { getRunControl } from '../../../state/training/runControl';
import { getRuns } from '../../../state/training/runViews';
import type { PixelScale, SeenPictures, TrainedTensors } from '../../../training/insight';
import { thinNetwork } from '../../../training/thinNetwork';
import { getRunResolution } from '../../../training/trainedRun';
import type { PerAxis } from '../../../util/perAxis';
import { readPixels } from './readPixels';

/** Draws of random weights: as many as in the paper. */
const randomRounds = 20;
/** Rounds where only the signs of the unit's channels are drawn. */
const trainedRounds = 8;
/** For runs that do not say how they saw pictures. */
const usualScale = { mean: 0.5, deviation: 0.25 };

/** What is looked at. */
export interface Subject {
  readonly layer: LayerId;
  /** Of the design: [height, width]. */
  readonly resolution: PerAxis<number>;
  readonly unit: PerAxis<number> | null;
  readonly picture: ChosenPicture;
  readonly channels: number;
}

const numbers = new WeakMap<object, number>();
let count = 0;

/** A number for an object, the same as long as it lives. */
function identify(item: object): number {
  const known = numbers.get(item);
  if (known !== undefined) return known;
  count += 1;
  numbers.set(item, count);
  return count;
}

const tellPicture = (picture: ChosenPicture) =>
  picture.kind === 'own' ? `own ${identify(picture.bitmap)}` : `${picture.sample} ${picture.size}`;

/** The key of a unit's effective field. @param source the run, for trained weights. */
export function createFieldKey(
  architecture: Architecture,
  { layer, resolution, unit, picture }: Subject,
  source: TrainedSource | null,
): string {
  const place = [identify(architecture), resolution.join('x'), layer, String(unit)];
  const weights = source === null ? ['random'] : [source.id, source.step, tellPicture(picture)];
  return ['field', ...place, ...weights].join(' ');
}

/** The key of a class activation map. */
export function createClassKey(
  architecture: Architecture,
  { layer, picture }: Subject,
  source: TrainedSource,
  label: number | null,
): string {
  const place = [identify(architecture), layer, tellPicture(picture), label];
  return ['class', ...place, source.id, source.step].join(' ');
}

interface Trained {
  readonly architecture: Architecture;
  readonly resolution: PerAxis<number>;
  readonly tensors: TrainedTensors;
  readonly scale: PixelScale;
}

/** Weights of a run with the network that has them; null where they are gone. */
async function takeTrained({ id }: TrainedSource, channels: number): Promise<Trained | null> {
  const run = getRuns(useStore.getState().training).get(id);
  const checkpoint = await getRunControl().takeWeights(id);
  if (run === undefined || checkpoint === null) return null;
  const { weights, statistics } = checkpoint;
  const usual = (value: number) => new Array<number>(channels).fill(value);
  return {
    architecture: thinNetwork(run.network.architecture, run.setup.width),
    resolution: getRunResolution(run),
    tensors: { weights, statistics },
    scale: run.state.scale ?? { mean: usual(usualScale.mean), deviation: usual(usualScale.deviation) },
  };
}

function refuse(key: string): void {
  useInsight.setState({ work: null, problem: { key, problem: { code: 'no-checkpoint' } } });
}

function showPicture(
  { picture, channels }: Subject,
  resolution: PerAxis<number>,
  scale: PixelScale,
): SeenPictures | null {
  const set = readPixels(picture, resolution, channels);
  return set && { set, scale };
}

/** Asks for the effective field of a unit. */
export async function askField(
  key: string,
  subject: Subject,
  weights: WeightsChoice,
  source: TrainedSource | null,
): Promise<void> {
  const { architecture } = useStore.getState().design;
  const { layer, resolution, unit } = subject;
  const shared = { type: 'trace-field', layer, resolution, unit, seed: 1 } as const;
  if (weights === 'random' || source === null) {
    const random = { tensors: null, pictures: null, rounds: randomRounds };
    askInsight(key, { ...shared, architecture, ...random });
    return;
  }
  const trained = await takeTrained(source, subject.channels);
  if (trained === null) refuse(key);
  else {
    const pictures = showPicture(subject, resolution, trained.scale);
    const { tensors } = trained;
    askInsight(key, {
      ...shared,
      ...{ architecture: trained.architecture, tensors, pictures, rounds: trainedRounds },
    });
  }
}

/** Asks where in a picture the evidence for a class lies. */
export async function askClass(
  key: string,
  subject: Subject,
  source: TrainedSource,
  label: number | null,
): Promise<void> {
  const trained = await takeTrained(source, subject.channels);
  const pictures = trained && showPicture(subject, trained.resolution, trained.scale);
  if (trained === null || pictures === null) {
    refuse(key);
    return;
  }
  const { architecture, resolution, tensors } = trained;
  askInsight(key, {
    type: 'map-class',
    layer: subject.layer,
    architecture,
    resolution,
    tensors,
    label,
    pictures,
  });
}
