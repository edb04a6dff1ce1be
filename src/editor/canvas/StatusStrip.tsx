/** @file The statuses of the convolutions in a group, in their order, as a thin strip: where the border lies within. */
import { memo } from 'react';
import type { Status } from '../../analysis/analysis';
import { statusPaints } from '../../plots/statusPaint';

interface Run {
  readonly status: Status;
  readonly length: number;
}

function findRuns(statuses: readonly Status[]): readonly Run[] {
  const runs: Run[] = [];
  for (const status of statuses) {
    const last = runs.at(-1);
    if (last?.status === status) runs[runs.length - 1] = { status, length: last.length + 1 };
    else runs.push({ status, length: 1 });
  }
  return runs;
}

/** The strip; decoration beside the words that say the same. */
export const StatusStrip = memo(
  function StatusStrip({ statuses }: { readonly statuses: readonly Status[] }) {
    if (statuses.length === 0) return null;
    const runs = findRuns(statuses);
    let at = 0;
    return (
      <svg
        className="status-strip"
        viewBox={`0 0 ${statuses.length} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {runs.map(({ status, length }) => {
          const x = at;
          at += length;
          return <rect key={x} x={x} width={length} height="1" fill={statusPaints[status].fill} />;
        })}
      </svg>
    );
  },
  (a, b) => a.statuses.length === b.statuses.length && a.statuses.every((it, at) => it === b.statuses[at]),
);
