/** @file One suggestion in full: why, its source, every number that it changes, and the buttons. */
import { useStore } from '../../state/store';
import type { Suggestion } from '../../suggestions/suggestion';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { ChangeTable } from './ChangeTable';
import { applySuggestion, getPreviewKey, togglePreview } from './previewActions';
import { useSuggestionWords } from './useSuggestionWords';

/** The suggestion; `isCurrent` is false while the design that it is for has changed. */
export function SuggestionDetails({
  suggestion,
  isCurrent,
}: {
  readonly suggestion: Suggestion;
  readonly isCurrent: boolean;
}) {
  const text = useLateText();
  const words = text.advice;
  const { title, why, source } = useSuggestionWords(suggestion.reason);
  const isPreviewed = useStore((state) => state.preview?.key === getPreviewKey(suggestion));
  return (
    <article className="suggestion-details" aria-label={title}>
      <div className="suggestion-why">
        <p>{why}</p>
        <p className="suggestion-source">
          {words.source}: {source}
        </p>
        <div className="suggestion-buttons">
          <Button
            aria-pressed={isPreviewed}
            disabled={!isCurrent}
            onClick={() => togglePreview(suggestion, title)}
          >
            {words.preview}
          </Button>
          <Button
            look="primary"
            disabled={!isCurrent}
            onClick={() => applySuggestion(suggestion, title, text)}
          >
            {words.apply}
          </Button>
        </div>
      </div>
      <ChangeTable before={suggestion.before} after={suggestion.after} />
    </article>
  );
}
