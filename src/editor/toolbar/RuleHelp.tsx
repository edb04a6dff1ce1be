/** @file What the rules say, and where they come from. */
import { useLateText } from '../useLateText';

/** The explanations. */
export default function RuleHelp() {
  const { ruleHelp } = useLateText();
  return (
    <>
      {ruleHelp.explanations.map(({ term, text: sentence }) => (
        <p key={term}>
          <b>{term}</b> {sentence}
        </p>
      ))}
      <p className="source">{ruleHelp.source}</p>
    </>
  );
}
