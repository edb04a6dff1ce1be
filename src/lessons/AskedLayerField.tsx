/**
 * @file The layer that a step asks of, among those that it can be asked of. One that is none of them keeps its name in
 * the list and is marked, with what is wrong and how to mend it below.
 */
import { useId } from 'react';
import type { AskedProblem } from '../document/assignment';
import { useLateText } from '../editor/useLateText';

/** The field. */
export function AskedLayerField({
  label,
  layer,
  layers,
  problem,
  onChange,
}: {
  readonly label: string;
  /** Its name. */
  readonly layer: string;
  /** Names of those that can be chosen. */
  readonly layers: readonly string[];
  /** Null where the layer is one of them. */
  readonly problem: AskedProblem | null;
  readonly onChange: (layer: string) => void;
}) {
  const { assignments: words } = useLateText();
  const id = useId();
  return (
    <>
      <select
        className="select-field"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        value={layer}
        onChange={(event) => onChange(event.target.value)}
      >
        {problem !== null && (
          <option value={layer} disabled>
            {words.askedOptions[problem](layer)}
          </option>
        )}
        {layers.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {problem !== null && (
        <p id={id} className="asked-problem">
          {words.askedProblems[problem](layer)}
        </p>
      )}
    </>
  );
}
