/** @file The runs that are shown, each with its line and mark. */
import type { ReactNode } from 'react';
import { getSeriesPaint } from '../../plots/seriesPaint';
import type { DesignRun } from '../../state/training/trainingView';
import { useLateText } from '../useLateText';
import './RunLegend.css';

/** The legend; `render` says something behind each name. */
export function RunLegend({
  runs,
  render,
}: {
  readonly runs: readonly DesignRun[];
  readonly render?: (run: DesignRun) => ReactNode;
}) {
  const { train } = useLateText();
  return (
    <ul className="run-legend" aria-label={train.curves.legend}>
      {runs.map((run, index) => {
        const { stroke, dash, mark } = getSeriesPaint(index);
        return (
          <li key={run.id}>
            <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
              <path
                d="M0 6H28"
                stroke={stroke}
                strokeWidth="1.75"
                strokeDasharray={dash === '' ? undefined : dash}
              />
              <path d={mark} transform="translate(14 6)" fill={stroke} />
            </svg>
            <b>{run.name}</b>
            {render?.(run)}
          </li>
        );
      })}
    </ul>
  );
}
