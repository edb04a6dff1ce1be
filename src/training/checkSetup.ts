/**
 * @file Whether a network can be trained as it is set up, as far as that is known before the pictures are read: the
 * form says so at once. The worker looks again when it has them.
 */

import { analyze } from '../analysis/analyze';
import type { Diagnostic } from '../analysis/diagnostic';
import type { Architecture } from '../architecture/architecture';
import type { PerAxis } from '../util/perAxis';
import type { DataSource } from './dataset';
import { thinNetwork } from './thinNetwork';
import type { RunSetup, TrainedNetwork } from './trainedRun';
import { checkClassifier, createPlan } from './trainingPlan';
import type { TrainingProblem } from './trainingProblem';

/** Why a run would not begin. */
export type SetupProblem =
  | TrainingProblem
  /** The network is fine as it is drawn, but not on images of this size: the first thing that is wrong then. */
  | { readonly code: 'wrong-at-size'; readonly size: PerAxis<number>; readonly diagnostic: Diagnostic }
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

function findErrors(architecture: Architecture, resolution: PerAxis<number>): readonly Diagnostic[] {
  const { diagnostics } = analyze(architecture, { resolution, rule: 'paper' });
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/** Why a network cannot be trained as it is set up; null where nothing is known that speaks against it. */
export function checkSetup(
  network: Pick<TrainedNetwork, 'architecture' | 'resolution'>,
  { data, width, resolution }: Pick<RunSetup, 'data' | 'width' | 'resolution'>,
): SetupProblem | null {
  const thin = thinNetwork(network.architecture, width);
  const size = resolution ?? network.resolution;
  const { plan, problems } = createPlan(thin, size);
  if (plan === null) {
    const [problem = null] = problems;
    if (problem?.code !== 'network-has-errors') return problem;
    // The cards show what is wrong at the size of the design, and nothing else.
    const isMarked = findErrors(network.architecture, network.resolution).length > 0;
    const [diagnostic] = isMarked ? [] : findErrors(thin, size);
    return diagnostic === undefined ? problem : { code: 'wrong-at-size', size, diagnostic };
  }
  const classes = data.kind === 'synthetic' ? syntheticClasses : 0;
  return checkClassifier(plan, classes, channels) ?? checkSource(data);
}
