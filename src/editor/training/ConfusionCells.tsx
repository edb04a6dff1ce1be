/** @file A confusion of few classes, cell by cell; drawn anew only when something in it changes. */
import { type CSSProperties, memo } from 'react';
import type { Confusion } from '../../training/confusion';
import { useLateText } from '../useLateText';
import { TableScroller } from './TableScroller';

/** What both ways to show a confusion are given. */
export interface ConfusionProps {
  /** Whose it is, and that it is one. */
  readonly title: string;
  readonly confusion: Confusion;
  /** Of the columns: the classes, and what stands for all other outputs where there are any. */
  readonly names: readonly string[];
  /** Class and answer of the cell whose pictures are shown. */
  readonly label: number | null;
  readonly answer: number | null;
  readonly canChoose: boolean;
  readonly onChoose: (label: number, answer: number) => void;
}

/** The cells; a press on one shows the pictures behind it. */
export const ConfusionCells = memo(function ConfusionCells({
  title,
  confusion,
  names,
  label: chosenLabel,
  answer: chosenAnswer,
  canChoose,
  onChoose,
}: ConfusionProps) {
  const words = useLateText().train.pictures;
  return (
    <TableScroller label={title}>
      <table>
        <thead>
          <tr>
            <td />
            {names.map((name, answer) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: classes may bear the same name
              <th key={answer} scope="col" title={name}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {confusion.map((row, label) => {
            const name = names[label] ?? String(label);
            const all = Math.max(
              row.reduce((sum, count) => sum + count, 0),
              1,
            );
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: classes may bear the same name
              <tr key={label}>
                <th scope="row" title={name}>
                  {name}
                </th>
                {row.map((count, answer) => {
                  const guess = names[answer] ?? String(answer);
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: answers may bear the same name
                    <td key={answer} data-diagonal={label === answer || undefined}>
                      <button
                        type="button"
                        style={{ '--share': count / all } as CSSProperties}
                        aria-label={words.confusionCell(count, name, guess)}
                        disabled={!canChoose}
                        aria-pressed={chosenLabel === label && chosenAnswer === answer}
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
  );
});
