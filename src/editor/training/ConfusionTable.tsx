/** @file Which classes the network takes for which, on the test pictures. */
import type { CSSProperties } from 'react';
import { useStore } from '../../state/store';
import { useMeasuredRuns } from '../../state/training/shownRuns';
import { chooseMoment } from '../../training/layerResults';
import { useLateText } from '../useLateText';
import { TableScroller } from './TableScroller';
import './plotTable.css';

/** The table; a press on a cell shows the pictures behind it. */
export function ConfusionTable({
  chosen,
  hasAnswers,
  onChoose,
}: {
  /** Class and answer of the cell whose pictures are shown. */
  readonly chosen: readonly [label: number, answer: number] | null;
  /** Whether it is known what the run at hand takes each test picture for. */
  readonly hasAnswers: boolean;
  readonly onChoose: (label: number, answer: number) => void;
}) {
  const { train } = useLateText();
  const words = train.pictures;
  const moment = useStore(({ training }) => training.moment);
  const [run] = useMeasuredRuns();
  const canChoose = useStore(({ training }) => training.active === run?.id) && hasAnswers;
  if (run === undefined) return null;
  const wished = chooseMoment(run.state, moment);
  const { epochs } = run.state;
  const classNames = run.state.classNames.map(words.formatClass);
  const report = epochs.find(({ epoch }) => epoch === wished) ?? epochs.at(-1);
  if (report === undefined) return <p className="train-empty">{words.noConfusion}</p>;
  return (
    <section className="confusion" aria-label={words.confusion}>
      <h3>{words.confusion}</h3>
      <p className="quiet">
        {words.confusionHint(train.formatMoment(report.epoch))}{' '}
        {canChoose ? words.confusionPress : words.confusionAlone}
      </p>
      <TableScroller label={`${run.name}: ${words.confusion}`}>
        <table>
          <thead>
            <tr>
              <td />
              {classNames.map((name) => (
                <th key={name} scope="col" title={name}>
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.confusion.map((row, label) => {
              const name = classNames[label] ?? String(label);
              const all = Math.max(
                row.reduce((sum, count) => sum + count, 0),
                1,
              );
              return (
                <tr key={name}>
                  <th scope="row" title={name}>
                    {name}
                  </th>
                  {row.map((count, answer) => {
                    const guess = classNames[answer] ?? String(answer);
                    return (
                      <td key={guess} data-diagonal={label === answer || undefined}>
                        <button
                          type="button"
                          style={{ '--share': count / all } as CSSProperties}
                          aria-label={words.confusionCell(count, name, guess)}
                          disabled={!canChoose}
                          aria-pressed={chosen?.[0] === label && chosen[1] === answer}
                          onClick={() => onChoose(label, answer)}
                        >
                          {count === 0 ? '' : count}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroller>
    </section>
  );
}
