/**
 * @file What an edit returns, and why one can be refused.
 *
 * An edit that makes something or can be refused returns an {@link EditResult}; any other returns the architecture
 * itself. All share what they do not touch, and one that changes nothing returns the very same architecture. An id
 * that does not exist is a wrong call and throws a RangeError.
 */
import type { LayerKind } from '../layers/catalogue';
import type { FeatureShape, Shape } from '../layers/shape';
import type { ParameterProblem } from '../layers/validate';
import type { Architecture, GroupId, LayerId } from './architecture';
import type { MergeRemedy } from './mergeRemedy';

/** Why two layers cannot be connected, as a code and its values. */
export type ConnectionRefusal =
  | { readonly code: 'self-connection'; readonly layer: LayerId }
  /** `source` depends on `target` already. */
  | { readonly code: 'cycle'; readonly source: LayerId; readonly target: LayerId }
  | { readonly code: 'takes-no-input'; readonly target: LayerId }
  /** The port holds the connection from `source`. */
  | {
      readonly code: 'port-taken';
      readonly source: LayerId;
      readonly target: LayerId;
      readonly port: number;
    }
  | { readonly code: 'inputs-full'; readonly target: LayerId; readonly max: number }
  | { readonly code: 'already-connected'; readonly source: LayerId; readonly target: LayerId }
  /** The target works on maps and would get a vector. */
  | { readonly code: 'needs-map'; readonly target: LayerId; readonly actual: FeatureShape }
  /** `actual`, from `source`, does not fit `expected`, the input at port 0. `remedy`: what would make it fit. */
  | {
      readonly code: 'merge-mismatch';
      readonly source: LayerId;
      readonly target: LayerId;
      readonly kind: LayerKind;
      readonly actual: Shape;
      readonly expected: Shape;
      readonly remedy: MergeRemedy | null;
    };

/** Why an edit is refused, as a code and its values; the sentences are in text. */
export type EditRefusal =
  | ConnectionRefusal
  /** There is an Input layer already, and a network has one. */
  | { readonly code: 'input-exists'; readonly layer: LayerId }
  /** The new kind takes fewer inputs than the layer has. */
  | {
      readonly code: 'too-many-inputs';
      readonly layer: LayerId;
      readonly kind: LayerKind;
      readonly actual: number;
      readonly max: number;
    }
  /** A piece goes between two layers only with something to feed and a single end. */
  | { readonly code: 'no-way-through'; readonly entries: number; readonly ends: number }
  | {
      readonly code: 'invalid-parameter';
      readonly layer: LayerId;
      readonly parameter: string;
      readonly problem: ParameterProblem;
    }
  | { readonly code: 'nothing-selected' }
  /** A path leaves the selection at one layer and comes back to it, by way of `between`. */
  | { readonly code: 'path-leaves-group'; readonly between: LayerId }
  /** A stage may lie in a stage, and a block in either, but no stage in a block. Null: the one to be made. */
  | { readonly code: 'stage-in-block'; readonly stage: GroupId | null };

/** An edit that was made, and what else it made. */
export type Edited<Made = unknown> = { readonly ok: true; readonly architecture: Architecture } & Made;

/** An edit that was not made. */
export interface Refused<Reason extends EditRefusal = EditRefusal> {
  readonly ok: false;
  readonly reason: Reason;
}

/** What an edit returns that can be refused. */
export type EditResult<Made = unknown, Reason extends EditRefusal = EditRefusal> =
  | Edited<Made>
  | Refused<Reason>;

/** Says no. */
export function refuse<Reason extends EditRefusal>(reason: Reason): Refused<Reason> {
  return { ok: false, reason };
}
