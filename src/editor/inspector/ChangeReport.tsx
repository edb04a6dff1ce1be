/** @file What the last change did to the selected layer and to the whole network, before and after. */
import { useDeferredValue } from 'react';
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import type { LayerId } from '../../architecture/architecture';
import { statusPaints } from '../../plots/statusPaint';
import { useStore } from '../../state/store';
import type { AllText } from '../../text/enLate';
import { formatBytes, formatShape } from '../../text/quantities';
import { useLateText } from '../useLateText';
import { type LastChange, selectLastChange } from './lastChange';
import { selectOnly } from './layerEdits';

interface Row {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Status changes named at most; the others are counted. */
const maxNamed = 4;

function listLayerRows(before: LayerAnalysis, after: LayerAnalysis, text: AllText): readonly Row[] {
  const { inspector: words, panels } = text;
  const formatOutput = ({ shape }: LayerAnalysis) => (shape === null ? words.unknown : formatShape(shape));
  const row = (label: string, format: (facts: LayerAnalysis) => string): Row => ({
    label,
    before: format(before),
    after: format(after),
  });
  return [
    row(words.field, words.formatField),
    row(words.output, formatOutput),
    row(words.params, ({ params }) => words.formatCost(params)),
    row(words.macs, ({ macs }) => words.formatCost(macs)),
    row(panels.columns.status, ({ status }) => panels.statusWords[status]),
  ];
}

function listNetworkRows({ before, after }: LastChange, text: AllText): readonly Row[] {
  const { inspector: words, changes } = text;
  const row = (label: string, format: (analysis: Analysis) => string): Row => ({
    label,
    before: format(before),
    after: format(after),
  });
  return [
    row(words.params, ({ totals }) => words.formatCost(totals.params)),
    row(words.macs, ({ totals }) => words.formatCost(totals.macs)),
    row(words.memory, ({ totals }) => formatBytes(totals.memoryBytes)),
    row(changes.unproductive, ({ headline }) => changes.formatShare(headline)),
  ];
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const changed = rows.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {changed.map(({ label, before, after }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{before}</td>
          <td>{after}</td>
        </tr>
      ))}
    </tbody>
  );
}

function StatusChanges({ statuses }: Pick<LastChange, 'statuses'>) {
  const { changes, panels } = useLateText();
  const layers = useStore((state) => state.design.architecture.layers);
  if (statuses.length === 0) return null;
  return (
    <ul className="status-changes" aria-label={changes.statuses}>
      {statuses.slice(0, maxNamed).map(({ id, before, after }) => (
        <li key={id}>
          <button type="button" className="keeps-end" onClick={() => selectOnly(id)}>
            <bdi>{layers.get(id)?.name ?? id}</bdi>
          </button>
          <span>{panels.statusWords[before.status]} →</span>
          <b style={{ color: statusPaints[after.status].text }}>{panels.statusWords[after.status]}</b>
        </li>
      ))}
      {statuses.length > maxNamed && <li>{changes.formatMore(statuses.length - maxNamed)}</li>}
    </ul>
  );
}

/** The report; nothing where the last step changed no number. */
export function ChangeReport({ layer }: { readonly layer: LayerId | null }) {
  const text = useLateText();
  // The canvas comes first: the report may follow a frame later.
  const change = useDeferredValue(useStore(selectLastChange));
  if (change === null) return null;
  const before = layer === null ? undefined : change.before.layers.get(layer);
  const after = layer === null ? undefined : change.after.layers.get(layer);
  const others = change.statuses.filter(({ id }) => id !== layer);
  return (
    <section className="change-report" aria-label={text.changes.title}>
      <table>
        <caption>{text.changes.formatCaption(change.label)}</caption>
        <thead className="visually-hidden">
          <tr>
            <td />
            <th scope="col">{text.changes.before}</th>
            <th scope="col">{text.changes.after}</th>
          </tr>
        </thead>
        {before !== undefined && after !== undefined && (
          <Rows title={text.changes.layer} rows={listLayerRows(before, after, text)} />
        )}
        <Rows title={text.changes.network} rows={listNetworkRows(change, text)} />
      </table>
      <StatusChanges statuses={others} />
    </section>
  );
}
