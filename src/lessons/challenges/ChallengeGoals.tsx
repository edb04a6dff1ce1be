/** @file What a challenge asks for, each with whether the network has it. */
import { Check, Circle } from 'lucide-react';
import { useId } from 'react';
import { useLateText } from '../../editor/useLateText';
import { capitalize } from '../../text/en/words';
import type { Challenge } from './challenge';
import type { ChallengeImage, ChallengeState } from './challengeChecks';

function GoalRow({
  isMet,
  words,
  actual,
}: {
  readonly isMet: boolean;
  readonly words: string;
  readonly actual?: string | undefined;
}) {
  const { challenges: text } = useLateText();
  return (
    <li data-met={isMet || undefined}>
      {isMet ? <Check size={16} aria-hidden="true" /> : <Circle size={16} aria-hidden="true" />}
      <span>
        {capitalize(words)}
        {actual !== undefined && !isMet && <span className="challenge-actual"> {actual}</span>}
        <span className="visually-hidden">, {isMet ? text.met : text.unmet}</span>
      </span>
    </li>
  );
}

/** The list. @param image the images of the start. */
export function ChallengeGoals({
  challenge,
  state,
  image,
}: {
  readonly challenge: Challenge;
  readonly state: ChallengeState;
  readonly image: ChallengeImage;
}) {
  const { challenges: words } = useLateText();
  const id = useId();
  return (
    <section className="lesson-task" aria-labelledby={id} data-done={state.isSolved || undefined}>
      <h3 id={id}>{words.wanted}</h3>
      <ul className="challenge-goals">
        {state.goals.map(({ goal, actual, isMet }) => (
          <GoalRow
            key={goal.kind}
            isMet={isMet}
            words={words.goals[goal.kind](goal.value)}
            actual={actual === null ? undefined : words.formatActual(actual)}
          />
        ))}
        {challenge.rules.map((rule) => (
          <GoalRow key={rule} isMet={!state.broken.includes(rule)} words={words.rules[rule]} />
        ))}
        <GoalRow isMet={state.hasImage} words={words.image(image.size, image.channels)} />
        {!state.isWhole && <GoalRow isMet={false} words={words.whole} />}
      </ul>
    </section>
  );
}
