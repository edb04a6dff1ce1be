/** @file Saturation and probes as a table: the text twin of the plot; its rows select layers of the network. */
import { useMemo } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { isRelated } from '../../state/training/relatedNetworks';
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
  const isSelected = useStore(({ selection }) => isLinked && selection.has(layer as LayerId));
  const share = getShownMeasure(result, moment);
  const show = (value: number | null) => (value === null ? words.notMeasured : train.formatShare(value));
  const accuracy = show(probe?.testAccuracy ?? null);
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
      <td>{probe?.isSettled === false ? words.endedEarly(accuracy) : accuracy}</td>
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
  const { table, columns, participation, tableProbes } = train.layers;
  const architecture = useStore((state) => state.design.architecture);
  const isSame = useMemo(
    () => isRelated(run.network.architecture, architecture),
    [run.network.architecture, architecture],
  );
  const isVeiled = useVeilsRuns();
  const results = readMoment(run, chooseMoment(run.state, moment));
  const { layers, moment: chosen, probeEpoch, probeSettings } = results;
  const when = train.formatMoment(chosen);
  const shown: Readonly<Record<string, string>> =
    chosen === 'now' ? { ...columns, saturation: participation } : columns;
  return (
    <details className="plot-table">
      <summary>{`${table}: ${hasName ? `${run.name}, ` : ''}${when}`}</summary>
      {probeEpoch !== null && <p className="quiet">{tableProbes(probeEpoch, probeSettings)}</p>}
      <TableScroller label={`${run.name}, ${when}: ${table}`}>
        <table aria-label={`${run.name}, ${when}: ${table}`}>
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
            {layers.map((result) => (
              <Row
                key={result.layer}
                result={isVeiled ? veilResult(result) : result}
                moment={chosen}
                isLinked={isSame && architecture.layers.has(result.layer)}
              />
            ))}
          </tbody>
        </table>
      </TableScroller>
    </details>
  );
}
