/** @file An effective field in words, as a table, and what its colours mean. */
import { useInsight } from '../../../state/insight/insightView';
import { formatPercent } from '../../../text/quantities';
import { type EffectiveField, measureField } from '../../../training/effectiveField';
import { mapAxes } from '../../../util/perAxis';
import { useLateText } from '../../useLateText';
import { HeatLegend } from './HeatLegend';

/** The share that counts as nearly all of a field. */
const mainShare = 0.95;
const tableShares = [0.5, 0.8, mainShare, 0.99] as const;

const getLengths = (field: EffectiveField, measure: 'absolute' | 'squared', share: number) => {
  const spans = measureField(field, measure, share);
  return spans && mapAxes(spans, ({ length }) => length);
};

/** How large the parts are that hold a share. */
function ShareTable({ field }: { readonly field: EffectiveField }) {
  const { matters: words } = useLateText();
  const measure = useInsight((view) => view.measure);
  return (
    <details className="matters-table">
      <summary>{words.table}</summary>
      <table aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.share}</th>
            <th scope="col">{words.columns.height}</th>
            <th scope="col">{words.columns.width}</th>
          </tr>
        </thead>
        <tbody>
          {tableShares.map((share) => {
            const lengths = getLengths(field, measure, share);
            return (
              <tr key={share}>
                <th scope="row">{formatPercent(share)}</th>
                {(lengths ?? ['–', '–']).map((length, axis) => (
                  <td key={axis === 0 ? 'height' : 'width'}>{length}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

/** The answer. @param run whose weights were used; null for random ones. */
export function FieldWords({ field, run }: { readonly field: EffectiveField; readonly run: string | null }) {
  const { matters: words } = useLateText();
  const measure = useInsight((view) => view.measure);
  const lengths = getLengths(field, measure, mainShare);
  if (lengths === null) return <p role="status">{words.noGradient}</p>;
  const theory = mapAxes(field.low, (low, axis) => field.high[axis] - low + 1);
  const inside = mapAxes(field.low, (low, axis) =>
    Math.max(0, Math.min(field.high[axis], field.size[axis] - 1) - Math.max(low, 0) + 1),
  );
  return (
    <>
      <p className="image-answer" role="status">
        {words.formatField(lengths, theory, inside, mainShare)}
      </p>
      <p>{run === null ? words.formatRandom(field.draws) : words.formatTrained(run, field.draws)}</p>
      <HeatLegend label={words.legend} scale="root" />
      <p className="matters-key">
        <span className="image-mark" data-mark="max" aria-hidden="true" /> {words.theoryBox}
        <span className="matters-mark" aria-hidden="true" /> {words.shareBox(mainShare)}
      </p>
      <ShareTable field={field} />
    </>
  );
}
