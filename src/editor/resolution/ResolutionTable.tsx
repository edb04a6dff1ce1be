/** @file The resolution explorer as a table: at which sizes each layer changes its status. */
import type { LayerProfile } from '../../analysis/statusProfile';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { formatPixels } from '../../text/quantities';
import { selectLayer } from '../canvas/cardSelection';
import type { SizeRange } from '../toolbar/resolutionScale';
import { useLateText } from '../useLateText';
import { findChanges } from './resolutionRows';

/** The table; a press on a name selects the layer. */
export function ResolutionTable({
  rows,
  range,
}: {
  readonly rows: readonly LayerProfile[];
  readonly range: SizeRange;
}) {
  const { resolution: words } = useLateText();
  const layers = useStore((state) => state.design.architecture.layers);
  const say = (size: number | null) => (size === null ? words.never : formatPixels(size));
  return (
    <section className="growth-table" aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {Object.entries(words.columns).map(([id, name]) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { unproductive, critical, productive } = findChanges(row, range);
            return (
              <tr key={row.id}>
                <th scope="row">
                  <button type="button" onClick={(event) => selectLayer(row.id as LayerId, event)}>
                    {layers.get(row.id)?.name ?? row.id}
                  </button>
                </th>
                <td>{say(unproductive)}</td>
                <td>{say(critical)}</td>
                <td>{say(productive)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
