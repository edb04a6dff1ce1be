/** @file Both networks as drawings side by side: what is pointed at or chosen in one stands out in the other. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { ComparePicture } from './ComparePicture';
import { type CompareRow, filterRows, formatRowName, formatRowShorthand } from './compareRows';
import type { Compared } from './useCompareRows';
import './ComparePictures.css';

/** What became of the chosen layer, in a line. */
function useChosenLine(row: CompareRow | undefined): string {
  const text = useLateText();
  const { compare, comparing } = text;
  if (row === undefined) return comparing.chooseLayer;
  const { facts, entry } = row;
  return [
    `${formatRowName(row, text)}: ${entry.type === 'same' ? compare.types.same : comparing.tags[entry.type]}`,
    formatRowShorthand(row, text),
    comparing.formatField(compare.formatField(facts.before, facts.after)),
    compare.formatStatus(facts.before, facts.after),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The drawings, below the buttons that go from difference to difference. */
export default function ComparePictures({
  compared: { sides, rows },
  chosen,
  onChoose,
}: {
  readonly compared: Compared;
  /** The key of the chosen row. */
  readonly chosen: string | null;
  readonly onChoose: (row: CompareRow) => void;
}) {
  const { comparing: words } = useLateText();
  const [hovered, setHovered] = useState<CompareRow | null>(null);
  const chosenRow = rows.find(({ key }) => key === chosen);
  const line = useChosenLine(chosenRow);
  const differing = filterRows(rows, 'changed');
  const at = differing.findIndex(({ key }) => key === chosen);
  const go = (step: 1 | -1) => {
    const start = at < 0 && step < 0 ? 0 : at;
    const row = differing[(start + step + differing.length) % differing.length];
    if (row !== undefined) onChoose(row);
  };
  const find = (place: 'before' | 'after', layer: LayerId | null) =>
    layer === null ? undefined : rows.find(({ entry }) => entry[place] === layer);
  return (
    <div className="compare-pictures">
      <div className="compare-steps">
        <IconButton label={words.previous} disabled={differing.length === 0} onClick={() => go(-1)}>
          <ChevronLeft size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.next} disabled={differing.length === 0} onClick={() => go(1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </IconButton>
        <p role="status">{line}</p>
      </div>
      {(['before', 'after'] as const).map((place) => (
        <ComparePicture
          key={place}
          side={sides[place]}
          place={place}
          rows={rows}
          chosen={chosenRow?.entry[place] ?? null}
          hovered={hovered?.entry[place] ?? null}
          onChoose={(layer) => {
            const row = find(place, layer);
            if (row !== undefined) onChoose(row);
          }}
          onHover={(layer) => setHovered(find(place, layer) ?? null)}
        />
      ))}
    </div>
  );
}
