/** @file One entry of the palette. */
import { useLateText } from '../useLateText';
import { addEntry } from './addEntry';
import { entryKeys, formatEntry, type PaletteId } from './paletteEntries';

/** A button that adds its entry; its explanation is its description. */
export function EntryButton({
  id,
  isTabStop,
  isExplained,
  onFocus,
  onPoint,
}: {
  readonly id: PaletteId;
  readonly isTabStop: boolean;
  /** Whether the explanation stands below the name. */
  readonly isExplained: boolean;
  readonly onFocus: () => void;
  /** The pointer came to it. */
  readonly onPoint: () => void;
}) {
  const text = useLateText();
  const key = entryKeys[id];
  return (
    <li>
      <button
        type="button"
        className="palette-entry"
        title={text.palette.hints[id]}
        aria-keyshortcuts={key?.toUpperCase()}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => addEntry(id)}
        onFocus={onFocus}
        onPointerEnter={onPoint}
      >
        <span className="entry-mark" aria-hidden="true" />
        <span className="entry-name">
          {formatEntry(id, text)}
          {isExplained && (
            <small className="entry-hint" aria-hidden="true">
              {text.palette.hints[id]}
            </small>
          )}
        </span>
        {key !== undefined && (
          <span className="entry-key" aria-hidden="true">
            {key.toUpperCase()}
          </span>
        )}
      </button>
    </li>
  );
}
