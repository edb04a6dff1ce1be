/** @file What comes of a link that is read. */
import type { Assignment } from '../../document/assignment';
import type { Design } from '../../document/document';
import type { DesignFileProblem } from '../json/designFile';

/** Why a link cannot be opened. */
export type LinkProblem =
  /** It is no link of ours. */
  | { readonly code: 'not-a-link' }
  /** It was made by a later Fovea. */
  | { readonly code: 'unknown-version'; readonly version: string }
  /** It was cut or changed on its way. */
  | { readonly code: 'damaged' }
  /** It holds more than is read; sizes in characters or bytes. */
  | { readonly code: 'too-large'; readonly actual: number; readonly limit: number }
  /** It arrived whole, but what it says is no design. */
  | { readonly code: 'content'; readonly problem: DesignFileProblem };

/** A design, with the one it is compared with or the assignment that it is for, or why there is none. */
export type LinkResult =
  | {
      readonly ok: true;
      readonly design: Design;
      readonly compared: Design | null;
      readonly assignment: Assignment | null;
    }
  | { readonly ok: false; readonly problem: LinkProblem };
