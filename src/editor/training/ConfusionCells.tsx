/**
 * @file A confusion of few classes, cell by cell; drawn anew only when something in it changes. One stop of the keyboard:
 * arrows lead from cell to cell, as the ARIA practices have it for grids.
 */
import { type CSSProperties, type KeyboardEvent, memo, useState } from 'react';
import type { Confusion } from '../../training/confusion';
import { clamp } from '../../util/numbers';
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

/** A cell: its row and its column. */
type Cell = readonly [label: number, answer: number];

/** Where a key leads from a cell of a grid with such a last cell; with Ctrl the ends are those of the grid. */
function findNext(
  { key, ctrlKey, altKey, metaKey }: KeyboardEvent,
  [label, answer]: Cell,
  [lastLabel, lastAnswer]: Cell,
): Cell | null {
  // With those the browser goes back, and elsewhere.
  if (altKey || metaKey) return null;
  switch (key) {
    case 'ArrowUp':
      return [label - 1, answer];
    case 'ArrowDown':
      return [label + 1, answer];
    case 'ArrowLeft':
      return [label, answer - 1];
    case 'ArrowRight':
      return [label, answer + 1];
    case 'Home':
      return [ctrlKey ? 0 : label, 0];
    case 'End':
      return [ctrlKey ? lastLabel : label, lastAnswer];
    default:
      return null;
  }
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
  const [at, setAt] = useState<Cell>([0, 0]);
  const last: Cell = [confusion.length - 1, names.length - 1];
  // Another run may have fewer classes.
  const stop: Cell = [clamp(at[0], 0, last[0]), clamp(at[1], 0, last[1])];
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = findNext(event, stop, last);
    if (next === null) return;
    event.preventDefault();
    const [label, answer] = [clamp(next[0], 0, last[0]), clamp(next[1], 0, last[1])];
    const row = event.currentTarget.querySelectorAll('tr')[label];
    row?.querySelectorAll('button')[answer]?.focus();
  };
  return (
    <TableScroller label={title}>
      <table role={canChoose ? 'grid' : undefined} aria-label={title}>
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
        <tbody onKeyDown={handleKeyDown}>
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
                        tabIndex={stop[0] === label && stop[1] === answer ? 0 : -1}
                        onFocus={() => setAt([label, answer])}
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
