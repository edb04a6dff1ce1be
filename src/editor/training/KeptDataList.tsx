/** @file Sets of pictures that stayed in this browser: each can be used, and deleted at once. */
import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { formatBytes } from '../../text/quantities';
import type { KeptData } from '../../training/keptData';
import { IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';

/** The kept sets. */
export function KeptDataList({
  kept,
  chosen,
  onChoose,
  onDelete,
}: {
  readonly kept: readonly KeptData[];
  readonly chosen: string | null;
  readonly onChoose: (item: KeptData) => void;
  readonly onDelete: (name: string) => void;
}) {
  const words = useLateText().train.setup;
  const group = useId();
  if (kept.length === 0) return null;
  return (
    <fieldset className="kept-data">
      <legend>{words.kept}</legend>
      {kept.map((item) => {
        const { name, bytes } = item;
        return (
          <div key={name} className="kept-row">
            <label>
              <input type="radio" name={group} checked={chosen === name} onChange={() => onChoose(item)} />
              {name}, {formatBytes(bytes)}
            </label>
            <IconButton label={words.deleteKept(name)} onClick={() => onDelete(name)}>
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </div>
        );
      })}
    </fieldset>
  );
}
