/** @file A suggestion that cannot be made, and why. */
import type { RefusedSuggestion } from '../../suggestions/suggestion';
import { useLateText } from '../useLateText';
import { useLayerNames, useSuggestionWords } from './useSuggestionWords';

/** The row. */
export function RefusedRow({ refusal }: { readonly refusal: RefusedSuggestion }) {
  const { suggestions } = useLateText();
  const getName = useLayerNames();
  const { title } = useSuggestionWords(refusal.reason);
  return (
    <div className="refused-row">
      <span className="suggestion-title">{title}</span>
      <span className="suggestion-gain">{suggestions.explainProblem(refusal.problem, getName)}</span>
    </div>
  );
}
