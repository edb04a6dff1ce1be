/** @file What can be analysed: a network with what its source says of the image and of the rule. */
import type { Architecture } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import type { ImportJson } from '../codecs/json/writeAnalysis';
import type { Design } from '../document/document';
import type { PerAxis } from '../util/perAxis';
import type { FileSource } from './fileSource';

/** A network from somewhere. */
export interface Target {
  readonly title: string;
  readonly architecture: Architecture;
  /** [height, width] in pixels; null where the source does not say. */
  readonly resolution: PerAxis<number> | null;
  readonly rule: StatusRule | null;
  /** What a design has besides; absent where the source is none. */
  readonly kept?: Pick<Design, 'notes' | 'positions'>;
  /** What an importer read; null where nothing was imported. */
  readonly report: ImportJson | null;
  /** Whole sentences of the importer. */
  readonly notes: readonly string[];
}

/** A network, or one sentence that says why there is none. */
export type TargetResult = { readonly target: Target } | { readonly refusal: string };

/** What a reader may need to know of the command. */
export interface TargetOptions {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** The size that was asked for, [height, width] in pixels, for files that leave it open. */
  readonly resolution: PerAxis<number> | null;
}

/** One way to name a network on the command line. */
export interface TargetReader {
  readonly accepts: (reference: string) => boolean;
  readonly read: (reference: string, options: TargetOptions) => Promise<TargetResult>;
}

/** One format of files. */
export interface FileFormat {
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
  /** Whether a file that starts with `head` (64 bytes, or the whole file) is of this format. */
  readonly recognize: (head: Uint8Array, name: string) => boolean;
  /** May reject where the disk fails. */
  readonly read: (source: FileSource, options: TargetOptions) => Promise<TargetResult>;
}
