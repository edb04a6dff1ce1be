/** @file One row of the table of a comparison. */
import type { CSSProperties } from 'react';
import { useStore } from '../../state/store';
import type { AllText } from '../../text/enLate';
import { type CompareRow, formatRowCost, formatRowName, formatRowShorthand } from './compareRows';

/** What became of a layer: a sign and a word; where only its field or status differs, that. */
function formatType({ entry, facts }: CompareRow, { comparing }: AllText): string {
  if (entry.type !== 'same') return comparing.tags[entry.type];
  if (facts.hasOtherStatus) return comparing.otherStatus;
  return facts.hasOtherField ? comparing.otherField : '';
}

/** The row; `index` counts from 1 with the header. */
export function CompareTableRow({
  row,
  index,
  isTabStop,
  isChosen,
  isHovered,
  paint,
  text,
  onChoose,
}: {
  readonly row: CompareRow;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly isChosen: boolean;
  readonly isHovered: boolean;
  /** The colour of the status. */
  readonly paint: string;
  readonly text: AllText;
  readonly onChoose: (row: CompareRow) => void;
}) {
  const { compare } = text;
  const { entry, facts, before, after, openLayer } = row;
  const cells = {
    type: formatType(row, text),
    name: formatRowName(row, text),
    shorthand: formatRowShorthand(row, text),
    field: compare.formatField(facts.before, facts.after),
    status: compare.formatStatus(facts.before, facts.after),
    params: formatRowCost(row, 'params', text),
    macs: formatRowCost(row, 'macs', text),
  };
  const details =
    entry.type === 'changed'
      ? compare.formatDifferences(entry, before?.layer ?? null, after?.layer ?? null)
      : undefined;
  return (
    <tr
      aria-rowindex={index}
      aria-selected={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      data-type={entry.type}
      data-hovered={isHovered || undefined}
      style={{ '--paint': paint } as CSSProperties}
      onClick={() => onChoose(row)}
      onPointerEnter={() => useStore.getState().hover(openLayer)}
    >
      {Object.entries(cells).map(([column, words]) => (
        <td key={column} data-column={column} title={column === 'shorthand' ? (details ?? words) : words}>
          {words}
        </td>
      ))}
    </tr>
  );
}
