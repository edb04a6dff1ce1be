/** @file One suggestion as a row of the list: what to do, and what that gains. A press shows it on the canvas. */
import type { KeyboardEvent } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { Suggestion } from '../../suggestions/suggestion';
import { useLateText } from '../useLateText';
import { getPreviewKey, togglePreview } from './previewActions';
import { useSuggestionWords } from './useSuggestionWords';

/** Moves the focus along the rows around it. */
function handleArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [
    ...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('.suggestion-row') ?? []),
  ];
  const target = rows[rows.indexOf(event.currentTarget) + step];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

/** The row; `onChoose` shows its details, which on a phone is all that a press does. */
export function SuggestionRow({
  suggestion,
  isChosen,
  isCurrent,
  isFolder = false,
  onChoose,
}: {
  readonly suggestion: Suggestion;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  /** Whether its details unfold below it. */
  readonly isFolder?: boolean;
  readonly onChoose?: () => void;
}) {
  const text = useLateText();
  const { title } = useSuggestionWords(suggestion.reason);
  const isPreviewed = useStore((state) => state.preview?.key === getPreviewKey(suggestion));
  const hover = (id: LayerId | null) => useStore.getState().hover(id);
  return (
    <button
      type="button"
      className="suggestion-row"
      aria-pressed={isFolder ? undefined : isPreviewed}
      aria-expanded={isFolder ? isChosen : undefined}
      aria-current={isChosen || undefined}
      onKeyDown={handleArrows}
      onPointerEnter={() => hover(suggestion.targets[0] ?? null)}
      onPointerLeave={() => hover(null)}
      onClick={() => {
        onChoose?.();
        if (isCurrent && !isFolder) togglePreview(suggestion, title);
      }}
    >
      <span className="suggestion-title">{title}</span>
      <span className="suggestion-gain">{text.suggestions.formatGain(suggestion)}</span>
      <span className="suggestion-aim">
        {suggestion.strategies.map((strategy) => text.suggestions.strategies[strategy]).join(', ')}
      </span>
    </button>
  );
}
