/** @file The epochs of a run as a table: the text twin of its curves. */
import type { DesignRun } from '../../state/training/trainingView';
import { formatSteadyLoss } from '../../text/trainQuantities';
import { readEpochRate } from '../../training/runRates';
import { useLateText } from '../useLateText';
import { TableScroller } from './TableScroller';
import './plotTable.css';

/** The table, folded until somebody wants it. */
export function EpochTable({ run, hasName }: { readonly run: DesignRun; readonly hasName: boolean }) {
  const { train } = useLateText();
  const { table, columns } = train.curves;
  const { epochs } = run.state;
  const rates = epochs.map((report) => readEpochRate(run, report));
  // What came as a file may not tell.
  const hasRates = rates.some((rate) => rate !== null);
  const shown = Object.entries(columns).filter(([id]) => hasRates || id !== 'learningRate');
  const formatRate = (rate: number | null) =>
    rate === null ? train.layers.notMeasured : train.formatRate(rate);
  return (
    <details className="plot-table">
      <summary>{hasName ? `${table}: ${run.name}` : table}</summary>
      <TableScroller label={`${run.name}: ${table}`}>
        <table aria-label={`${run.name}: ${table}`}>
          <thead>
            <tr>
              {shown.map(([id, word]) => (
                <th key={id} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {epochs.map(({ epoch, train: own, test }, index) => (
              <tr key={epoch}>
                <th scope="row">{epoch}</th>
                <td>{formatSteadyLoss(own.loss, 4)}</td>
                <td>{train.formatShare(own.accuracy)}</td>
                <td>{formatSteadyLoss(test.loss, 4)}</td>
                <td>{train.formatShare(test.accuracy)}</td>
                {hasRates && <td>{formatRate(rates[index] ?? null)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </details>
  );
}
