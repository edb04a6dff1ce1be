/** @file Saturation and probes as a table: the text twin of the plot; its rows select layers of the network. */
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import type { DesignRun } from '../../state/training/trainingView';
import { useVeilsRuns, veilResult } from '../../state/training/veiledRuns';
import {
  chooseMoment,
  getShownMeasure,
  type LayerResult,
  type RunMoment,
  readMoment,
} from '../../training/layerResults';
import { Term, type TermName } from '../../ui/Term';
import { useLateText } from '../useLateText';
import { TableScroller } from './TableScroller';
import './plotTable.css';

/** Columns whose word is one of the glossary. */
const terms: Readonly<Partial<Record<string, TermName>>> = { saturation: 'saturation', probe: 'probe' };

function Row({
  result,
  moment,
  isLinked,
}: {
  readonly result: LayerResult;
  readonly moment: RunMoment;
  readonly isLinked: boolean;
}) {
  const { train } = useLateText();
  const { panels } = useText();
  const words = train.layers;
  const { layer, name, status, isBorder, dimension, width, probe, gain } = result;
  const isSelected = useStore(({ selection }) => selection.has(layer as LayerId));
  const share = getShownMeasure(result, moment);
  const show = (value: number | null) => (value === null ? words.notMeasured : train.formatShare(value));
  return (
    <tr
      data-selected={isSelected || undefined}
      onPointerEnter={isLinked ? () => useStore.getState().hover(layer) : undefined}
      onPointerLeave={isLinked ? () => useStore.getState().hover(null) : undefined}
    >
      <th scope="row">
        {isLinked ? (
          <button
            type="button"
            className="link-button"
            aria-pressed={isSelected}
            onClick={() => useStore.getState().select([layer])}
          >
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td>{isBorder ? `${panels.statusWords[status]}, ${panels.border}` : panels.statusWords[status]}</td>
      <td>{show(share)}</td>
      <td>
        {dimension === null || width === null ? words.notMeasured : words.formatDimension(dimension, width)}
      </td>
      <td>{show(probe?.testAccuracy ?? null)}</td>
      <td>{show(probe?.trainAccuracy ?? null)}</td>
      <td>{gain === null ? words.notMeasured : words.formatGain(gain)}</td>
    </tr>
  );
}

function ColumnWord({ term, word }: { readonly term: TermName | undefined; readonly word: string }) {
  return term === undefined ? word : <Term name={term}>{word}</Term>;
}

/** The table, folded until somebody wants it. */
export function ResultTable({
  run,
  moment,
  hasName,
}: {
  readonly run: DesignRun;
  readonly moment: RunMoment | null;
  readonly hasName: boolean;
}) {
  const { train } = useLateText();
  const { table, columns, participation } = train.layers;
  const { layers } = useStore((state) => state.design.architecture);
  const isVeiled = useVeilsRuns();
  const { layers: results, moment: chosen } = readMoment(run, chooseMoment(run.state, moment));
  const shown: Readonly<Record<string, string>> =
    chosen === 'now' ? { ...columns, saturation: participation } : columns;
  return (
    <details className="plot-table">
      <summary>{hasName ? `${table}: ${run.name}` : table}</summary>
      <TableScroller label={`${run.name}: ${table}`}>
        <table aria-label={`${run.name}: ${table}`}>
          <thead>
            <tr>
              {Object.entries(shown).map(([id, word]) => (
                <th key={id} scope="col">
                  <ColumnWord term={word === participation ? undefined : terms[id]} word={word} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <Row
                key={result.layer}
                result={isVeiled ? veilResult(result) : result}
                moment={chosen}
                isLinked={layers.has(result.layer)}
              />
            ))}
          </tbody>
        </table>
      </TableScroller>
    </details>
  );
}
