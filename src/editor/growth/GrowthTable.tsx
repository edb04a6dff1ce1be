/** @file The numbers of the growth plot as a table: the same layers, the same lines. */
import type { LayerId } from '../../architecture/architecture';
import { useAnalysis } from '../../state/selectors';
import { selectLayer } from '../canvas/cardSelection';
import { useLateText } from '../useLateText';
import type { Growth } from './useGrowth';

/** The table; a press on a name selects the layer. */
export function GrowthTable({ growth }: { readonly growth: Growth }) {
  const { growth: words, panels } = useLateText();
  const analysis = useAnalysis();
  const { places, lines, format, title } = growth;
  return (
    <section className="growth-table" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            {lines.map(({ id, name }) => (
              <th key={id} scope="col">
                {lines.length === 1 ? title : name}
              </th>
            ))}
            <th scope="col">{words.status}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ id, name }, index) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" onClick={(event) => selectLayer(id as LayerId, event)}>
                  {name}
                </button>
              </th>
              {lines.map((line) => {
                const value = line.values[index] ?? null;
                return <td key={line.id}>{value === null ? '–' : format(value)}</td>;
              })}
              <td>{panels.statusWords[analysis.layers.get(id as LayerId)?.status ?? 'none']}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
