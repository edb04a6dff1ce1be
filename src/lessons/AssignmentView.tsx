/** @file The panel of a lesson that a teacher composed: the text of a step, its goals or its question, the way on. */
import { Check, Circle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLateText } from '../editor/useLateText';
import type { AssignmentRun } from '../state/assignmentRun';
import { useStore } from '../state/store';
import { Button } from '../ui/Button';
import { AssignmentCodes } from './AssignmentCodes';
import { computeAnswer, findForeignKinds, isGoalMet, isStepMet } from './assignmentGoals';
import { finishAssignmentStep, goToStep, leaveAssignment, restartAssignment } from './assignmentSteps';
import { LessonHead } from './LessonHead';
import { isWhole } from './lessonChecks';
import { getContext } from './lessonRun';
import { PredictionForm } from './PredictionForm';
import './LessonPanel.css';
import './AssignmentView.css';

/** The panel; nothing where no assignment is open. */
export default function AssignmentView() {
  const run = useStore((state) => state.assignment);
  return run && <StepView key={`${run.hash}/${run.step}`} run={run} />;
}

function StepView({ run }: { readonly run: AssignmentRun }) {
  const { assignments: words, lessons } = useLateText();
  const { assignment, step: place, done } = run;
  const [isFolded, setIsFolded] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const step = assignment.steps[place];
  if (step === undefined) return null;
  const count = assignment.steps.length;
  const isDone = done.has(place);
  const isLast = place === count - 1;
  const title = assignment.title || words.untitled;
  return (
    <>
      <LessonHead
        title={words.region}
        words={{ ...words, fold: lessons.fold, unfold: lessons.unfold }}
        isFolded={isFolded}
        onFold={setIsFolded}
        onRestart={() => restartAssignment(words.restart)}
        onLeave={leaveAssignment}
      />
      {!isFolded && (
        <div className="lesson-body">
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {step.text !== '' && <p className="assignment-words">{step.text}</p>}
          <StepTask run={run} isDone={isDone} />
          {isDone && isLast && <p>{words.finished}</p>}
          {done.size > 0 && <AssignmentCodes run={run} />}
        </div>
      )}
      <footer className="lesson-foot">
        <span className="quiet">{lessons.formatStep(place + 1, count)}</span>
        <Button disabled={place === 0} onClick={() => goToStep(place - 1)}>
          {lessons.back}
        </Button>
        {!isLast && (
          <Button look={isDone ? 'primary' : 'plain'} onClick={() => goToStep(place + 1)}>
            {isDone ? lessons.next : lessons.skip}
          </Button>
        )}
        {isLast && isDone && (
          <Button look="primary" onClick={leaveAssignment}>
            {words.leave}
          </Button>
        )}
      </footer>
    </>
  );
}

/** What there is to do. A step without anything is done once it is seen. */
function StepTask({ run, isDone }: { readonly run: AssignmentRun; readonly isDone: boolean }) {
  const { assignments: words, lessons } = useLateText();
  const step = run.assignment.steps[run.step];
  const isReading = step?.goals.length === 0 && step.question === null;
  useEffect(() => {
    if (isReading) finishAssignmentStep();
  }, [isReading]);
  if (step === undefined || isReading) return null;
  const { question } = step;
  return (
    <section className="lesson-task" aria-label={lessons.task} data-done={isDone || undefined}>
      {question === null ? (
        <Goals run={run} isDone={isDone} />
      ) : (
        <>
          <p className="lesson-task-words">{words.formatQuestion(question)}</p>
          {!isDone && (
            <PredictionForm
              getAnswer={() => computeAnswer(question, getContext(), run.start)}
              hasHint={false}
              onRight={finishAssignmentStep}
            />
          )}
        </>
      )}
      <div role="status" className="lesson-done">
        {isDone && <b>{question === null ? words.right : lessons.right}</b>}
      </div>
    </section>
  );
}

function Goals({ run, isDone }: { readonly run: AssignmentRun; readonly isDone: boolean }) {
  const { assignments: words, layers } = useLateText();
  const design = useStore((state) => state.design);
  const { assignment, start } = run;
  const step = assignment.steps[run.step];
  const context = getContext();
  const isMet = step !== undefined && isStepMet(step, context, start, assignment.kinds);
  useEffect(() => {
    if (isMet) finishAssignmentStep();
  }, [isMet]);
  const foreign = findForeignKinds(assignment.kinds, design, start);
  return (
    <>
      <ul className="assignment-goals" aria-label={words.goalList}>
        {step?.goals.map((goal) => {
          const isReached = isGoalMet(goal, context, start);
          const Icon = isReached ? Check : Circle;
          return (
            <li key={JSON.stringify(goal)} data-met={isReached || undefined}>
              <Icon size={16} aria-label={isReached ? words.met : words.open} />
              <span>{words.formatGoal(goal)}</span>
            </li>
          );
        })}
      </ul>
      {!isDone && !isWhole(context) && <p className="lesson-problem">{words.broken}</p>}
      {!isDone && foreign.length > 0 && (
        <p className="lesson-problem">{words.foreign(foreign.map((kind) => layers.kinds[kind]))}</p>
      )}
    </>
  );
}
