/** @file What the page and the compare worker say to each other. */
import type { Architecture } from '../architecture/architecture';
import type { Comparison } from '../compare/comparison';

/** Asks what differs between two networks. */
export interface CompareJob {
  readonly before: Architecture;
  readonly after: Architecture;
}

/** The answer; null where it failed. */
export type CompareAnswer = Comparison | null;
