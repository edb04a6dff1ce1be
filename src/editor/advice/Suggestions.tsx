/** @file All suggestions for the open design: a list, the chosen one in full, and what is not possible and why. */
import { type ReactNode, useRef, useState } from 'react';
import type { Advice } from '../../suggestions/findSuggestions';
import { useMediaQuery } from '../../ui/useMediaQuery';
import { useTakenFocus } from '../../ui/useTakenFocus';
import { narrowScreen } from '../screenSizes';
import { useLateText } from '../useLateText';
import { RefusedRow } from './RefusedRow';
import { SuggestionDetails } from './SuggestionDetails';
import { SuggestionRow } from './SuggestionRow';
import { useAdvice } from './useAdvice';

const nothing: Advice = { suggestions: [], refused: [] };

/** The row of the suggestion whose details are shown, else the first. */
function findRow(part: HTMLElement): HTMLElement | null {
  return part.querySelector<HTMLElement>('[aria-current]') ?? part.querySelector('.suggestion-row');
}

/** The suggestions, below what chooses between views; on a phone the chosen one unfolds within the list. */
export function Suggestions({ views }: { readonly views: ReactNode }) {
  const { advice: words } = useLateText();
  const { advice, isCurrent } = useAdvice();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const isNarrow = useMediaQuery(narrowScreen);
  const { suggestions, refused } = advice ?? nothing;
  const isEmpty = suggestions.length + refused.length === 0;
  const chosen = suggestions.find(({ id }) => id === chosenId) ?? (isNarrow ? undefined : suggestions[0]);
  const details = chosen && <SuggestionDetails key={chosen.id} suggestion={chosen} isCurrent={isCurrent} />;
  const part = useRef<HTMLDivElement>(null);
  // The buttons of a suggestion go with it once it is taken.
  useTakenFocus(part, findRow);
  return (
    <div className="suggestions" ref={part} tabIndex={-1} aria-busy={!isCurrent}>
      <div className="suggestion-lists">
        {views}
        {isEmpty && <p className="advice-empty">{advice === null ? words.finding : words.none}</p>}
        <ul aria-label={words.suggestions}>
          {suggestions.map((suggestion) => (
            <li key={suggestion.id}>
              <SuggestionRow
                suggestion={suggestion}
                isChosen={suggestion === chosen}
                isCurrent={isCurrent}
                isFolder={isNarrow}
                onChoose={() => setChosenId(isNarrow && suggestion === chosen ? null : suggestion.id)}
              />
              {isNarrow && suggestion === chosen && details}
            </li>
          ))}
        </ul>
        {refused.length > 0 && (
          <>
            <h3>{words.refused}</h3>
            <ul>
              {refused.map((refusal) => (
                <li key={refusal.id}>
                  <RefusedRow refusal={refusal} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {!isNarrow && details}
    </div>
  );
}
