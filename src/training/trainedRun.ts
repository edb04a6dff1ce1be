/**
 * @file A run and everything that it came from: the network as it was drawn, and how it was trained. It stays what it
 * is when the design is edited.
 */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import type { PerAxis } from '../util/perAxis';
import type { DataSource } from './dataset';
import type { BackendChoice, ProbeSettings, RunId } from './protocol';
import type { RunState } from './runState';
import type { TrainingSettings } from './settings';

/** The network of a run, as it was drawn; a design is one. */
export interface TrainedNetwork {
  readonly title: string;
  readonly architecture: Architecture;
  readonly resolution: PerAxis<number>;
  readonly rule: StatusRule;
}

/** When probes are trained without being asked for. */
export type ProbeMoment = 'never' | 'end' | 'epochs';

/** How a network is trained. */
export interface RunSetup {
  readonly data: DataSource;
  readonly settings: TrainingSettings;
  /** Factor on the channels of all layers but the answer. */
  readonly width: number;
  /** Size of what the network sees, [height, width] in pixels; null: that of the design. */
  readonly resolution: PerAxis<number> | null;
  readonly backend: BackendChoice;
  readonly probes: ProbeSettings;
  readonly probing: ProbeMoment;
}

/** A run. */
export interface TrainedRun<Network extends TrainedNetwork = TrainedNetwork> {
  readonly id: RunId;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly network: Network;
  readonly setup: RunSetup;
  readonly state: RunState;
}

/** The size of what the network of a run sees: [height, width] in pixels. */
export function getRunResolution({ network, setup }: Pick<TrainedRun, 'network' | 'setup'>): PerAxis<number> {
  return setup.resolution ?? network.resolution;
}

const analyses = new WeakMap<Architecture, Map<string, Analysis>>();

/** What the analysis predicts for a run, at the size that it was trained at. Memoised. */
export function analyzeRun(run: Pick<TrainedRun, 'network' | 'setup'>): Analysis {
  const { architecture, rule } = run.network;
  const resolution = getRunResolution(run);
  const key = `${rule} ${resolution.join()}`;
  const known = analyses.get(architecture) ?? new Map<string, Analysis>();
  analyses.set(architecture, known);
  const analysis = known.get(key) ?? analyze(architecture, { resolution, rule });
  known.set(key, analysis);
  return analysis;
}
