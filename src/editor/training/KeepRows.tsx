/** @file Whether what was read stays, which takes room: asked, never assumed. */
import { useId } from 'react';
import type { DataSource } from '../../training/dataset';
import { makeNameFree } from '../../training/keptData';
import { estimateKeptSize } from '../../training/keptSize';
import { FieldRow } from '../../ui/FieldRow';
import { TextField } from '../../ui/TextField';
import { useLateText } from '../useLateText';
import { SwitchRow } from './SetupRows';

/** What is changed of a source. */
interface Keeping {
  readonly keepAs: string | null;
  readonly replaces?: boolean;
}

/** Whether a set is kept, under which name, and whether in place of another. */
export function KeepRows({
  source,
  wanted,
  taken,
  onChange,
}: {
  readonly source: Extract<DataSource, { kind: 'files' | 'address' }>;
  /** The name that is offered where it is free. */
  readonly wanted: string;
  /** Names of sets that are kept. */
  readonly taken: readonly string[];
  readonly onChange: (keeping: Keeping) => void;
}) {
  const words = useLateText().train.setup;
  const id = useId();
  const { keepAs } = source;
  const hint = words.keepHint(estimateKeptSize(source));
  const offered = makeNameFree(wanted, taken);
  const isTaken = keepAs !== null && taken.includes(keepAs);
  const replaces = source.replaces === true;
  return (
    <>
      <SwitchRow
        label={words.keep}
        title={hint}
        checked={keepAs !== null}
        onChange={(isOn) => onChange({ keepAs: isOn ? offered : null })}
      />
      {keepAs !== null && (
        <>
          <FieldRow label={words.keepName} htmlFor={id}>
            <TextField
              id={id}
              label={words.keepName}
              value={keepAs}
              // Names that differ in nothing that is seen would be two sets that look the same.
              onChange={(value) => onChange({ keepAs: value.trim() || offered })}
            />
          </FieldRow>
          {isTaken && (
            <>
              <SwitchRow
                label={words.replace}
                checked={replaces}
                onChange={(isOn) => onChange({ keepAs, replaces: isOn })}
              />
              <p className="warning">{replaces ? words.replaced(keepAs) : words.taken(keepAs)}</p>
            </>
          )}
          <p className="quiet">{hint}</p>
        </>
      )}
    </>
  );
}
