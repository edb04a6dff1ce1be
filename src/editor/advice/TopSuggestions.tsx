/** @file The first suggestions for the open design, for the overview of the whole network. */
import { hasPanel } from '../../state/assignmentRun';
import { useStore } from '../../state/store';
import type { Strategy, Suggestion } from '../../suggestions/suggestion';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { SuggestionRow } from './SuggestionRow';
import { useAdvice } from './useAdvice';
import './AdvicePanel.css';

const shown = 4;

/** The first suggestion for each aim that another one does not serve already. */
function pickFirst(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const served = new Set<Strategy>();
  const picked = suggestions.filter(({ strategies }) => {
    const isNew = strategies.some((strategy) => !served.has(strategy));
    for (const strategy of strategies) served.add(strategy);
    return isNew;
  });
  return picked.slice(0, shown);
}

/** The first few, one for each aim; nothing where there are none, or where a lesson leaves advice out. */
export function TopSuggestions() {
  const hasAdvice = useStore((state) => hasPanel(state, 'advice'));
  return hasAdvice ? <FirstSuggestions /> : null;
}

function FirstSuggestions() {
  const { advice: words } = useLateText();
  const showDockTab = useStore((state) => state.showDockTab);
  const { advice, isCurrent } = useAdvice();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const suggestions = advice?.suggestions ?? [];
  if (suggestions.length === 0 || isHidden) return null;
  return (
    <section className="top-suggestions" aria-label={words.suggestions}>
      <h3>{words.suggestions}</h3>
      <ul>
        {pickFirst(suggestions).map((suggestion) => (
          <li key={suggestion.id}>
            <SuggestionRow suggestion={suggestion} isChosen={false} isCurrent={isCurrent} />
          </li>
        ))}
      </ul>
      <Button look="quiet" onClick={() => showDockTab('advice')}>
        {words.formatAll(suggestions.length)}
      </Button>
    </section>
  );
}
