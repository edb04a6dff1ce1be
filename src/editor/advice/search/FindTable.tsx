/** @file The designs found as a table: what the plot shows, in numbers. */

import type { FoundDesign } from '../../../search/foundDesign';
import { countWorking } from '../../../search/objectives';
import { formatBytes, formatCount, formatPercent, formatSize } from '../../../text/quantities';
import { useLateText } from '../../useLateText';

/** The table; a press on a name chooses the design. */
export function FindTable({
  finds,
  chosen,
  onChoose,
}: {
  readonly finds: readonly FoundDesign[];
  readonly chosen: string | null;
  readonly onChoose: (find: FoundDesign) => void;
}) {
  const { search: words } = useLateText();
  return (
    <div className="find-table">
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
          {finds.map((find, index) => {
            const { key, summary, mapSize, outline, isStart } = find;
            return (
              <tr key={key} data-chosen={key === chosen || undefined}>
                <th scope="row">
                  <button type="button" aria-pressed={key === chosen} onClick={() => onChoose(find)}>
                    {words.formatName(index + 1)}
                    {isStart && ` (${words.asItIs})`}
                  </button>
                </th>
                <td>{summary.unproductive}</td>
                <td>{countWorking(summary)}</td>
                <td>{formatPercent(summary.coverage)}</td>
                <td>{formatSize(mapSize)}</td>
                <td>{formatCount(summary.macs)}</td>
                <td>{formatCount(summary.params)}</td>
                <td>{formatBytes(summary.memoryBytes)}</td>
                <td>{words.formatOutline(outline)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
