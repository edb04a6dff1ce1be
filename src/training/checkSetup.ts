/**
 * @file Whether a network can be trained as it is set up, as far as that is known before the pictures are read: the
 * form says so at once. The worker looks again when it has them.
 */
import type { DataSource } from './dataset';
import { thinNetwork } from './thinNetwork';
import type { RunSetup, TrainedNetwork } from './trainedRun';
import { checkClassifier, createPlan } from './trainingPlan';
import type { TrainingProblem } from './trainingProblem';

/** Why a run would not begin. */
export type SetupProblem =
  | TrainingProblem
  /** Files are to be read, but none are chosen. */
  | { readonly code: 'no-pictures' }
  | { readonly code: 'bad-address'; readonly address: string };

/** Red, green, blue: whatever is read comes as these. */
const channels = 3;
const syntheticClasses = 10;

/** Addresses of a source, as they are separated. */
export function splitAddresses(address: string): readonly string[] {
  return address.split(/\s+/).filter((part) => part !== '');
}

/** Whether something can be fetched from there. */
function isAddress(text: string): boolean {
  return /^(https?|blob|data):/i.test(text) && URL.canParse(text);
}

function checkSource(data: DataSource): SetupProblem | null {
  if (data.kind === 'files' && data.files.length === 0) return { code: 'no-pictures' };
  if (data.kind !== 'address') return null;
  const addresses = splitAddresses(data.address);
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined || addresses.length === 0)
    return { code: 'bad-address', address: wrong ?? data.address };
  return null;
}

/** Why a network cannot be trained as it is set up; null where nothing is known that speaks against it. */
export function checkSetup(
  network: Pick<TrainedNetwork, 'architecture' | 'resolution'>,
  { data, width, resolution }: Pick<RunSetup, 'data' | 'width' | 'resolution'>,
): SetupProblem | null {
  const thin = thinNetwork(network.architecture, width);
  const { plan, problems } = createPlan(thin, resolution ?? network.resolution);
  if (plan === null) return problems[0] ?? null;
  const classes = data.kind === 'synthetic' ? syntheticClasses : 0;
  return checkClassifier(plan, classes, channels) ?? checkSource(data);
}
