/** @file One entry of the palette. */
import { useLateText } from '../useLateText';
import { followEntry } from './entryDrag';
import { entryKeys, formatEntry, type PaletteId } from './paletteEntries';
import type { EntryPlace } from './placeEntry';

/** A button that adds its entry, and can be dragged onto the network; its explanation is its description. */
export function EntryButton({
  id,
  isTabStop,
  isExplained,
  onChoose,
  onFocus,
  onPoint,
}: {
  readonly id: PaletteId;
  readonly isTabStop: boolean;
  /** Whether the explanation stands below the name. */
  readonly isExplained: boolean;
  /** With a place where it was dropped. */
  readonly onChoose: (id: PaletteId, place?: EntryPlace) => void;
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
        onClick={() => onChoose(id)}
        onPointerDown={(event) =>
          followEntry(id, event.nativeEvent, event.currentTarget, (place) => onChoose(id, place))
        }
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
