/** @file Counts what the translation could not say with layers, and turns the counts into the report. */
import type { ImportNote, ImportReport } from '../importer';

/** Counters of one translation. */
export interface Tally {
  /** Opaque layers by operation. */
  readonly unsupported: Map<string, number>;
  /** Approximations by `operation kind`. */
  readonly approximated: Map<string, { readonly op: string; readonly as: string; count: number }>;
  /** Nodes with sub-graphs or functions of the file, by operation. */
  readonly controlFlow: Map<string, number>;
  attentions: number;
  constants: { count: number; elements: number };
  /** Places where sizes do not fit together: a wrong guess of the image's size, or a wrong file. */
  mismatches: number;
}

/** All counters at zero. */
export function createTally(): Tally {
  return {
    unsupported: new Map(),
    approximated: new Map(),
    controlFlow: new Map(),
    attentions: 0,
    constants: { count: 0, elements: 0 },
    mismatches: 0,
  };
}

/** Adds one to the count of a key. */
export function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Notes that an operation was taken as a kind that is not quite the same. */
export function countApproximation(tally: Tally, op: string, as: string): void {
  const key = `${op} ${as}`;
  const entry = tally.approximated.get(key) ?? { op, as, count: 0 };
  entry.count += 1;
  tally.approximated.set(key, entry);
}

/** The report of a translation; `notes` come first. */
export function createReport(
  format: ImportReport['format'],
  tally: Tally,
  nodesRead: number,
  notes: readonly ImportNote[],
): ImportReport {
  const unsupported = [...tally.unsupported].map(([op, count]) => ({ op, count }));
  const counted: ImportNote[] = [];
  for (const [op, count] of tally.controlFlow) counted.push({ code: 'control-flow', op, count });
  if (tally.attentions > 0) counted.push({ code: 'attention', count: tally.attentions });
  for (const { op, as, count } of tally.approximated.values())
    counted.push({ code: 'approximated', op, as, count });
  if (tally.constants.count > 0) counted.push({ code: 'constants-left-out', ...tally.constants });
  if (tally.mismatches > 0) counted.push({ code: 'sizes-disagree', count: tally.mismatches });
  return {
    format,
    nodesRead,
    unsupported: unsupported.sort((a, b) => b.count - a.count || (a.op < b.op ? -1 : 1)),
    notes: [...notes, ...counted],
  };
}
