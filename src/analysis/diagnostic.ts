/** @file What the analysis has to say about a network, as codes and values; the sentences are in text. */
import type { LayerId } from '../architecture/architecture';
import type { LayerProblem } from '../layers/problem';
import type { PerAxis } from '../util/perAxis';

/** `error`: the network cannot be computed. `warning`: it can, but likely not as meant. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A remedy that can be applied by a click. */
export type Fix =
  | {
      readonly code: 'set-parameter';
      readonly layer: LayerId;
      readonly parameter: string;
      readonly value: unknown;
    }
  | { readonly code: 'insert-flatten'; readonly before: LayerId }
  | { readonly code: 'set-resolution'; readonly value: PerAxis<number> };

type Finding =
  | (LayerProblem & { readonly severity: 'error'; readonly layer: LayerId })
  /** No Input layer. */
  | { readonly code: 'no-input'; readonly severity: 'error'; readonly layer: null }
  /** More than one Input layer: `layer` is the second one. */
  | {
      readonly code: 'several-inputs';
      readonly severity: 'error';
      readonly layer: LayerId;
      readonly actual: number;
    }
  /** The layer does not fit, and what does not is hidden. */
  | { readonly code: 'hidden-problem'; readonly severity: 'error'; readonly layer: LayerId }
  /** Fewer or more inputs than the kind takes. */
  | {
      readonly code: 'missing-input' | 'too-many-inputs';
      readonly severity: 'error';
      readonly layer: LayerId;
      readonly actual: number;
      readonly expected: number;
    }
  /** The layer lies on a cycle or behind one. */
  | { readonly code: 'cycle'; readonly severity: 'error'; readonly layer: LayerId }
  /** The inputs of a merge step through the image at different paces. */
  | {
      readonly code: 'jump-mismatch';
      readonly severity: 'warning';
      readonly layer: LayerId;
      readonly port: number;
      readonly actual: PerAxis<number>;
      readonly expected: PerAxis<number>;
    }
  /** The inputs of a merge look at places that are apart by `actual` pixels: what it sees is wider than max. */
  | {
      readonly code: 'centers-apart';
      readonly severity: 'note';
      readonly layer: LayerId;
      readonly port: number;
      readonly actual: PerAxis<number>;
    }
  /** An operation that is not known is taken as it is described, by default as pointwise. */
  | {
      readonly code: 'opaque-layer';
      readonly severity: 'warning';
      readonly layer: LayerId;
      readonly operation: string;
    };

/** One finding about one layer, or about the whole network where `layer` is null. */
export type Diagnostic = Finding & { readonly fix?: Fix };
