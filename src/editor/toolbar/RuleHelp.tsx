/** @file What the rules say, where they come from, and why there is no choice between them in a lesson. */
import { selectFixedRule } from '../../state/fixedRule';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';

/** The explanations. */
export default function RuleHelp() {
  const { ruleHelp } = useLateText();
  const isFixed = useStore((state) => selectFixedRule(state) !== null);
  return (
    <>
      {isFixed && <p>{ruleHelp.fixed}</p>}
      {ruleHelp.explanations.map(({ term, text: sentence }) => (
        <p key={term}>
          <b>{term}</b> {sentence}
        </p>
      ))}
      <p className="source">{ruleHelp.source}</p>
    </>
  );
}
