/** @file The legend: every status with its glyph, its mark and its word. */
import { FieldGlyph } from '../../plots/FieldGlyph';
import { useText } from '../../state/language';
import { Term } from '../../ui/Term';
import { bothAxes, type PerAxis } from '../../util/perAxis';
import './Legend.css';

const image = bothAxes(32);

const entries: readonly {
  readonly status: 'productive' | 'critical' | 'unproductive' | 'partial' | 'head';
  readonly field: PerAxis<number> | null;
}[] = [
  { status: 'productive', field: bothAxes(14) },
  { status: 'critical', field: bothAxes(36) },
  { status: 'unproductive', field: bothAxes(80) },
  { status: 'partial', field: [60, 16] },
  { status: 'head', field: null },
];

/** What the colours and marks of the cards mean. */
export function Legend() {
  const text = useText();
  return (
    <ul className="legend" aria-label={text.canvas.legend}>
      {entries.map(({ status, field }) => (
        <li key={status}>
          <FieldGlyph min={field} resolution={image} status={status} size={20} />
          <Term name={status}>{text.canvas.legendNames[status]}</Term>
        </li>
      ))}
    </ul>
  );
}
