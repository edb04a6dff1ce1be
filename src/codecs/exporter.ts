/**
 * @file The shape that every exporter has: a design in, the content of a file out. What a format cannot express is
 * an answer with a code, never an exception; what it expresses only in part stands in the notes.
 */
import type { Analysis } from '../analysis/analysis';
import type { Design } from '../document/document';
import type { Size } from '../layout/geometry';
import type { AllText } from '../text/enLate';
import type { ExportNote, ExportProblem } from './exportProblem';
import type { PixelScale } from './pixelScale';
import type { ProjectOptions } from './project/recipe';
import type { Weights } from './weights';

/** What a caller may say to an exporter. */
export interface ExportOptions {
  /** The analysis of the design, where the caller has it already. */
  readonly analysis?: Analysis;
  /** The words of headings and comments; English by default. */
  readonly text?: AllText;
  /** The shape of sheet that pictures are wrapped for, in pixels; lying, three to two by default. */
  readonly sheet?: Size | undefined;
  /** Trained numbers; formats that cannot hold any leave them out. */
  readonly weights?: Weights;
  /** How the trained numbers know pictures; goes with them. */
  readonly pixelScale?: PixelScale;
  /** How a training project trains; the paper's protocol by default. */
  readonly project?: ProjectOptions;
}

/** The content of a file, or the reason why there is none. */
export type ExportResult =
  | { readonly ok: true; readonly content: string | Uint8Array; readonly notes: readonly ExportNote[] }
  | { readonly ok: false; readonly problem: ExportProblem };

/** Writes one file format. */
export interface Exporter {
  readonly id: string;
  /** With the dot, in lower case. */
  readonly extension: string;
  readonly mediaType: string;
  /** Writes a design; never throws. */
  write(design: Design, options?: ExportOptions): ExportResult;
}
