/**
 * @file Whether a network can be trained as it is set up, as far as that is known before the pictures are read: the
 * form says so at once. The worker looks again when it has them.
 */

import { analyze } from '../analysis/analyze';
import type { Diagnostic } from '../analysis/diagnostic';
import type { Architecture } from '../architecture/architecture';
import type { PerAxis } from '../util/perAxis';
import { type DataSource, splitAddresses } from './dataset';
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
  | { readonly code: 'bad-address'; readonly address: string }
  /** A set is to be used that is not kept any more, or kept under the name of another. */
  | { readonly code: 'not-kept' | 'name-taken'; readonly name: string };

/** Red, green, blue: whatever is read comes as these. */
const channels = 3;
const syntheticClasses = 10;

/** Whether something can be fetched from there. */
function isAddress(text: string): boolean {
  return /^(https?|blob|data):/i.test(text) && URL.canParse(text);
}

/** Why nothing can be read from a source, or not kept as wished. @param kept names of the sets that are kept, if known. */
export function checkSource(data: DataSource, kept: readonly string[] | null): SetupProblem | null {
  if (data.kind === 'files' && data.files.length === 0) return { code: 'no-pictures' };
  if (data.kind === 'kept' && kept?.includes(data.name) === false)
    return { code: 'not-kept', name: data.name };
  return (data.kind === 'address' ? checkAddress(data.address) : null) ?? checkKeeping(data, kept ?? []);
}

/** Whether what is read would take the place of another set that nobody wished to lose. */
function checkKeeping(data: DataSource, kept: readonly string[]): SetupProblem | null {
  if ((data.kind !== 'files' && data.kind !== 'address') || data.keepAs === null) return null;
  return data.replaces !== true && kept.includes(data.keepAs)
    ? { code: 'name-taken', name: data.keepAs }
    : null;
}

function checkAddress(text: string): SetupProblem | null {
  const addresses = splitAddresses(text);
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined || addresses.length === 0) return { code: 'bad-address', address: wrong ?? text };
  return null;
}

function findErrors(architecture: Architecture, resolution: PerAxis<number>): readonly Diagnostic[] {
  const { diagnostics } = analyze(architecture, { resolution, rule: 'paper' });
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/**
 * Why a network cannot be trained as it is set up; null where nothing is known that speaks against it.
 *
 * @param kept names of the sets that are kept; null where they are not known.
 */
export function checkSetup(
  network: Pick<TrainedNetwork, 'architecture' | 'resolution'>,
  { data, width, resolution }: Pick<RunSetup, 'data' | 'width' | 'resolution'>,
  kept: readonly string[] | null = null,
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
  return checkClassifier(plan, classes, channels) ?? checkSource(data, kept);
}
