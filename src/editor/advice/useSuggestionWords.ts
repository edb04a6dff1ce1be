/** @file A pattern in words, with the names that its layers have. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { SuggestionReason } from '../../suggestions/suggestion';
import { useLateText } from '../useLateText';

/** Gives the names of layers of the open design. */
export function useLayerNames(): (id: LayerId) => string {
  const layers = useStore((state) => state.design.architecture.layers);
  return (id) => layers.get(id)?.name ?? id;
}

/** The words for a pattern. */
export function useSuggestionWords(reason: SuggestionReason) {
  const { suggestions } = useLateText();
  return suggestions.describeReason(reason, useLayerNames());
}
