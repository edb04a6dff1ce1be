/**
 * @file A confusion of many classes: a picture of all cells, and the mistakes that are made most as buttons. A table of
 * 200 classes would have 40 000 cells, which no page bears and nobody reads.
 */
import { type MouseEvent, memo } from 'react';
import type { Confusion } from '../../training/confusion';
import { useLateText } from '../useLateText';
import type { ConfusionProps } from './ConfusionCells';

/** Shades of the picture, by the share of a class that is answered so. */
const shades = 4;
const mostMistakes = 20;

interface Cell {
  readonly label: number;
  readonly answer: number;
  readonly count: number;
  /** Of the pictures of its class. */
  readonly share: number;
}

/** The cells that are not zero. */
function listCells(confusion: Confusion): readonly Cell[] {
  const cells: Cell[] = [];
  for (const [label, row] of confusion.entries()) {
    const all = row.reduce((sum, count) => sum + count, 0);
    for (const [answer, count] of row.entries())
      if (count > 0) cells.push({ label, answer, count, share: count / all });
  }
  return cells;
}

/** A path for each shade: a square of one unit for each cell. */
function drawShades(cells: readonly Cell[]): readonly string[] {
  const paths = new Array<string>(shades).fill('');
  for (const { label, answer, share } of cells) {
    const shade = Math.min(Math.floor(share * shades), shades - 1);
    paths[shade] += `M${answer} ${label}h1v1h-1z`;
  }
  return paths;
}

/** The picture and the list; a press on either shows the pictures behind it. */
export const ConfusionMap = memo(function ConfusionMap({
  confusion,
  names,
  label: chosenLabel,
  answer: chosenAnswer,
  canChoose,
  onChoose,
}: ConfusionProps) {
  const words = useLateText().train.pictures;
  const cells = listCells(confusion);
  const [width, height] = [names.length, confusion.length];
  const right = cells.filter(({ label, answer }) => label === answer);
  const wrong = cells.filter(({ label, answer }) => label !== answer);
  const mistakes = wrong.toSorted((a, b) => b.count - a.count).slice(0, mostMistakes);
  const choose = ({ clientX, clientY, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const answer = Math.floor(((clientX - box.left) / box.width) * width);
    const label = Math.floor(((clientY - box.top) / box.height) * height);
    if (canChoose && answer >= 0 && answer < width && label >= 0 && label < height) onChoose(label, answer);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keys a class and an answer are chosen above the pictures */}
      <svg
        className="confusion-map"
        role="img"
        aria-label={words.confusionMap(height)}
        viewBox={`0 0 ${width} ${height}`}
        shapeRendering="crispEdges"
        onClick={choose}
      >
        {[right, wrong].map((some, kind) =>
          drawShades(some).map((path, shade) => (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a shade has no other identity
              key={`${kind} ${shade}`}
              d={path}
              data-diagonal={kind === 0 || undefined}
              fillOpacity={(shade + 1) / shades}
            />
          )),
        )}
      </svg>
      <h4>{mistakes.length === 0 ? words.noMistakes : words.mistakes}</h4>
      <ul className="confusion-mistakes">
        {mistakes.map(({ label, answer, count }) => (
          <li key={`${label} ${answer}`}>
            <button
              type="button"
              disabled={!canChoose}
              aria-pressed={chosenLabel === label && chosenAnswer === answer}
              onClick={() => onChoose(label, answer)}
            >
              {words.confusionCell(count, names[label] ?? String(label), names[answer] ?? String(answer))}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
});
