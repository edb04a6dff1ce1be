/** @file Where a number is said before it is shown. */
import { type FormEvent, useId, useState } from 'react';
import { useLateText } from '../editor/useLateText';
import { Button } from '../ui/Button';
import { parseGrouped, parseWhole } from '../ui/parseGrouped';

/** Answers after which the right one can be asked for. */
const patience = 3;

/** What is wrong with an answer; the sentence is made in the language of the moment. */
type Problem =
  | { readonly code: 'noneAsked' | 'noNumber' }
  | { readonly code: 'wrong'; readonly answer: string };

/** The number by itself: `5 pixels` and `5x5` mean 5. */
function withoutUnit(answer: string, units: readonly string[]): string {
  const typed = answer.trim();
  const unit = ['px', ...units].find((word) => typed.toLowerCase().endsWith(word.toLowerCase())) ?? '';
  const bare = typed.slice(0, typed.length - unit.length).trim();
  const [, height, width] = /^(\d+)\s*[x×]\s*(\d+)$/i.exec(bare) ?? [];
  return height !== undefined && height === width ? height : bare;
}

/** The field for the answer. @param getAnswer the right one; null where what it is about is gone. @param hasHint whether a hint is left to take. */
export function PredictionForm({
  getAnswer,
  hasHint,
  onRight,
}: {
  readonly getAnswer: () => number | null;
  readonly hasHint: boolean;
  readonly onRight: () => void;
}) {
  const { lessons: words } = useLateText();
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const id = useId();
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const typed = withoutUnit(answer, words.units);
    const given = [parseGrouped(typed), parseWhole(typed)];
    const right = getAnswer();
    if (right === null) setProblem({ code: 'noneAsked' });
    else if (given.every(Number.isNaN)) setProblem({ code: 'noNumber' });
    else if (given.includes(right)) onRight();
    else {
      setProblem({ code: 'wrong', answer: answer.trim() });
      setTries(tries + 1);
    }
  };
  return (
    <form className="lesson-answer" onSubmit={handleSubmit}>
      <input
        className="text-field"
        inputMode="numeric"
        autoComplete="off"
        aria-label={words.answer}
        placeholder={words.answerHint}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Button type="submit" look="primary">
        {words.check}
      </Button>
      {tries >= patience && (
        <Button look="quiet" onClick={onRight}>
          {words.reveal}
        </Button>
      )}
      <p className="lesson-problem" role="status" id={id}>
        {problem && (problem.code === 'wrong' ? words.wrong(problem.answer, hasHint) : words[problem.code])}
      </p>
    </form>
  );
}
