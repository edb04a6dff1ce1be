/** @file The epochs of a run as a table: the text twin of its curves. */
import type { DesignRun } from '../../state/training/trainingView';
import { formatLoss } from '../../text/trainQuantities';
import { useLateText } from '../useLateText';
import { TableScroller } from './TableScroller';
import './plotTable.css';

/** The table, folded until somebody wants it. */
export function EpochTable({ run }: { readonly run: DesignRun }) {
  const { train } = useLateText();
  const { table, columns } = train.curves;
  return (
    <details className="plot-table">
      <summary>{table}</summary>
      <TableScroller label={`${run.name}: ${table}`}>
        <table aria-label={`${run.name}: ${table}`}>
          <thead>
            <tr>
              {Object.entries(columns).map(([id, word]) => (
                <th key={id} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.state.epochs.map(({ epoch, train: own, test }) => (
              <tr key={epoch}>
                <th scope="row">{epoch}</th>
                <td>{formatLoss(own.loss, 4)}</td>
                <td>{train.formatShare(own.accuracy)}</td>
                <td>{formatLoss(test.loss, 4)}</td>
                <td>{train.formatShare(test.accuracy)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </details>
  );
}
