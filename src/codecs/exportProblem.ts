/** @file Why a design cannot be written, and what to know of what was: codes and values; the sentences are in text. */
import type { Diagnostic } from '../analysis/diagnostic';
import type { LayerKind } from '../layers/catalogue';

/** Why a design cannot be written in a format. */
export type ExportProblem =
  /** It has no layers. */
  | { readonly code: 'empty' }
  /** Its answer is no single vector, so that there are no classes to train for. */
  | { readonly code: 'no-classifier' }
  /** It takes images of `actual` channels, and the pictures that it is to be trained on have `needed`. */
  | { readonly code: 'wrong-channels'; readonly actual: number; readonly needed: number }
  /** It cannot be computed: `count` errors, the first of which is `first`. */
  | {
      readonly code: 'has-errors';
      readonly count: number;
      readonly first: Diagnostic;
      readonly layer: string;
    }
  /** The format has nothing for this layer as it is set; `reason` says what is in the way. */
  | {
      readonly code: 'inexpressible';
      readonly layer: string;
      readonly kind: LayerKind;
      readonly reason: InexpressibleReason;
    };

/** What a format has no form for. */
export type InexpressibleReason =
  /** An operation that nobody knows. */
  | 'opaque'
  /** The kind as a whole. */
  | 'kind'
  /** A dilation and a stride above 1 at once. */
  | 'dilated-stride'
  /** A dilation above 1 in this kind of layer. */
  | 'dilation'
  /** Padding of these sizes. */
  | 'padding'
  /** A size that depends on more than the parameters. */
  | 'size';

/** What a reader of the file should know. */
export type ExportNote =
  /** Layers whose operation is not known: the code has a marked place for each. */
  | { readonly code: 'placeholders'; readonly layers: readonly string[] }
  /** Layers that come out with the same shape, parameters and field, but not quite the same values. */
  | { readonly code: 'approximated'; readonly kind: LayerKind; readonly layers: readonly string[] };
