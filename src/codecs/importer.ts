/**
 * @file The shape that every importer has: recognize a file, then read it. A file that cannot be read is an
 * answer with a code, never an exception; what was read but not understood stands in the report.
 */
import type { Architecture } from '../architecture/architecture';
import type { Design } from '../document/document';
import type { PerAxis } from '../util/perAxis';

/** A file that can be read in parts, so that the weights of a large one need never be in memory. */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number;
  /** The file's name. */
  readonly name: string;
  /**
   * The bytes from `offset`; fewer than `length` only at the end of the file.
   * The result may share memory with the source and must not be written to. Rejects where the file is gone.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** What a caller may say to an importer. */
export interface ImportOptions {
  /** Called now and then with the share that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Ends the reading with the error `cancelled`. */
  readonly signal?: AbortSignal;
  /** The image input, where a file has several (see the error `several-image-inputs`). */
  readonly input?: string;
  /** [height, width] in pixels, used where a file leaves the size of the image open. */
  readonly resolution?: PerAxis<number>;
}

/** An input of a file by name, with its axes; null is a length that the file leaves open. */
export interface InputCandidate {
  readonly name: string;
  readonly dims: readonly (number | null)[];
}

/** What a file that was taken for another format looks like. */
export type ForeignFile = 'empty' | 'html' | 'zip' | 'gzip' | 'text' | 'git-lfs' | 'hdf5' | 'ort' | 'other';

/** Why a file was not read. */
export type ImportError =
  /** No file of this format; `looksLike` is a guess at what it is. */
  | { readonly code: 'not-onnx'; readonly looksLike: ForeignFile }
  | { readonly code: 'not-keras'; readonly looksLike: ForeignFile }
  /** JSON that does not parse. */
  | { readonly code: 'no-json' }
  /** A model of a class of its own, whose layers only its program knows. */
  | { readonly code: 'no-layers'; readonly className: string }
  /** Trained numbers without the network. */
  | { readonly code: 'weights-only' }
  /** A graph of TensorFlow in the form of TensorFlow.js, which has lost its layers. */
  | { readonly code: 'graph-model' }
  /** The file ends too early: `needed` bytes at least, `size` there are. */
  | { readonly code: 'truncated'; readonly size: number; readonly needed: number | null }
  /** The file contradicts itself near byte `offset`. */
  | { readonly code: 'damaged'; readonly offset: number }
  /** More of something than is read. */
  | {
      readonly code: 'too-large';
      readonly what: 'nodes' | 'tensors' | 'structure' | 'levels' | 'bytes';
      readonly actual: number;
      readonly max: number;
    }
  /** Tensors that depend on themselves; `node` is one of the nodes. */
  | { readonly code: 'cyclic'; readonly node: string }
  /** No input that could be an image. */
  | { readonly code: 'no-image-input'; readonly inputs: readonly InputCandidate[] }
  /** Several inputs that could be the image: the caller may name one. */
  | { readonly code: 'several-image-inputs'; readonly candidates: readonly InputCandidate[] }
  /** The graph has no nodes. */
  | { readonly code: 'empty-graph' }
  /** The importer itself failed: a fault of the program, not of the file. */
  | { readonly code: 'internal'; readonly detail: string }
  /** The file could not be read from the disk. */
  | { readonly code: 'unreadable' }
  /** The caller cancelled. */
  | { readonly code: 'cancelled' };

/** What a reader of the report should know besides the operations that were not understood. */
export type ImportNote =
  /** The file leaves the size of the image open; computed sizes were worked out at this one. */
  | { readonly code: 'assumed-resolution'; readonly resolution: PerAxis<number> }
  /** The file leaves the number of the image's channels open. */
  | { readonly code: 'assumed-channels'; readonly channels: number }
  /** Inputs besides the image, taken as constants. */
  | { readonly code: 'ignored-inputs'; readonly names: readonly string[] }
  /** Tensors that are read but are nowhere in the file, taken as constants; `name` is one of them. */
  | { readonly code: 'missing-tensors'; readonly name: string; readonly count: number }
  /** Branches, loops, functions that call themselves: what is inside was not read. */
  | { readonly code: 'control-flow'; readonly op: string; readonly count: number }
  /** Self-attention: the network, or a part of it, is a transformer. */
  | { readonly code: 'attention'; readonly count: number }
  /** An operation taken as a kind that has the same field, but not quite the same values. */
  | { readonly code: 'approximated'; readonly op: string; readonly as: string; readonly count: number }
  /** Sums and products with constants that no layer stands for; `elements` is how many numbers they hold. */
  | { readonly code: 'constants-left-out'; readonly count: number; readonly elements: number }
  /** Weights in other files; they are not needed. */
  | { readonly code: 'external-data'; readonly tensors: number }
  /** A version of the operator set that is older or newer than those that were tried. */
  | { readonly code: 'untried-opset'; readonly opset: number }
  /** Sizes in the file contradict each other at this many places. */
  | { readonly code: 'sizes-disagree'; readonly count: number }
  /** Layers that are called several times with the same weights: each call became a layer. */
  | { readonly code: 'shared-layers'; readonly count: number }
  /** Layers that do something in training only and became none. */
  | { readonly code: 'inactive-layers'; readonly count: number }
  /** No convolution was found. */
  | { readonly code: 'no-convolutions' }
  /** Fovea wrote the file: its design came back as it was. */
  | { readonly code: 'restored-design' }
  /** Fovea wrote the file and somebody changed what it computes: that was read, and not the design. */
  | { readonly code: 'changed-design' };

/** An operation that became Opaque layers. */
export interface UnsupportedOperation {
  readonly op: string;
  readonly count: number;
}

/** What was read of a file, and what was not understood. */
export interface ImportReport {
  readonly format: 'onnx' | 'keras' | 'tfjs';
  readonly nodesRead: number;
  /** The most frequent first. */
  readonly unsupported: readonly UnsupportedOperation[];
  readonly notes: readonly ImportNote[];
}

/** A network, or the reason why there is none. */
export type ImportResult =
  | {
      readonly ok: true;
      readonly architecture: Architecture;
      /** The size of the image, [height, width]; null where the file leaves it open. */
      readonly resolution: PerAxis<number> | null;
      /** The size that computed sizes were worked out for: `resolution`, or one at which all lengths fit. */
      readonly workedAt: PerAxis<number>;
      readonly title: string;
      /** The whole design, where the file holds one of Fovea's; `architecture` is its own then. */
      readonly design?: Design;
      readonly report: ImportReport;
    }
  | { readonly ok: false; readonly error: ImportError; readonly report?: ImportReport };

/** Reads one file format. */
export interface Importer {
  readonly id: string;
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
  /** Whether a file that starts with `head` (64 bytes or the whole file) is of this format. */
  recognize(head: Uint8Array, fileName: string): boolean;
  /** Reads a file; never rejects. */
  read(source: ByteSource, options?: ImportOptions): Promise<ImportResult>;
}
